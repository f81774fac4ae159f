// The queues keep the promise: a message that cannot be processed is with a human within 60 s. And
// they are the queues that the local platform has.

import { describe, expect, test } from 'vitest';
import { BATCH, MAX_RECEIVES, MAX_RECEIVES_OF_THE_LAST, PROMISED, VISIBILITY } from '../lib/delivery-times.ts';
import { eventReaders, FUNCTIONS, handedOver, workers } from '../lib/functions.ts';
import { routes } from '../lib/routes.ts';
import { short } from '../lib/template.ts';
import { configuration, NAMES, source, synthesised } from './synth.ts';

const QUEUES = 'local/aisle/src/platform/queues.rs';
const PLATFORM = 'local/aisle/src/platform/mod.rs';
const number = (text: string, pattern: RegExp): number => {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern} is not found`);
  return Number(found);
};

describe.each(NAMES)('%s', (name) => {
  const { config, templates } = synthesised(name);
  const queues = Object.fromEntries(templates.all('AWS::SQS::Queue').map(([, , { Properties }]) => [Properties['QueueName'], Properties]));
  const byId = Object.fromEntries(templates.all('AWS::SQS::Queue').map(([, id, { Properties }]) => [short(id), Properties['QueueName'] as string]));
  const mappings = templates.all('AWS::Lambda::EventSourceMapping').map(([, , { Properties }]) => ({
    ...Properties,
    queue: byId[/\$\{(\w+)/.exec(templates.text(Properties['EventSourceArn']))![1]!]!,
    function: /\$\{(\w+?)Alias/.exec(templates.text(Properties['FunctionName']))![1]!.toLowerCase(),
  }));
  const timeouts = Object.fromEntries(templates.all('AWS::Lambda::Function').map(([, , { Properties }]) => [Properties['FunctionName'], Properties['Timeout']]));
  const redrive = (queue: string) => {
    const policy = queues[queue]!['RedrivePolicy'];
    return policy && { to: byId[/\$\{(\w+)/.exec(templates.text(policy.deadLetterTargetArn))![1]!], after: policy.maxReceiveCount };
  };

  test('a poison message is with a human in time', () => {
    for (const worker of handedOver(FUNCTIONS)) {
      const queue = `${config.name}-${worker}`;
      const { to, after } = redrive(queue)!;
      expect(to).toBe(`${config.name}-${worker}-dlq`);
      // Every try takes the visibility time-out whole; then handoff has its own time.
      const seconds = after * queues[queue]!['VisibilityTimeout'] + timeouts[`${config.name}-handoff`];
      expect(seconds).toBeLessThanOrEqual(PROMISED.toSeconds());
      expect(mappings.filter((mapping) => mapping.queue === to).map((mapping) => mapping.function)).toEqual(['handoff']);
    }
  });

  test('an event that cannot be processed waits for the operator, and nobody reads it', () => {
    expect(eventReaders(FUNCTIONS)).toEqual(['sync']);
    expect(redrive(`${config.name}-sync`)).toEqual({ to: `${config.name}-sync-dlq`, after: MAX_RECEIVES });
    expect(redrive(`${config.name}-sync-dlq`)).toBeUndefined();
    expect(mappings.filter(({ queue }) => queue === `${config.name}-sync-dlq`)).toEqual([]);
    expect(queues[`${config.name}-sync-dlq`]!['MessageRetentionPeriod']).toBe(config.retention.deadLetterDays * 24 * 3600);
  });

  test('nothing received is visible again while its function still runs', () => {
    expect(mappings).toHaveLength(workers(FUNCTIONS).length + handedOver(FUNCTIONS).length);
    for (const mapping of mappings) {
      expect(queues[mapping.queue]!['VisibilityTimeout'], mapping.queue)
        .toBeGreaterThan(timeouts[`${config.name}-${mapping.function}`]);
    }
  });

  test('batches go at once, fail one by one, and have a bound of one kind', () => {
    for (const mapping of mappings as Record<string, any>[]) {
      expect(mapping).toMatchObject({
        BatchSize: BATCH, MaximumBatchingWindowInSeconds: 0, FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      const capped = mapping['ScalingConfig']?.MaximumConcurrency;
      const pollers = mapping['ProvisionedPollerConfig'];
      expect([capped, pollers].filter(Boolean), mapping['queue']).toHaveLength(1);
      const provisioned = config.sale && ['nlu', 'order'].includes(mapping['function']);
      expect(Boolean(pollers), mapping['queue']).toBe(provisioned);
      if (pollers) expect(pollers.MinimumPollers).toBeLessThanOrEqual(pollers.MaximumPollers);
    }
  });

  test('functions are called by their alias only', () => {
    for (const mapping of mappings as Record<string, any>[]) expect(templates.text(mapping['FunctionName'])).toMatch(/:live$|Alias/);
    for (const [, , { Properties }] of templates.all('AWS::ApiGatewayV2::Integration')) {
      if (Properties['IntegrationUri']) expect(templates.text(Properties['IntegrationUri'])).toMatch(/functions\/\$\{\w+Alias/);
    }
  });

  test('messages are kept longer where they end than where they begin', () => {
    for (const [queue, properties] of Object.entries(queues) as [string, Record<string, any>][]) {
      const to = redrive(queue)?.to;
      if (to && !queue.endsWith('-dlq')) {
        expect(queues[to]!['MessageRetentionPeriod']).toBeGreaterThan(properties['MessageRetentionPeriod']);
      }
      expect(properties['SqsManagedSseEnabled'], queue).toBe(true);
      expect(properties['FifoQueue'] ?? false, queue).toBe(false);
    }
    expect(queues[`${config.name}-handoff-dlq`]!['MessageRetentionPeriod']).toBe(config.retention.deadLetterDays * 24 * 3600);
    expect(redrive(`${config.name}-handoff-dlq`)).toBeUndefined();
  });
});

test('the times are the local platform\'s', () => {
  const local = source(QUEUES);
  expect(VISIBILITY.toSeconds()).toBe(number(local, /VISIBILITY: Duration = Duration::from_secs\((\d+)\)/));
  expect(MAX_RECEIVES).toBe(number(local, /MAX_RECEIVES: u32 = (\d+)/));
  expect(MAX_RECEIVES_OF_THE_LAST).toBe(number(local, /MAX_RECEIVES_OF_THE_LAST: u32 = (\d+)/));
  expect(BATCH).toBe(number(source('shared/lambda/src/batch.rs'), /Self \{ per_record, concurrency: (\d+)/));
});

test('the functions and how long they may take are the local platform\'s', () => {
  const local = [...source(PLATFORM).matchAll(/\("(\w+)", Duration::from_secs\((\d+)\)\),/g)]
    .map(([, name, seconds]) => [name, Number(seconds)]);
  expect(local.length).toBeGreaterThan(4);
  expect(Object.entries(FUNCTIONS).map(([name, { seconds }]) => [name, seconds])).toEqual(local);
});

test('every queue of the local platform is deployed, with the same reader and the same failures', () => {
  const rust = source(QUEUES);
  const named = Object.fromEntries([...rust.matchAll(/const (\w+): &str = ("[\w-]+")/g)].map(([, name, value]) => [name, value]));
  const local = [...rust.matchAll(/\("([\w-]+)", "(\w+)", ("[\w-]+"|\w+)\)/g)].map(([, queue, reader, failures]) =>
    [queue, reader, (named[failures!] ?? failures!).replaceAll('"', '')]);
  expect(local.length).toBeGreaterThan(4);
  const { config, templates } = synthesised('minimal');
  const byId = Object.fromEntries(templates.all('AWS::SQS::Queue').map(([, id, { Properties }]) =>
    [short(id), (Properties['QueueName'] as string).replace(`${config.name}-`, '')]));
  const id = (value: unknown) => byId[/\$\{(\w+)/.exec(templates.text(value))![1]!];
  const failures = Object.fromEntries(templates.all('AWS::SQS::Queue').filter(([, , { Properties }]) => Properties['RedrivePolicy'])
    .map(([, own, { Properties }]) => [byId[short(own)], id(Properties['RedrivePolicy'].deadLetterTargetArn)]));
  const deployed = templates.all('AWS::Lambda::EventSourceMapping').map(([, , { Properties }]) => {
    const queue = id(Properties['EventSourceArn'])!;
    return [queue, /\$\{(\w+?)Alias/.exec(templates.text(Properties['FunctionName']))![1]!.toLowerCase(), failures[queue]];
  });
  expect(deployed.sort()).toEqual(local.sort());
});

test('the routes are the local platform\'s; only ping needs no function here', () => {
  const local = source('local/aisle/src/platform/socket_api.rs');
  const named = (list: string) => [...new RegExp(`${list}: \\[&str; \\d+\\] =\\s*\\[([^\\]]+)\\]`).exec(local)![1]!.matchAll(/"([^"]+)"/g)].map(([, key]) => key);
  const deployed = (name?: string) => routes(configuration('minimal')).filter((route) => route.function === name).map(({ key }) => key).sort();
  expect(deployed('intake')).toEqual(named('SHOPPER_ROUTES').filter((key) => key !== 'ping').sort());
  expect(deployed('handoff')).toEqual(named('AGENT_ROUTES').sort());
  expect(deployed('connect')).toEqual(['$connect', '$disconnect']);
  expect(deployed()).toEqual(['ping']);
});

