// `make deploy`, `destroy` and `diff` against stand-ins: what is run in which order, and what stops
// them.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deploy } from '../lib/deploy/deploy.ts';
import { destroy } from '../lib/deploy/destroy.ts';
import { diff } from '../lib/deploy/diff.ts';
import { FUNCTIONS, workers } from '../lib/functions.ts';
import { type Account, StandIn, wellAccount } from './stand-in.ts';
import { configuration } from './synth.ts';

const standIn = (name: string, account: Account = wellAccount(), answers: string[] = []): StandIn =>
  new StandIn(configuration(name), name, account, answers);
const run = (on: StandIn, yes = true): Promise<void> =>
  deploy({ root: on.root, file: 'merchant.config.json', config: on.config, yes }, on);

test('it looks, builds, shows, deploys and talks, in this order', async () => {
  const on = standIn('minimal');
  await run(on);
  expect(on.changes).toEqual([
    'build-functions.sh merchant',
    'cdk synth --quiet',
    'cdk diff --all --app target/cdk',
    'cdk deploy --all --app target/cdk --require-approval never --outputs-file target/cdk-outputs.json',
    'cargo run -q -p aisle -- chat --jsonl --wait 15 --url wss://a1.execute-api.eu-central-1.amazonaws.com/prod',
  ]);
  expect(on.text).toContain('ok  credentials: for account 123456789012');
  expect(on.text).toMatch(/\d\.\d\d {2}together/);
  expect(on.text).toContain('new WebSocket("wss://a1.execute-api.eu-central-1.amazonaws.com/prod", ["aisle.v1"])');
  // Kept for `make diff`.
  expect(readdirSync(join(on.root, 'target/cdk-deployed')).sort())
    .toEqual(['Api', 'Data', 'Messaging', 'Observability'].map((id) => `${id}.template.json`));
});

test('with a page the firewall is first, and the page is uploaded with its types', async () => {
  const on = standIn('web');
  await run(on);
  const deploys = on.calls.filter((call) => call.startsWith('cdk deploy'));
  expect(deploys[0]).toBe('cdk deploy Edge --app target/cdk --require-approval never');
  expect(deploys[1]).toContain('--parameters aisle-web:FirewallArn=arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b');
  const uploads = on.calls.filter((call) => call.startsWith('aws s3 cp'));
  expect(uploads).toHaveLength(9);
  expect(uploads.some((call) => call.includes('s3://page-bucket/chat --content-type text/html; charset=utf-8'))).toBe(true);
  expect(on.text).toContain('Make chat.shop.example a CNAME of d1.cloudfront.net');
  expect(on.text).toContain('href="https://chat.shop.example/chat"');
});

test('the table is warmed for a peak, and never cooled', async () => {
  const warmed = async (name: string, reads: number, writes: number) => {
    const on = standIn(name, { ...wellAccount(), 'dynamodb describe-table': { Table: { WarmThroughput: { ReadUnitsPerSecond: reads, WriteUnitsPerSecond: writes } } } });
    await run(on);
    return on.calls.filter((call) => call.startsWith('aws dynamodb update-table')).map((call) => call.split(' ')[6]);
  };
  // 3,000 messages a second: 3.47 writes each, and a half for contention.
  expect(await warmed('sale', 12_000, 4_000)).toEqual(['ReadUnitsPerSecond=18000,WriteUnitsPerSecond=12000']);
  expect(await warmed('sale', 20_000, 4_000)).toEqual(['ReadUnitsPerSecond=20000,WriteUnitsPerSecond=12000']);
  expect(await warmed('minimal', 18_000, 12_000)).toEqual([]);
  const refused = standIn('sale');
  refused.fails = 'aws dynamodb update-table';
  await expect(run(refused)).rejects.toThrow('By hand: aws dynamodb update-table --table-name conversations');
});

test('after a sale its pollers are taken away, before the rest is deployed', async () => {
  const account = (state: string): Account => ({
    ...wellAccount(),
    'lambda list-event-source-mappings': { EventSourceMappings: [{ UUID: 'u1', ProvisionedPollerConfig: { MinimumPollers: 30, MaximumPollers: 100 } }] },
    'lambda update-event-source-mapping': {}, 'lambda get-event-source-mapping': { UUID: 'u1', State: state },
  });
  const taken = (on: StandIn) => on.calls.filter((call) => call.startsWith('aws lambda update-event-source-mapping --uuid u1 --provisioned-poller-config {}'));
  const on = standIn('minimal', account('Enabled'));
  await run(on);
  expect(taken(on)).toHaveLength(workers(FUNCTIONS).length);
  expect(on.calls.indexOf(taken(on).at(-1)!)).toBeLessThan(on.calls.findIndex((call) => call.startsWith('cdk deploy')));
  const sale = standIn('sale', account('Enabled'));
  await run(sale);
  expect(taken(sale)).toEqual([]);
  const capped = standIn('minimal');
  await run(capped);
  expect(taken(capped)).toEqual([]);
  const stuck = standIn('minimal', account('Updating'));
  await expect(run(stuck)).rejects.toThrow('u1 is still being changed');
  expect(stuck.calls.filter((call) => call.startsWith('cdk deploy'))).toEqual([]);
});

