// The house rules, for TypeScript: a file says what lives in it and is short, nothing is cast away,
// and what is pinned is pinned exactly.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../lib/functions.ts';
import { ROOT, source } from './synth.ts';

const INFRA = join(ROOT, 'infra/cdk');
const files = ['bin', 'lib', 'test'].flatMap((folder) =>
  readdirSync(join(INFRA, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)));

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(INFRA, file), 'utf8');
  test('says what lives in it, and is short', () => {
    expect(text).toMatch(/^\/\/ /);
    expect(text.split('\n').length).toBeLessThanOrEqual(500);
  });
  test('casts nothing away', () => {
    expect(text.match(new RegExp('as ' + 'any\\b|@ts-' + 'ignore', 'g'))).toBeNull();
  });
});

test('every function of the workspace is deployed, as the build makes it', () => {
  const folders = readdirSync(join(ROOT, 'functions')).sort();
  expect(Object.keys(FUNCTIONS).sort()).toEqual(folders);
  const script = source('scripts/build-functions.sh');
  const list = (name: string) => new RegExp(`^${name}=\\(([^)]+)\\)`, 'm').exec(script)![1]!.split(' ');
  expect(list('functions').sort()).toEqual(folders);
  // Who writes to logs says something, and so has the pack beside it.
  expect(list('with_pack').sort()).toEqual(Object.keys(FUNCTIONS).filter((name) => FUNCTIONS[name]!.writesLogs).sort());
});

test('versions are exact, and the lock file names no registry', () => {
  const { dependencies, devDependencies } = JSON.parse(source('infra/cdk/package.json')) as Record<string, Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  const { packages } = JSON.parse(source('infra/cdk/package-lock.json')) as { packages: Record<string, { resolved?: string }> };
  expect(Object.keys(packages).length).toBeGreaterThan(30);
  for (const [name, { resolved }] of Object.entries(packages)) expect(resolved ?? 'https://registry.npmjs.org/', name).toMatch(/^https:\/\/registry\.npmjs\.org\//);
});

test.each(['docs/infrastructure.md', 'docs/operations.md', 'docs/adding-a-function.md', 'docs/adr/0014-deployed-keys.md', 'docs/adr/0015-one-region.md', 'docs/adr/0016-stacks.md'])(
  'what %s links to is there', (page) => {
    const links = [...source(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!).filter((link) => !link.startsWith('http'));
    for (const link of links) expect(existsSync(join(ROOT, dirname(page), link)), link).toBe(true);
    const named = [...source(page).matchAll(/`((?:infra\/cdk|lib|test)\/[\w./-]+)`/g)].map(([, path]) => path!);
    for (const path of named) expect(existsSync(join(ROOT, path)) || existsSync(join(INFRA, path)), path).toBe(true);
  });

test('a command that is not known, and a configuration that is not there, are told in a line', () => {
  const run = (args: string[], AISLE_CONFIG = '/nonexistent/merchant.config.json') =>
    spawnSync(join(INFRA, 'node_modules/.bin/tsx'), args, { cwd: INFRA, encoding: 'utf8', env: { ...process.env, AISLE_CONFIG } });
  expect(run(['bin/command.ts', 'depoly'])).toMatchObject({ status: 1, stderr: 'say one of configure, deploy, destroy, synth, diff, picture\n' });
  expect(run(['bin/command.ts', 'deploy'])).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no such file. Fix: run `make configure`') });
  // Nobody at the terminal.
  expect(run(['bin/command.ts', 'configure'])).toMatchObject({ status: 1, stderr: expect.stringContaining('nobody is there to answer: YES=1 for make deploy') });
  expect(run(['bin/app.ts'])).toMatchObject({ status: 1, stderr: expect.stringMatching(/there is no such file[^\n]*\n$/) });
});
