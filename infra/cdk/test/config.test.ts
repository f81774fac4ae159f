// The configuration: what is filled in, and what is refused in which words.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capacity, checkCapacity, readingOfQueue } from '../lib/capacity.ts';
import { ConfigError, loadConfig, type Problem, resolveConfig } from '../lib/config/load.ts';
import { FUNCTIONS, handedOver, workers } from '../lib/functions.ts';
import { configuration } from './synth.ts';

const LEAST = { name: 'aisle', account: '123456789012', region: 'eu-central-1', origins: ['https://shop.example'] };
const certificate = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/0`;

function problems(given: unknown): readonly Problem[] {
  try {
    checkCapacity(resolveConfig(given), FUNCTIONS);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('four fields are enough, and the rest is filled in', () => {
  expect(resolveConfig(LEAST)).toEqual({
    ...LEAST, pack: 'merchant', sale: false, web: false,
    keys: { resume: ['k1'], agent: ['a1'], identity: 'i1' },
    integrations: { accounts: [], readers: [], schemas: false, understood: false },
    handoffWaitSeconds: 180, logLevel: 'info', apiGatewayLogRole: 'create',
    limits: { concurrency: 1000, connectionsPerSecond: 500, messagesPerSecond: 500, dollarsPerThousandMessages: 0.03 },
    retention: { logDays: 30, accessLogDays: 14, webLogDays: 14, eventDays: 30, deadLetterDays: 14, backupDays: 35 },
  });
});

// Field, what is given there, a part of the problem, a part of the fix.
describe.each<[string, Record<string, unknown>, string, string]>([
  ['name', { name: undefined }, 'missing', 'such as "aisle"'],
  ['name', { name: 'Aisle Shop' }, '"Aisle Shop" must match', 'lower-case'],
  ['account', { account: 123456789012 }, 'must be string', 'in quotes'],
  ['account', { account: '1234' }, '"1234" must match', 'aws sts get-caller-identity'],
  ['region', { region: 'frankfurt' }, 'must match', 'eu-central-1'],
  ['origins', { origins: [] }, 'must NOT have fewer than 1 items', 'at least one site'],
  ['origins.0', { origins: ['*'] }, '"*" must match', 'for local use only'],
  ['origins.0', { origins: ['https://shop.example/chat'] }, 'must match', 'without a path'],
  ['origins.1', { origins: ['https://a.example', 'http://b.example'] }, 'must match', 'https://host'],
  ['colour', { colour: 'red' }, 'there is no such field', 'use one of name, account'],
  ['sale', { sale: 'yes' }, 'must be boolean', 'true or false'],
  ['keys.resume', { keys: { resume: [] } }, 'fewer than 1 items', '1 to 4 names'],
  ['keys.resume.0', { keys: { resume: ['K-1'] } }, 'must match', 'short name'],
  ['keys.identiy', { keys: { resume: ['k1'], identiy: 'i1' } }, 'there is no such field', 'resume, agent, identity'],
  ['handoffWaitSeconds', { handoffWaitSeconds: 901 }, 'must be <= 900', '1 to 900'],
  ['logLevel', { logLevel: 'loud' }, 'must be equal to one of', 'off, error'],
  ['retention.logDays', { retention: { logDays: 31 } }, 'must be equal to one of', '30, 60'],
  ['retention.deadLetterDays', { retention: { deadLetterDays: 15 } }, 'must be <= 14', '5 to 14'],
  ['retention.deadLetterDays', { retention: { deadLetterDays: 4 } }, 'must be >= 5', '5 to 14'],
  ['retention.backupDays', { retention: { backupDays: 36 } }, 'must be <= 35', '1 to 35'],
  ['alarmEmail', { alarmEmail: 'nobody' }, 'must match', 'e-mail address'],
  ['domain', { web: true }, 'missing, and `web` is on', 'a host and a certificate'],
  ['web', { web: true, region: 'ap-east-1', domain: { host: 'chat.shop.example', certificate: certificate('us-east-1') } }, 'no logs to a bucket in ap-east-1', '`web` off'],
  ['domain.certificate', { domain: { host: 'chat.shop.example' } }, 'missing', 'ARN of a certificate'],
  ['domain.certificate', { domain: { host: 'chat.shop.example', certificate: certificate('us-east-1') } }, 'it is in us-east-1', 'request it in eu-central-1, where API Gateway'],
  ['domain.certificate', { web: true, domain: { host: 'chat.shop.example', certificate: certificate('eu-central-1') } }, 'it is in eu-central-1', 'request it in us-east-1, where CloudFront'],
  ['domain.hostedZone.name', { domain: { host: 'chat.shop.example', certificate: certificate('eu-central-1'), hostedZone: { id: 'Z1', name: 'other.example' } } }, 'not in other.example', 'name the zone'],
  ['jwt.secret', { jwt: { algorithm: 'HS256', publicKey: '-----BEGIN PUBLIC KEY-----' } }, 'shared key', 'Secrets Manager'],
  ['jwt.publicKey', { jwt: { algorithm: 'RS256', secret: 'shop/jwt' } }, 'public key', 'HS256'],
  ['jwt.algorithm', { jwt: { algorithm: 'none' } }, 'must be equal to one of', 'HS256, RS256 or ES256'],
  ['shop.url', { shop: { url: 'http://shop.example', secret: 'shop/token' } }, 'must match', 'https address'],
  ['shop.secret', { shop: { url: 'https://shop.example' } }, 'missing', 'Secrets Manager'],
  ['integrations.accounts.0', { integrations: { accounts: [123456789012] } }, 'must be string', 'in quotes'],
  ['integrations.accounts', { integrations: { accounts: ['210987654321', '210987654321'] } }, 'duplicate items', 'each once'],
  ['integrations.readers.0', { integrations: { readers: ['*'] } }, '"*" must match', 'twelve digits'],
  ['integrations.shopName', { integrations: { shopName: 'Acme GmbH' } }, 'must match', 'in `shop`'],
  ['integrations.writers', { integrations: { writers: [] } }, 'there is no such field', 'accounts, readers, shopName, schemas, understood'],
  ['limits.concurrency', { limits: { concurrency: 10 } }, '10 must be >= 37', 'a new account often has 10: ask AWS'],
  ['limits.concurrency', { limits: { concurrency: 40 } }, '40 is less than the', 'Service Quotas'],
  ['limits.messagesPerSecond', { limits: { messagesPerSecond: 5000, concurrency: 10000 } }, 'frames a second', 'lower it'],
  ['limits.messagesPerSecond', { sale: true, limits: { messagesPerSecond: 3000, concurrency: 1150 } }, 'pollers of the queue nlu', 'ask AWS for more'],
])('%s, %j', (field, given, problem, fix) => {
  test('is refused with field, problem and fix', () => {
    const found = problems({ ...LEAST, ...given }).find((one) => one.field === field);
    expect(found?.problem).toContain(problem);
    expect(found?.fix).toContain(fix);
  });
});

test('all problems are told at once', () => {
  expect(problems({ ...LEAST, name: '', region: '', origins: [] }).map(({ field }) => field).sort())
    .toEqual(['name', 'origins', 'region']);
});

test('a file that is missing or no JSON is told with what to do', () => {
  expect(() => loadConfig('/nonexistent/merchant.config.json')).toThrow(/no such file. Fix: run `make configure`/);
  const file = join(mkdtempSync(join(tmpdir(), 'aisle-cdk-')), 'merchant.config.json');
  writeFileSync(file, '{"name": ');
  expect(() => loadConfig(file)).toThrow(/it is not JSON/);
});

test('the least concurrency is the least with which anything runs', () => {
  const least = resolveConfig({ ...LEAST, limits: { concurrency: 37, messagesPerSecond: 1, connectionsPerSecond: 1 } });
  expect(() => checkCapacity(least, FUNCTIONS)).not.toThrow();
  expect(() => checkCapacity({ ...least, limits: { ...least.limits, concurrency: 36 } }, FUNCTIONS)).toThrow('36 is less than the 37');
  expect(problems({ ...LEAST, limits: { concurrency: 50, messagesPerSecond: 20, connectionsPerSecond: 10 } })).toEqual([]);
});

test('the sum is refused from one over the limit on', () => {
  const outcomes = new Set<boolean>();
  for (let concurrency = 37; concurrency <= 60; concurrency += 1) {
    const given = { ...LEAST, limits: { concurrency, messagesPerSecond: 20, connectionsPerSecond: 10 } };
    const sum = capacity(resolveConfig(given), FUNCTIONS).reduce((total, row) => total + row.concurrency, 0);
    const refused = problems(given).length > 0;
    expect(refused, `${sum} of ${concurrency}`).toBe(sum > concurrency);
    outcomes.add(refused);
  }
  expect([...outcomes]).toEqual([true, false]);
});

test('no queue is read by more than AWS takes', () => {
  const biggest = { ...LEAST, limits: { concurrency: 100_000 } };
  expect(readingOfQueue(resolveConfig(biggest), FUNCTIONS, 'nlu')).toEqual({ maximumConcurrency: 1000 });
  expect(readingOfQueue(resolveConfig({ ...biggest, sale: true }), FUNCTIONS, 'nlu')).toEqual({ pollers: { minimum: 5, maximum: 2000 } });
  // No shopper waits for those: never a poller by the hour.
  expect(readingOfQueue(resolveConfig({ ...biggest, sale: true }), FUNCTIONS, 'sync')).toEqual({ maximumConcurrency: 1000 });
});

test.each(['minimal', 'sale', 'full'])('%s: the parts together are within the account\'s limit', (name) => {
  const config = configuration(name);
  const rows = capacity(config, FUNCTIONS);
  const sum = rows.reduce((total, { concurrency }) => total + concurrency, 0);
  expect(sum).toBeLessThanOrEqual(config.limits.concurrency);
  // Every queue and every route that calls a function is in the sum.
  expect(rows.filter(({ who }) => who.startsWith('queue'))).toHaveLength(workers(FUNCTIONS).length + handedOver(FUNCTIONS).length);
  expect(rows.filter(({ who }) => who.startsWith('route'))).toHaveLength(13);
});
