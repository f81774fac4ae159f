// What each role may do, compared with the table that was reviewed: permissions.json. A statement
// more, less or wider fails; who changes the table gives the reason there.

import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../lib/config/load.ts';
import { FUNCTIONS } from '../lib/functions.ts';
import { pascal } from '../lib/naming.ts';
import { Templates } from '../lib/template.ts';
import reviewed from './permissions.json' with { type: 'json' };
import { managedPolicies, type Statement, statementsOf } from './permissions.ts';
import { build, configuration, NAMES, synthesised } from './synth.ts';

/** What may have a `*` in it, and why. */
const WILDCARDS: Record<string, string> = {
  'execute-api:ManageConnections': 'API Gateway makes up a connection\'s id when it opens',
  'cloudwatch:DescribeAlarms': 'it only reads, and CodeDeploy stops every release that it cannot read the alarms of',
};

const table = reviewed as Record<string, (Statement & { why: string })[]>;
const actual = statementsOf(synthesised('minimal').templates);

test('the table is about exactly the roles that there are', () => {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(table).sort());
  expect(Object.keys(table)).toEqual(expect.arrayContaining(Object.keys(FUNCTIONS).map(pascal)));
});

describe.each(Object.keys(table))('%s', (role) => {
  test('may exactly what was reviewed', () => {
    const order = (statements: readonly Statement[]) => [...statements].sort((a, b) => a.sid.localeCompare(b.sid));
    expect(order(actual[role]!)).toEqual(order(table[role]!.map(({ why: _, ...statement }) => statement)));
  });

  test('has a reason for each statement', () => {
    for (const { sid, why } of table[role]!) expect(why.length, sid).toBeGreaterThan(10);
  });
});

test.each(NAMES)('%s: a wildcard has a reason, and an action none at all', (name) => {
  for (const [role, statements] of Object.entries(statementsOf(synthesised(name).templates))) {
    for (const { sid, actions, on } of statements) {
      expect(actions.filter((action) => action.includes('*')), `${role} ${sid}`).toEqual([]);
      if (on.some((resource) => resource.includes('*'))) {
        expect(Object.keys(WILDCARDS), `${role} ${sid}: ${on}`).toEqual(expect.arrayContaining([...actions]));
      }
    }
  }
});

test('only intake closes connections, and only who pushes may post', () => {
  const paths = Object.fromEntries(Object.entries(actual).map(([role, statements]) => [
    role, statements.flatMap(({ on }) => on).filter((resource) => resource.includes('@connections'))
      .map((resource) => resource.split('/')[2]),
  ]));
  expect(paths).toMatchObject({ Connect: [], Intake: ['POST', 'DELETE'], Nlu: ['POST'], Order: ['POST'], Handoff: ['POST'] });
});

test('the only managed policy is the one that API Gateway insists on', () => {
  expect(managedPolicies(synthesised('minimal').templates))
    .toEqual({ AccessLogRole: ['arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs'] });
  expect(managedPolicies(synthesised('full').templates)).toEqual({});
});

test('what a role may does not depend on the configuration', () => {
  const names = (statements: Record<string, Statement[]>) =>
    Object.fromEntries(Object.entries(statements).map(([role, list]) => [role, list.map(({ sid, actions }) => [sid, actions])]));
  expect(names(statementsOf(synthesised('full').templates))).toEqual(names(actual));
});

test('another name and region are in the statements, not the table\'s', () => {
  const config = resolveConfig({ ...configuration('minimal'), name: 'other', region: 'eu-west-1' });
  const text = JSON.stringify(statementsOf(Templates.of(build(config))));
  expect(text).toContain('arn:aws:lambda:eu-west-1:123456789012:function:other-connect');
  expect(text).not.toContain('eu-central-1');
});
