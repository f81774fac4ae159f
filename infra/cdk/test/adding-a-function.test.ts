// A line in lib/functions.ts is all that a worker needs (docs/adding-a-function.md).

import { expect, test } from 'vitest';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FUNCTIONS, worker } from '../lib/functions.ts';
import { Templates } from '../lib/template.ts';
import { statementsOf } from './permissions.ts';
import { build, configuration, synthesised } from './synth.ts';

const config = configuration('minimal');
const app = build(config, { ...FUNCTIONS, answer: worker() });
const templates = Templates.of(app);
const named = (type: string, property: string) => templates.all(type).map(([, , { Properties }]) => Properties[property] as string);

test('it has a queue with dead letters, which handoff reads', () => {
  expect(named('AWS::SQS::Queue', 'QueueName')).toEqual(expect.arrayContaining(['aisle-answer', 'aisle-answer-dlq']));
  const mappings = templates.all('AWS::Lambda::EventSourceMapping').map(([, , { Properties }]) =>
    [templates.text(Properties['EventSourceArn']), templates.text(Properties['FunctionName'])].join(' '));
  expect(mappings.filter((mapping) => mapping.startsWith('${AnswerWorkQueue.Arn} ${AnswerAlias'))).toHaveLength(1);
  expect(mappings.filter((mapping) => mapping.startsWith('${AnswerDeadLettersQueue.Arn} ${HandoffAlias'))).toHaveLength(1);
});

test('it is built, released and called like the others', () => {
  expect(named('AWS::Lambda::Function', 'FunctionName')).toContain('aisle-answer');
  expect(templates.all('AWS::CodeDeploy::DeploymentGroup')).toHaveLength(7);
});

test('whoever writes may send to it, and has its address', () => {
  const statements = statementsOf(templates);
  for (const role of ['Intake', 'Nlu', 'Order', 'Handoff', 'Sync', 'Answer']) {
    expect(statements[role]!.find(({ sid }) => sid === 'SendWork')!.on, role).toContain('${AnswerWorkQueue.Arn}');
  }
  expect(statements['Connect']!.map(({ sid }) => sid)).not.toContain('SendWork');
  for (const [, , { Properties }] of templates.all('AWS::Lambda::Function')) {
    const writes = Properties['FunctionName'] !== 'aisle-connect';
    expect('AISLE_QUEUE_ANSWER_URL' in Properties['Environment'].Variables, Properties['FunctionName']).toBe(writes);
  }
});

test('what the others may is otherwise unchanged', () => {
  const without = (statements: ReturnType<typeof statementsOf>) => Object.fromEntries(Object.entries(statements)
    .filter(([role]) => !role.startsWith('Answer'))
    .map(([role, list]) => [role, list.map((statement) => ({ ...statement, on: statement.on.filter((one) => !one.includes('Answer')) }))]));
  expect(without(statementsOf(templates))).toEqual(without(statementsOf(synthesised('minimal').templates)));
});

test('nothing about it is a finding', () => {
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});
