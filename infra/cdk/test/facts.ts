// What templates say of the functions, as plain facts: what tests/tests/template/ starts the very
// binaries by. References are written as names of things; nothing is left out and nothing added.

import { pascal } from '../lib/naming.ts';
import { type Resource, short, type Templates } from '../lib/template.ts';
import { type Statement, statementsOf } from './permissions.ts';

export interface Facts {
  readonly region: string;
  readonly account: string;
  /** The deployment's name, in front of all others. */
  readonly deployment: string;
  readonly stage: string;
  /** By the name without the deployment's. */
  readonly functions: Readonly<Record<string, {
    readonly deployedAs: string;
    readonly seconds: number;
    readonly memoryMb: number;
    /** Whether its environment is encrypted by a key of ours. */
    readonly environmentKey?: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly statements: readonly Statement[];
  }>>;
  readonly tables: Readonly<Record<string, {
    readonly keys: readonly string[];
    readonly indexes: readonly { readonly name: string; readonly keys: readonly string[] }[];
    readonly key: string;
  }>>;
  readonly queues: Readonly<Record<string, {
    readonly name: string;
    readonly visibility: number;
    readonly redrive?: { readonly to: string; readonly receives: number };
  }>>;
  readonly mappings: readonly { readonly queue: string; readonly function: string; readonly batch: number; readonly partial: boolean }[];
  readonly authorizer: string;
  readonly routes: readonly { readonly key: string; readonly function?: string; readonly answers: boolean }[];
  readonly bus: { readonly id: string; readonly name: string };
  readonly rules: readonly { readonly pattern: unknown; readonly queue: string }[];
}

export function factsOf(templates: Templates, deployment: string, place: { readonly region: string; readonly account: string }): Facts {
  const id = (value: unknown): string => {
    const found = /\$\{(\w+)/.exec(templates.text(value))?.[1];
    if (found === undefined) throw new Error(`${templates.text(value)} names nothing`);
    return found;
  };
  /** The function behind an alias, by the construct's id. */
  const functionOf = (value: unknown): string => byId[id(value).replace(/Alias$/, '')]!;
  const byId = Object.fromEntries(templates.all('AWS::Lambda::Function').map(([, own, { Properties }]) =>
    [short(own).replace(/Function$/, ''), (Properties['FunctionName'] as string).slice(deployment.length + 1)]));
  const statements = statementsOf(templates);
  const attributes = (keys: readonly { readonly AttributeName: string }[]) => keys.map(({ AttributeName }) => AttributeName);
  const integrations = Object.fromEntries(templates.all('AWS::ApiGatewayV2::Integration')
    .map(([, own, { Properties }]) => [short(own), Properties['IntegrationUri'] as unknown]));
  const only = (type: string): { readonly id: string; readonly properties: Resource['Properties'] } => {
    const [one, ...others] = templates.all(type);
    if (!one || others.length > 0) throw new Error(`there must be exactly one ${type}`);
    return { id: short(one[1]), properties: one[2].Properties };
  };
  const bus = only('AWS::Events::EventBus');
  return {
    ...place,
    deployment,
    stage: only('AWS::ApiGatewayV2::Stage').properties['StageName'],
    functions: Object.fromEntries(templates.all('AWS::Lambda::Function').map(([, , { Properties }]) => {
      const deployedAs = Properties['FunctionName'] as string;
      const name = deployedAs.slice(deployment.length + 1);
      return [name, {
        deployedAs,
        seconds: Properties['Timeout'],
        memoryMb: Properties['MemorySize'],
        ...(Properties['KmsKeyArn'] && { environmentKey: templates.text(Properties['KmsKeyArn']) }),
        environment: Object.fromEntries(Object.entries(Properties['Environment'].Variables).map(([key, value]) => [key, templates.text(value)])),
        statements: statements[pascal(name)]!,
      }];
    })),
    tables: Object.fromEntries(templates.all('AWS::DynamoDB::GlobalTable').map(([, own, { Properties }]) => [short(own), {
      keys: attributes(Properties['KeySchema']),
      indexes: ((Properties['GlobalSecondaryIndexes'] ?? []) as { IndexName: string; KeySchema: { AttributeName: string }[] }[])
        .map(({ IndexName, KeySchema }) => ({ name: IndexName, keys: attributes(KeySchema) })),
      key: templates.text(Properties['Replicas'][0].SSESpecification.KMSMasterKeyId),
    }])),
    queues: Object.fromEntries(templates.all('AWS::SQS::Queue').map(([, own, { Properties }]) => {
      const policy = Properties['RedrivePolicy'] as { deadLetterTargetArn: unknown; maxReceiveCount: number } | undefined;
      return [short(own), {
        name: Properties['QueueName'],
        visibility: Properties['VisibilityTimeout'],
        ...(policy && { redrive: { to: id(policy.deadLetterTargetArn), receives: policy.maxReceiveCount } }),
      }];
    })),
    mappings: templates.all('AWS::Lambda::EventSourceMapping').map(([, , { Properties }]) => ({
      queue: id(Properties['EventSourceArn']), function: functionOf(Properties['FunctionName']), batch: Properties['BatchSize'],
      partial: (Properties['FunctionResponseTypes'] as string[] | undefined)?.includes('ReportBatchItemFailures') ?? false,
    })),
    authorizer: functionOf(only('AWS::ApiGatewayV2::Authorizer').properties['AuthorizerUri']),
    routes: templates.all('AWS::ApiGatewayV2::Route').map(([, , { Properties }]) => {
      const uri = integrations[id(Properties['Target'])];
      return {
        key: Properties['RouteKey'], ...(uri !== undefined && { function: functionOf(uri) }),
        answers: Properties['RouteResponseSelectionExpression'] !== undefined,
      };
    }),
    bus: { id: bus.id, name: bus.properties['Name'] },
    rules: templates.all('AWS::Events::Rule').flatMap(([, , { Properties }]) =>
      (Properties['Targets'] as { Arn: unknown }[]).map(({ Arn }) => ({ pattern: Properties['EventPattern'], queue: id(Arn) }))),
  };
}
