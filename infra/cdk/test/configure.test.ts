// `make configure`: what it asks, what it writes, and what it does not take.

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configure } from '../lib/configure/configure.ts';
import { loadConfig } from '../lib/config/load.ts';
import { type Account, StandIn, wellAccount } from './stand-in.ts';
import { configuration } from './synth.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'aisle-configure-')), 'merchant.config.json');
const person = (answers: string[], account: Account = wellAccount()) => new StandIn(configuration('minimal'), 'minimal', account, answers);
const written = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const NOBODY: Account = {};

test('Enter takes what is suggested; the account and its quota are found out', async () => {
  const path = file();
  const on = person(['', 'eu-central-1', '', 'https://shop.example, https://www.shop.example', '', '', '', '', '']);
  await configure(path, [], on);
  expect(written(path)).toEqual({
    $schema: './infra/cdk/merchant.config.schema.json',
    name: 'aisle', region: 'eu-central-1', account: '123456789012',
    origins: ['https://shop.example', 'https://www.shop.example'],
    limits: { concurrency: 10_000, messagesPerSecond: 500, connectionsPerSecond: 500 },
  });
  expect(loadConfig(path).keys.resume).toEqual(['k1']);
});

test('a certificate is asked for only with a host', async () => {
  const path = file();
  // The page cannot do without a host: an empty answer is asked again.
  const on = person(['', 'eu-central-1', '', 'https://shop.example', 'y', '', 'chat.shop.example',
    'arn:aws:acm:us-east-1:123456789012:certificate/1', 'ops@shop.example', '', '']);
  await configure(path, [], on);
  expect(loadConfig(path)).toMatchObject({ web: true, domain: { host: 'chat.shop.example' }, alarmEmail: 'ops@shop.example' });
});

test('a wrong answer is told with its fix, and asked for again', async () => {
  const path = file();
  const on = person(['Aisle!', 'aisle', 'eu-central-1', '12', '', 'shop.example', 'https://shop.example', '', '', '', '', '']);
  await configure(path, [], on);
  expect(on.text).toContain('"Aisle!" must match');
  expect(on.text).toContain('"shop.example" must match');
  expect(loadConfig(path).account).toBe('123456789012');
});

test('with flags nothing is asked', async () => {
  const path = file();
  const on = person([], NOBODY);
  await configure(path, ['--name', 'acme', '--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://acme.example', '--yes'], on);
  expect(loadConfig(path)).toMatchObject({ name: 'acme', region: 'eu-west-1', web: false, limits: { concurrency: 1000, messagesPerSecond: 500 } });
});

test('a small account gets rates that fit it', async () => {
  const path = file();
  const on = person([], { 'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 50 } } });
  await configure(path, ['--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://acme.example', '--yes'], on);
  expect(loadConfig(path).limits).toMatchObject({ concurrency: 50, messagesPerSecond: 25, connectionsPerSecond: 25 });
});

test.each<[string[], string]>([
  [['--region', 'eu-west-1', '--account', '1', '--origins', 'https://a.example', '--yes'], '--account: "1" must match'],
  [['--region', 'eu-west-1', '--account', '123456789012', '--yes'], '--origins: [] must NOT have fewer than 1 items'],
  [['--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://a.example', '--concurrency', '10', '--yes'], '--concurrency: 10 must be >= 37'],
  [['--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://a.example', '--concurrency', '40', '--messages-per-second', '500', '--yes'], 'limits.concurrency: 40 is less than'],
  [['--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://a.example', '--web', 'yes', '--yes'], '--host: "" must match'],
])('%j is refused, and nothing is written', async (args, says) => {
  const path = file();
  await expect(configure(path, args, person([], NOBODY))).rejects.toThrow(says);
  expect(existsSync(path)).toBe(false);
});

test('a configuration that is there is kept, unless told', async () => {
  const path = file();
  writeFileSync(path, '{}');
  const args = ['--region', 'eu-west-1', '--account', '123456789012', '--origins', 'https://a.example', '--yes'];
  await expect(configure(path, args, person([], NOBODY))).rejects.toThrow('--force');
  expect(written(path)).toEqual({});
  await configure(path, [...args, '--force'], person([], NOBODY));
  expect(loadConfig(path).region).toBe('eu-west-1');
});