test.each([
  ['minimal', 'wss://a1.execute-api.eu-central-1.amazonaws.com/prod'],
  // Its name may not be there yet: somebody makes it by hand.
  ['own-domain', 'wss://a1.execute-api.eu-central-1.amazonaws.com/prod'],
  ['web', 'wss://a1.execute-api.eu-central-1.amazonaws.com/prod'],
  ['full', 'wss://chat.shop.example'],
])('%s is talked to at %s', async (name, address) => {
  const on = standIn(name, { ...wellAccount(), ...(name === 'full' && { 'apigateway get-account': { cloudwatchRoleArn: 'theirs' } }) });
  await run(on);
  expect(on.calls.at(-1)).toMatch(new RegExp(`^cargo .* --url ${address}$`));
  if (on.config.domain) expect(on.text).toContain('The socket is wss://chat.shop.example');
});

test('nothing is changed unless the person says so', async () => {
  const on = standIn('minimal', wellAccount(), ['n']);
  await expect(run(on, false)).rejects.toThrow('nothing was changed');
  expect(on.calls.filter((call) => call.startsWith('cdk deploy'))).toEqual([]);
  const willing = standIn('minimal', wellAccount(), ['y']);
  await run(willing, false);
  expect(willing.calls.filter((call) => call.startsWith('cdk deploy'))).toHaveLength(1);
});

