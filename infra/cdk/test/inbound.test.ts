// Events of the shop: the rule that takes them in, who may put them on the bus and who may listen,
// and the schemas of both directions in the registry.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../lib/config/load.ts';
import { SHOP_EVENTS } from '../lib/inbound.ts';
import { draft4, eventSchemas } from '../lib/schemas.ts';
import { Templates } from '../lib/template.ts';
import { statementsOf } from './permissions.ts';
import { build, configuration, NAMES, ROOT, source, synthesised } from './synth.ts';

const policies = (templates: Templates) => Object.fromEntries(
  templates.all('AWS::Events::EventBusPolicy').map(([, , { Properties }]) => [(Properties['StatementId'] as string).replace('cdk-', ''), Properties['Statement']]));
const principals = (templates: Templates, statement: Record<string, any>) => [statement['Principal'].AWS].flat().map((one) => templates.text(one));
const root = (account: string) => `arn:aws:iam::${account}:root`;

describe.each(NAMES)('%s', (name) => {
  const { config, templates } = synthesised(name);
  const queuePolicy = (queue: string) => templates.all('AWS::SQS::QueuePolicy')
    .find(([, , { Properties }]) => templates.text(Properties['Queues'][0]) === `\${${queue}}`)![2].Properties['PolicyDocument'].Statement as Record<string, any>[];

  test('one rule takes the shop\'s events as they are, tries for a day, and leaves what fails to the operator', () => {
    const rules = templates.all('AWS::Events::Rule').map(([, , { Properties }]) => Properties);
    expect(rules).toHaveLength(1);
    const [rule] = rules;
    expect(rule).toMatchObject({ Name: `${config.name}-sync`, State: 'ENABLED', EventPattern: { source: [{ prefix: 'shop' }], 'detail-type': SHOP_EVENTS } });
    expect(templates.text(rule!['EventBusName'])).toBe('${Bus}');
    expect(rule!['Targets']).toHaveLength(1);
    const [target] = rule!['Targets'];
    expect(templates.text(target.Arn)).toBe('${SyncWorkQueue.Arn}');
    expect(templates.text(target.DeadLetterConfig.Arn)).toBe('${SyncDeadLettersQueue.Arn}');
    expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 24 * 3600, MaximumRetryAttempts: 185 });
    // The envelope is what is read.
    expect([target.Input, target.InputPath, target.InputTransformer]).toEqual([undefined, undefined, undefined]);
  });

  test('its two queues take what this rule sends; the others take nothing from a service', () => {
    for (const queue of ['SyncWorkQueue', 'SyncDeadLettersQueue']) {
      const allowed = queuePolicy(queue).filter(({ Effect }) => Effect === 'Allow');
      expect(allowed, queue).toHaveLength(1);
      expect(allowed[0]).toMatchObject({ Principal: { Service: 'events.amazonaws.com' } });
      expect([allowed[0]!['Action']].flat(), queue).toContain('sqs:SendMessage');
      expect(templates.text(allowed[0]!['Condition'].ArnEquals['aws:SourceArn']), queue).toBe('${SyncEventsRule.Arn}');
    }
    for (const queue of ['NluWorkQueue', 'OrderWorkQueue', 'HandoffWorkQueue', 'NluDeadLettersQueue', 'OrderDeadLettersQueue', 'HandoffDeadLettersQueue']) {
      expect(queuePolicy(queue).map(({ Effect }) => Effect), queue).toEqual(['Deny']);
    }
  });

  test('only sync sends to its queue and refuses events', () => {
    const senders = Object.entries(statementsOf(templates)).filter(([, statements]) =>
      statements.some(({ actions, on }) => actions.includes('sqs:SendMessage') && on.some((one) => one.startsWith('${Sync'))));
    expect(senders.map(([role]) => role)).toEqual(['Sync']);
  });
});

test('without other accounts the bus has no policy: roles of the own account may as their policies say', () => {
  expect(policies(synthesised('minimal').templates)).toEqual({});
});

test('accounts that are named may put the shop\'s events, and no others', () => {
  const { templates } = synthesised('full');
  const put = policies(templates)['PutShopEvents'];
  expect(put).toMatchObject({ Effect: 'Allow', Action: 'events:PutEvents' });
  expect(principals(templates, put)).toEqual([root('210987654321')]);
  expect(templates.text(put.Resource)).toBe('${Bus.Arn}');
  expect(put.Condition).toEqual({
    'ForAllValues:StringLike': { 'events:source': 'shop*' }, StringEquals: { 'events:detail-type': SHOP_EVENTS }, Null: { 'events:source': 'false' },
  });
});

