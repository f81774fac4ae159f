// The statements of each function's role as the template has them, with references written as names.

import type { Templates } from '../lib/template.ts';
import { short } from '../lib/template.ts';

export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly if?: unknown;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Statements by function. */
export function statementsOf(templates: Templates): Record<string, Statement[]> {
  const byRole: Record<string, Statement[]> = {};
  for (const [, , policy] of templates.all('AWS::IAM::Policy')) {
    for (const role of policy.Properties['Roles'] as unknown[]) {
      const name = /^\$\{(\w+)Role\}$/.exec(templates.text(role))?.[1];
      if (name === undefined) throw new Error(`a policy of ${templates.text(role)}`);
      const statements = (policy.Properties['PolicyDocument'].Statement as Record<string, any>[]).map((statement) => {
        if (statement['Effect'] !== 'Allow') throw new Error('only what is allowed is listed');
        return {
          sid: statement['Sid'] ?? '',
          actions: list(statement['Action']),
          on: list(statement['Resource']).map((resource) => templates.text(resource)),
          ...(statement['Condition'] && { if: resolved(statement['Condition'], templates) }),
        };
      });
      (byRole[name] ??= []).push(...statements);
    }
  }
  return byRole;
}

/** A condition with its references as text; keys stay. */
function resolved(condition: Record<string, Record<string, unknown>>, templates: Templates): unknown {
  return Object.fromEntries(Object.entries(condition).map(([operator, pairs]) => [operator, Object.fromEntries(
    Object.entries(pairs).map(([key, value]) => [key, Array.isArray(value) ? value : templates.text(value)]))]));
}

/** Managed policies of all roles, by role. */
export function managedPolicies(templates: Templates): Record<string, string[]> {
  return Object.fromEntries(templates.all('AWS::IAM::Role').flatMap(([, id, role]) => {
    const managed = (role.Properties['ManagedPolicyArns'] as unknown[] | undefined) ?? [];
    return managed.length > 0 ? [[short(id), managed.map((arn) => templates.text(arn))]] : [];
  }));
}
