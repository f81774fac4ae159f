// Each function has exactly the variables that its settings read, by the Rust source.

import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../lib/functions.ts';
import { NAMES, source, synthesised } from './synth.ts';

const known = [...source('shared/lambda/src/settings/variables.rs').matchAll(/"(AISLE_[A-Z_]+)"/g)].map(([, name]) => name!);
const code = source('shared/lambda/src/settings/functions.rs');

/** The variables that a function of the source reads, those of what it calls included. */
function reads(heading: RegExp, seen = new Set<string>()): Set<string> {
  const at = heading.exec(code);
  if (!at) throw new Error(`${heading} is not in functions.rs`);
  // Up to the next item at the start of a line.
  const body = code.slice(at.index + at[0].length).split(/\n(?=impl |fn |\/\/\/ )/)[0]!;
  for (const [, name] of body.matchAll(/"(AISLE_[A-Z_]+)"/g)) seen.add(name!);
  for (const [, called] of body.matchAll(/(?<![.\w])([a-z_]+)\(&(?:mut )?from\)/g)) reads(new RegExp(`\nfn ${called}\\(`), seen);
  return seen;
}

/** Variables that are left out where the usual is right, or that are for local use. */
const LEFT_OUT = ['AISLE_DYNAMODB_ENDPOINT', 'AISLE_SQS_ENDPOINT', 'AISLE_EVENTBRIDGE_ENDPOINT'];
/** Variables of credentials that a configuration may do without. */
const OPTIONAL = ['AISLE_AGENT_KEY', 'AISLE_IDENTITY_SECRET', 'AISLE_JWT_ALGORITHM', 'AISLE_JWT_KEY', 'AISLE_JWT_ISSUER', 'AISLE_JWT_AUDIENCE',
  'AISLE_SHOP_URL', 'AISLE_SHOP_TOKEN', 'AISLE_SHOP_NAME', 'AISLE_SHOP_RECORDS', 'AISLE_PUBLISH_UNDERSTOOD'];

const environment = (configuration: string, name: string): Record<string, unknown> => {
  const { config, templates } = synthesised(configuration);
  const found = templates.all('AWS::Lambda::Function').find(([, , { Properties }]) => Properties['FunctionName'] === `${config.name}-${name}`);
  return found![2].Properties['Environment'].Variables;
};

const settingsOf = (name: string) => new RegExp(`\nimpl ${name.charAt(0).toUpperCase()}${name.slice(1)}Settings `);

test('the source is understood', () => {
  expect(known.length).toBeGreaterThan(15);
  expect(reads(settingsOf('connect')).size).toBeGreaterThan(8);
  expect([...reads(settingsOf('order'))]).toEqual(expect.arrayContaining(['AISLE_ORDERS_TABLE', 'AISLE_BUS', 'AISLE_PACK']));
});

describe.each(Object.keys(FUNCTIONS))('%s', (name) => {
  test('has every variable that it reads, and no other', () => {
    const expected = [...reads(settingsOf(name)), 'AISLE_LOG'].filter((variable) => !LEFT_OUT.includes(variable)).sort();
    expect(Object.keys(environment('full', name)).sort()).toEqual(expected);
  });

  test.each(NAMES)('has what it cannot do without, with %s', (configuration) => {
    const given = Object.keys(environment(configuration, name));
    const expected = [...reads(settingsOf(name))].filter((variable) => !LEFT_OUT.includes(variable) && !OPTIONAL.includes(variable));
    expect(given).toEqual(expect.arrayContaining(expected));
    expect(known).toEqual(expect.arrayContaining(given));
  });
});

test('values are what the functions take', () => {
  const { templates } = synthesised('full');
  const text = (name: string, variable: string) => templates.text(environment('full', name)[variable]);
  expect(text('connect', 'AISLE_ALLOWED_ORIGINS')).toBe('https://shop.example,https://www.shop.example,https://chat.shop.example');
  expect(text('connect', 'AISLE_RESUME_KEYS')).toBe(
    'k2:{{resolve:secretsmanager:acme-chat/resume/k2:SecretString:::}},k1:{{resolve:secretsmanager:acme-chat/resume/k1:SecretString:::}}');
  expect(text('intake', 'AISLE_RESUME_KEYS')).toBe(text('connect', 'AISLE_RESUME_KEYS'));
  expect(text('connect', 'AISLE_IDENTITY_SECRET')).toBe('{{resolve:secretsmanager:acme-chat/identity/i1:SecretString:::}}');
  expect(text('connect', 'AISLE_JWT_KEY')).not.toContain('\n');
  expect(text('nlu', 'AISLE_MANAGEMENT_ENDPOINT')).toBe('https://${SocketApi}.execute-api.us-east-1.amazonaws.com/prod');
  expect(text('nlu', 'AISLE_QUEUE_ORDER_URL')).toBe('${OrderWorkQueue}');
  expect(text('nlu', 'AISLE_PACK')).toBe('/var/task/pack');
  expect(text('handoff', 'AISLE_HANDOFF_WAIT_SECONDS')).toBe('180');
  expect(text('sync', 'AISLE_SYNC_DEAD_LETTERS_URL')).toBe('${SyncDeadLettersQueue}');
  expect(text('sync', 'AISLE_EVENT_ACCOUNTS')).toBe('123456789012,210987654321');
  expect(text('sync', 'AISLE_SHOP_NAME')).toBe('acme');
  expect(text('sync', 'AISLE_SHOP_RECORDS')).toBe('external');
  expect(environment('minimal', 'sync')['AISLE_EVENT_ACCOUNTS']).toBe('123456789012');
  expect(Object.keys(environment('minimal', 'sync'))).not.toEqual(expect.arrayContaining(['AISLE_SHOP_RECORDS']));
});

test('a shared key comes from Secrets Manager', () => {
  expect(String(environment('no-identity', 'connect')['AISLE_JWT_KEY'])).toBe('{{resolve:secretsmanager:shop/jwt:SecretString:::}}');
  const absent = Object.keys(environment('no-identity', 'connect'));
  expect(absent).not.toContain('AISLE_AGENT_KEY');
  expect(absent).not.toContain('AISLE_IDENTITY_SECRET');
});

test('an environment fits into the 4 KB that Lambda gives it', () => {
  const { templates } = synthesised('full');
  for (const name of Object.keys(FUNCTIONS)) {
    // References are a few times shorter than what they become: an ARN or URL of a hundred characters, a key of 64.
    const text = Object.entries(environment('full', name)).map(([key, value]) => key + templates.text(value).replaceAll(/\$\{[^}]+\}/g, 'x'.repeat(120))).join('');
    expect(text.length, name).toBeLessThan(4096);
  }
});
