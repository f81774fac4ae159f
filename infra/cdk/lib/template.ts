// Reading synthesised templates: what stands where, with references written as names of things,
// across stacks, too.

import type { App } from 'aws-cdk-lib';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, any>;
  readonly DependsOn?: string | readonly string[];
  readonly UpdatePolicy?: Record<string, any>;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>;
  readonly Parameters?: Record<string, unknown>;
}

/** The templates of one app, by the id of the stack. */
export class Templates {
  private readonly exported = new Map<string, unknown>();

  constructor(readonly byStack: Readonly<Record<string, Template>>) {
    for (const template of Object.values(byStack)) {
      for (const output of Object.values(template.Outputs ?? {})) {
        if (output.Export) this.exported.set(output.Export.Name, output.Value);
      }
    }
  }

  static of(app: App): Templates {
    const stacks = app.synth().stacks;
    return new Templates(Object.fromEntries(stacks.map((stack) => [stack.id, stack.template as Template])));
  }

  stack(id: string): Template {
    const template = this.byStack[id];
    if (!template) throw new Error(`there is no stack ${id}`);
    return template;
  }

  /** The resources of a type in all stacks: stack, logical id, resource. */
  all(type: string): [string, string, Resource][] {
    return Object.entries(this.byStack).flatMap(([stack, template]) =>
      Object.entries(template.Resources).filter(([, resource]) => resource.Type === type)
        .map(([id, resource]): [string, string, Resource] => [stack, id, resource]));
  }

  /** A value with its references as text: `${Conversations.Arn}`. */
  text(value: unknown): string {
    if (typeof value !== 'object' || value === null) return String(value);
    if (Array.isArray(value)) return value.map((item) => this.text(item)).join(',');
    const [[kind, of]] = Object.entries(value) as [[string, any]];
    switch (kind) {
      case 'Ref': return pseudo(of);
      case 'Fn::GetAtt': return `\${${short(of[0])}.${of[1]}}`;
      case 'Fn::Join': return of[1].map((part: unknown) => this.text(part)).join(of[0]);
      // A part of an ARN: what it is the ARN of.
      case 'Fn::Select': return this.text(of[1]['Fn::Split'][1]);
      case 'Fn::ImportValue': {
        if (!this.exported.has(of)) throw new Error(`nothing exports ${of}`);
        return this.text(this.exported.get(of));
      }
      default: throw new Error(`cannot read ${JSON.stringify(value)}`);
    }
  }
}

const pseudo = (name: string): string =>
  ({ 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' })[name] ?? `\${${short(name)}}`;

/** A logical id without CDK's hash, and without `Resource` at its end. */
export const short = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');
