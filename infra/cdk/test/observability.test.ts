// Every alarm can go off, tells somebody, and has a paragraph that says what to do.

import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../lib/config/load.ts';
import { FUNCTIONS, worker } from '../lib/functions.ts';
import { PRICES } from '../lib/prices.ts';
import { runbookId } from '../lib/runbook.ts';
import { Templates } from '../lib/template.ts';
import { build, configuration, NAMES, source, synthesised } from './synth.ts';

const operations = source('docs/operations.md');
/** The paragraph of an alarm in docs/operations.md, to the next heading. */
const paragraph = (id: string): string | undefined => operations.split(/^#+ /m).find((part) => part.startsWith(`Alarm: ${id}\n`));

interface Alarm { readonly name: string; readonly stack: string; readonly properties: Record<string, any> }
const alarmsOf = (templates: Templates): Alarm[] => templates.all('AWS::CloudWatch::Alarm')
  .map(([stack, id, { Properties }]) => ({ name: Properties['AlarmName'] ?? id, stack, properties: Properties }));

const ids = new Set(alarmsOf(synthesised('full').templates).map(({ properties }) => runbookId(properties['AlarmDescription'])));

test.each(NAMES)('%s: every alarm names its paragraph', (name) => {
  for (const { name: alarm, properties } of alarmsOf(synthesised(name).templates)) {
    expect(runbookId(properties['AlarmDescription']), alarm).toBeDefined();
    expect(ids, alarm).toContain(runbookId(properties['AlarmDescription']));
  }
});

describe.each([...ids])('alarm %s', (id) => {
  test('has a paragraph: what it means, where to look, what to do', () => {
    const text = paragraph(id!);
    expect(text, `docs/operations.md needs "### Alarm: ${id}"`).toBeDefined();
    for (const part of ['**Means**', '**Look**', '**Do**']) {
      expect(text!.split(part)[1]?.split('**')[0]?.length ?? 0, part).toBeGreaterThan(30);
    }
  });
});

test('no paragraph is about an alarm that is not there', () => {
  const written = [...operations.matchAll(/^#+ Alarm: (.+)$/gm)].map(([, id]) => id);
  expect(written.sort()).toEqual([...ids].sort());
});

test.each(NAMES)('%s: alarms tell the topic, and quiet is no alarm', (name) => {
  for (const { name: alarm, stack, properties } of alarmsOf(synthesised(name).templates)) {
    expect(properties['TreatMissingData'], alarm).toBe('notBreaching');
    expect(properties['ComparisonOperator'], alarm).toBe('GreaterThanOrEqualToThreshold');
    // Those of the stack api only take a release back.
    if (stack === 'Observability') expect(properties['AlarmActions'], alarm).toHaveLength(1);
    const metrics = properties['Metrics'] as { MetricStat?: unknown }[] | undefined;
    // CloudWatch takes ten in one expression.
    if (metrics) expect(metrics.length, alarm).toBeLessThanOrEqual(10);
  }
});

test('what must be watched is watched', () => {
  const names = alarmsOf(synthesised('minimal').templates).map(({ name }) => name);
  const each = (id: string, of: string[]) => of.map((one) => `aisle-${id}-${one}`);
  const all = Object.keys(FUNCTIONS);
  expect(names).toEqual(expect.arrayContaining([
    'aisle-ack-latency', 'aisle-reply-latency', 'aisle-last-resort', 'aisle-socket-errors', 'aisle-connection-rate',
    'aisle-table-throttles-reads', 'aisle-table-throttles-writes', 'aisle-cost',
    ...each('queue-age', ['nlu', 'order', 'handoff', 'sync']), ...each('events-refused', ['sync']), ...each('poison', ['nlu', 'order']), ...each('dead-letter-age', ['nlu', 'order']),
    ...each('function-errors', all), ...each('function-throttles', all),
  ]));
});

test('metrics are of things that are there', () => {
  const { templates } = synthesised('full');
  const queues = new Set(templates.all('AWS::SQS::Queue').map(([, , { Properties }]) => Properties['QueueName']));
  const functions = new Set(templates.all('AWS::Lambda::Function').map(([, , { Properties }]) => Properties['FunctionName']));
  let looked = 0;
  const look = (dimensions: { Name: string; Value: unknown }[] | undefined) => {
    for (const { Name, Value } of dimensions ?? []) {
      const value = templates.text(Value);
      looked += 1;
      if (Name === 'QueueName') expect(queues).toContain(value);
      else if (Name === 'FunctionName' && !value.startsWith('$')) expect(functions).toContain(value);
      else if (Name === 'TableName') expect(value).toBe('${Conversations}');
      else if (Name === 'ApiId') expect(value).toBe('${SocketApi}');
    }
  };
  for (const { properties } of alarmsOf(templates)) {
    look(properties['Dimensions']);
    for (const metric of properties['Metrics'] ?? []) look(metric.MetricStat?.Metric.Dimensions);
  }
  expect(looked).toBeGreaterThan(40);
});

test('what is not there in a minute hides nothing', () => {
  // Points of these are there only when there is something to count.
  const rare = /^(Duration|ReadThrottleEvents|WriteThrottleEvents|IntegrationError|ExecutionError)$/;
  let looked = 0;
  for (const { name, properties } of alarmsOf(synthesised('minimal').templates)) {
    const metrics = (properties['Metrics'] ?? []) as { Id: string; Expression?: string; MetricStat?: { Metric: { MetricName: string } } }[];
    const expression = metrics.find(({ Expression }) => Expression)?.Expression;
    for (const { Id } of metrics.filter(({ MetricStat }) => rare.test(MetricStat?.Metric.MetricName ?? ''))) {
      looked += 1;
      expect(expression, name).toContain(`FILL(${Id}, 0)`);
    }
    // What is filled is filled in the newest minute, too: that one must not decide.
    if (expression?.includes('FILL') && name !== 'aisle-cost') {
      expect(properties['EvaluationPeriods'], name).toBeGreaterThan(properties['DatapointsToAlarm']);
    }
  }
  expect(looked).toBe(2 + 4 + 2 + 2);
});

test('limits follow the configuration', () => {
  const of = (name: string) => Object.fromEntries(alarmsOf(synthesised(name).templates).map(({ name: alarm, properties }) => [alarm, properties['Threshold']]));
  expect(of('full')['acme-chat-cost']).toBe(0.05);
  expect(of('minimal')['aisle-cost']).toBe(0.03);
  expect(of('minimal')['aisle-connection-rate']).toBe(24_000);
  const config = resolveConfig({ ...configuration('minimal'), handoffWaitSeconds: 600 });
  const longer = alarmsOf(Templates.of(build(config))).find(({ name }) => name === 'aisle-queue-age-handoff');
  // A message to handoff may be delayed by the whole wait.
  expect(longer!.properties['Threshold']).toBeGreaterThan(600);
});

test('the cost of a thousand messages has the prices of the bench', () => {
  const python = source('tests/bench/price.py');
  const price = (text: string) => Number(new RegExp(text).exec(python)![1]);
  expect([PRICES.writeUnit, PRICES.readUnit, PRICES.sqsRequest, PRICES.frame]).toEqual(
    /WRITE, READ, SQS, FRAME, EVENT, LOG_GB = ([^\n]+)/.exec(python)![1]!.split(', ').slice(0, 4).map(Number));
  expect(PRICES.gbSecond).toBe(price('INVOCATION, GB_SECOND = [^,]+, (\\S+)'));
  const cost = alarmsOf(synthesised('minimal').templates).find(({ name }) => name === 'aisle-cost')!;
  const expression = cost.properties['Metrics'].find((one: { Expression?: string }) => one.Expression).Expression as string;
  // A plain turn by the expression: 2.15 writes, 4.5 reads, 3 frames, one wake-up, 40 ms of functions.
  const values: Record<string, number> = { writes: 2150, reads: 3040, frames: 3000, wakes: 1000, d_intake: 20_000, d_nlu: 4_000, d_order: 0, d_handoff: 0 };
  const formula = /IF\(wakes > 100, (.+), 0\)$/.exec(expression)![1]!.replaceAll(/FILL\((\w+), 0\)/g, '$1').replaceAll(/[a-z_]+/g, (name) => String(values[name]));
  const dollars = Number(new Function(`return ${formula}`)());
  // docs/performance.md has $5.60 a million for it.
  expect(dollars).toBeGreaterThan(0.005);
  expect(dollars).toBeLessThan(0.0065);
});

test('a function more is watched, too', () => {
  const app = build(configuration('minimal'), { ...FUNCTIONS, answer: worker() });
  const names = alarmsOf(Templates.of(app)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([
    'aisle-queue-age-answer', 'aisle-poison-answer', 'aisle-dead-letter-age-answer', 'aisle-function-errors-answer', 'aisle-function-throttles-answer',
  ]));
});