test('readers that are named may make rules for what Aisle publishes, and change their own only', () => {
  const { templates } = synthesised('full');
  const { MakeRulesForOurEvents: make, KeepOwnRules: keep } = policies(templates);
  for (const statement of [make, keep]) {
    expect(principals(templates, statement).sort()).toEqual([root('345678901234'), root('456789012345')]);
    expect(templates.text(statement.Resource)).toBe('arn:aws:events:us-east-1:123456789012:rule/acme-chat/*');
    expect(statement.Condition.StringEqualsIfExists).toEqual({ 'events:creatorAccount': '${aws:PrincipalAccount}' });
  }
  expect(make).toMatchObject({ Action: 'events:PutRule', Condition: { 'ForAllValues:StringEquals': { 'events:source': 'aisle' }, Null: { 'events:source': 'false' } } });
  expect(keep.Action).not.toContain('events:PutRule');
  expect(Object.keys(policies(templates)).sort()).toEqual(['KeepOwnRules', 'MakeRulesForOurEvents', 'PutShopEvents']);
});

test('the own account is not told twice', () => {
  const config = resolveConfig({ ...configuration('minimal'), integrations: { accounts: ['123456789012'], readers: ['123456789012'] } });
  const templates = Templates.of(build(config));
  expect(policies(templates)).toEqual({});
  const sync = templates.all('AWS::Lambda::Function').find(([, , { Properties }]) => Properties['FunctionName'] === 'aisle-sync')!;
  expect(sync[2].Properties['Environment'].Variables['AISLE_EVENT_ACCOUNTS']).toBe('123456789012');
});

test('schemas are in a registry when that is asked for', () => {
  const { templates } = synthesised('full');
  expect(templates.all('AWS::EventSchemas::Registry').map(([, , { Properties }]) => Properties['RegistryName'])).toEqual(['acme-chat']);
  const made = templates.all('AWS::EventSchemas::Schema').map(([, , { Properties }]) => Properties);
  expect(made.map(({ SchemaName }) => SchemaName).sort()).toEqual(eventSchemas().map(({ name }) => name));
  expect(made.map(({ SchemaName }) => SchemaName)).toContain('aisle.event');
  for (const { Type } of made) expect(Type).toBe('JSONSchemaDraft4');
  expect(synthesised('minimal').templates.all('AWS::EventSchemas::Schema')).toEqual([]);
});

test('a schema of draft 4 takes and refuses what the generated one does', () => {
  const ajv = new Ajv({ strict: false, logger: false });
  const { $schema, ...published } = JSON.parse(eventSchemas().find(({ name }) => name === 'aisle.event')!.content);
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  const valid = ajv.compile(published);
  const event = { v: 1, id: 'c-2-0', conversation: 'c', seq: 2, at: '2026-01-01T00:00:00Z' };
  expect(valid({ ...event, what: { type: 'conversation_started', language: 'de', channel: 'web' } })).toBe(true);
  expect(valid({ ...event, what: { type: 'conversation_started', language: 'de' } })).toBe(false);
  expect(valid({ ...event, what: { type: 'unheard_of' } })).toBe(false);
  expect(valid({ ...event, seq: -1, what: { type: 'conversation_ended' } })).toBe(false);
});

test('a keyword that draft 4 does not have is an error, not a schema that means something else', () => {
  expect(draft4({ $defs: { A: true }, properties: { a: { $ref: '#/$defs/A' }, b: { const: 1 } }, additionalProperties: false }))
    .toEqual({ definitions: { A: {} }, properties: { a: { $ref: '#/definitions/A' }, b: { enum: [1] } }, additionalProperties: false });
  expect(() => draft4({ properties: { a: { prefixItems: [] } } })).toThrow(/prefixItems is not known/);
});

test('every detail-type that is taken in is one that the functions know', () => {
  const rust = readdirSync(join(ROOT, 'shared/contract/src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith('inbound') && file.endsWith('.rs')).map((file) => source(`shared/contract/src/${file}`)).join('\n');
  for (const type of SHOP_EVENTS) expect(rust, type).toContain(`"${type}"`);
});