// Configuration, what is different in the account, the check that is not well, a part of its fix.
describe.each<[string, Account, string, string]>([
  ['minimal', { 'sts get-caller-identity': undefined }, 'NO  credentials: none that AWS takes', 'aws configure'],
  ['minimal', { 'sts get-caller-identity': { Account: '999999999999' } }, 'NO  credentials: for account 999999999999', 'use those of account 123456789012'],
  ['minimal', { 'ssm get-parameter': undefined }, 'NO  bootstrap of eu-central-1: none', 'cdk bootstrap aws://123456789012/eu-central-1'],
  ['minimal', { 'ssm get-parameter': { Parameter: { Value: '6' } } }, 'NO  bootstrap of eu-central-1: version 6', 'cdk bootstrap'],
  ['web', { 'ssm get-parameter': undefined }, 'NO  bootstrap of us-east-1: none', 'aws://123456789012/us-east-1'],
  ['minimal', { 'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 10 } } }, 'NO  Lambda, concurrent executions: 10; the configuration counts on 1000', 'request-service-quota-increase --service-code lambda'],
  ['minimal', { 'dynamodb list-tables': { TableNames: Array.from({ length: 2496 }, String) } }, 'NO  DynamoDB, tables: 2496 of 2500', 'Maximum number of tables'],
  ['minimal', { 'dynamodb list-tables': undefined }, 'NO  DynamoDB, tables: not told (may you call dynamodb:ListTables?)', 'ask for more'],
  ['sale', { 'dynamodb describe-limits': { TableMaxReadCapacityUnits: 10_000, TableMaxWriteCapacityUnits: 10_000 } }, 'NO  DynamoDB, throughput of a table: 10000 writes', 'limits.messagesPerSecond'],
  ['minimal', { 'service-quotas list-service-quotas': { Quotas: [{ QuotaName: 'WebSocket new connections per second', Value: 100 }] } }, 'NO  API Gateway, new sockets per second: 100', 'limits.connectionsPerSecond to 100'],
  ['minimal', { 'apigateway get-account': { cloudwatchRoleArn: 'arn:aws:iam::1:role/theirs' } }, 'NO  API Gateway, role for access logs: arn:aws:iam::1:role/theirs', 'apiGatewayLogRole to "exists"'],
  ['full', { 'apigateway get-account': {} }, 'NO  API Gateway, role for access logs: none', 'apiGatewayLogRole to "create"'],
  ['own-domain', { 'acm describe-certificate': { Certificate: { Status: 'PENDING_VALIDATION' } } }, 'NO  certificate: PENDING_VALIDATION', 'validation'],
  ['no-identity', { 'secretsmanager describe-secret': undefined }, 'NO  secret shop/jwt: not found', 'create-secret --region ap-southeast-1 --name shop/jwt'],
])('%s with %j', (name, different, found, fix) => {
  test('stops before anything is built, with a fix', async () => {
    const on = standIn(name, { ...wellAccount(), ...different });
    await expect(run(on)).rejects.toThrow('nothing was changed: see the fixes above');
    expect(on.changes).toEqual([]);
    expect(on.text).toContain(found);
    expect(on.text.split(found)[1]).toContain(fix);
  });
});

test('our own role for access logs is no other\'s', async () => {
  await run(standIn('minimal', { ...wellAccount(), 'apigateway get-account': { cloudwatchRoleArn: 'arn:aws:iam::1:role/aisle-api-AccessLogRole-x' } }));
});

test.each([
  ['build-functions.sh', 'build failed'], ['cdk synth', 'synth failed'], ['cdk deploy --all', 'deploy failed'], ['aws s3 cp', 'upload chat'],
])('when %s fails, it ends there and says so', async (fails, says) => {
  const on = standIn('web');
  on.fails = fails;
  await expect(run(on)).rejects.toThrow(says);
  expect(on.calls.at(-1)).toContain(fails);
});

test('what Lambda could not start is not deployed', async () => {
  const on = standIn('minimal');
  on.glibc = 'GLIBC_2.38';
  await expect(run(on)).rejects.toThrow('connect needs version 2.38 of the C library');
  expect(on.changes).toEqual(['build-functions.sh merchant']);
});

test.each<[string, unknown[], string]>([
  ['nothing comes', [], 'a welcome, an ack, a reply to it'],
  ['no ack comes', [{ type: 'welcome' }], 'an ack, a reply to it'],
  ['the reply answers something else', [{ type: 'welcome' }, { type: 'ack', n: 1, seq: 2 }, { type: 'reply', seq: 3, answers: [] }], 'did not get a reply to it'],
])('when %s, the smoke test says what is missing', async (_, frames, says) => {
  const on = standIn('minimal');
  on.frames = frames;
  await expect(run(on)).rejects.toThrow(says);
});

describe('destroy', () => {
  const resources = { StackResources: [
    { ResourceType: 'AWS::DynamoDB::GlobalTable', PhysicalResourceId: 'conversations' },
    { ResourceType: 'AWS::SecretsManager::Secret', PhysicalResourceId: 'secret' },
    { ResourceType: 'AWS::KMS::Key', PhysicalResourceId: 'key' },
  ] };
  const account = (): Account => ({
    ...wellAccount(), 'cloudformation describe-stack-resources': resources, 'cloudformation update-termination-protection': {},
    'dynamodb describe-table': {}, 'dynamodb update-table': {}, 'dynamodb wait': {}, 'dynamodb delete-table': {},
    'secretsmanager delete-secret': {}, 'kms schedule-key-deletion': {},
  });

  test('keeps what holds data', async () => {
    const on = standIn('web', account(), ['aisle']);
    await destroy(on.config, undefined, on);
    expect(on.calls.map((call) => call.split(' ').slice(0, 3).join(' ')))
      .toEqual(['Web', 'Edge', 'Observability', 'Api', 'Messaging'].map((stack) => `cdk destroy ${stack}`));
    expect(on.text).toContain('The stack aisle-data stays');
  });

  test('does nothing unless the name is typed', async () => {
    const on = standIn('minimal', account(), ['yes']);
    await expect(destroy(on.config, undefined, on)).rejects.toThrow('nothing was changed');
    expect(on.calls).toEqual([]);
  });

  test('takes the data only by its name', async () => {
    const wrong = standIn('minimal', account(), ['aisle']);
    await expect(destroy(wrong.config, 'yes', wrong)).rejects.toThrow('WITH_DATA=aisle');
    expect(wrong.calls).toEqual([]);
    const on = standIn('minimal', account(), ['aisle']);
    await destroy(on.config, 'aisle', on);
    const order = ['aws dynamodb update-table', 'aws dynamodb wait', 'aws dynamodb delete-table', 'aws secretsmanager delete-secret', 'cdk destroy Data', 'aws kms schedule-key-deletion'];
    expect(on.calls.map((call) => order.find((one) => call.startsWith(one))).filter(Boolean)).toEqual(order);
    expect(on.calls.indexOf('cdk destroy Data --exclusively --force --app target/cdk'))
      .toBeGreaterThan(on.calls.findIndex((call) => call.includes('no-enable-termination-protection')));
  });

  test('goes on from where it ended', async () => {
    const { 'dynamodb describe-table': _, ...without } = account();
    const on = standIn('minimal', without, ['aisle']);
    await destroy(on.config, 'aisle', on);
    expect(on.calls.filter((call) => call.startsWith('aws dynamodb delete-table'))).toEqual([]);
    expect(on.text).toContain('The data is gone');
  });
});

test('diff compares with what was deployed from here, and with nothing before that', () => {
  const on = standIn('minimal');
  diff(on.root, 'merchant.config.json', on);
  const diffs = () => on.calls.filter((call) => call.startsWith('cdk diff'));
  expect(diffs()).toHaveLength(4);
  expect(diffs().every((call) => call.endsWith('target/cdk/nothing.json'))).toBe(true);
  mkdirSync(join(on.root, 'target/cdk-deployed'));
  writeFileSync(join(on.root, 'target/cdk-deployed/Api.template.json'), '{}');
  on.calls.length = 0;
  diff(on.root, 'merchant.config.json', on);
  expect(diffs()[0]).toMatch(/^cdk diff Api .*cdk-deployed\/Api.template.json$/);
  expect(diffs()[1]).toMatch(/^cdk diff Data .*nothing.json$/);
  expect(on.calls.some((call) => call.startsWith('aws'))).toBe(false);
});
