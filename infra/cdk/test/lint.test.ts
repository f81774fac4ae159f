// cfn-lint on the templates of every configuration: no finding. W3005 is left out: it dislikes a
// DependsOn that a reference implies, and CDK writes those.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NAMES, ROOT, source, synthesised } from './synth.ts';

const version = /^version=(\S+)$/m.exec(source('scripts/install-cfn-lint.sh'))![1]!;
const lint = join(ROOT, 'target', `cfn-lint-${version}`, 'bin', 'cfn-lint');

test('cfn-lint is there: scripts/install-cfn-lint.sh', () => {
  expect(existsSync(lint)).toBe(true);
  expect(execFileSync(lint, ['--version'], { encoding: 'utf8' })).toContain(version);
});

test('it finds nothing in any configuration', () => {
  const templates = NAMES.flatMap((name) => {
    const folder = synthesised(name).app.outdir;
    return readdirSync(folder).filter((file) => file.endsWith('.template.json')).map((file) => join(folder, file));
  });
  expect(templates).toHaveLength(6 * 4 + 2 * 2);
  const ran = spawnSync(lint, ['-i', 'W3005', '-t', ...templates], { encoding: 'utf8' });
  expect(ran.stdout + ran.stderr).toBe('');
  expect(ran.status).toBe(0);
}, 300_000);

test('it finds what is wrong', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aisle-lint-')), 'wrong.template.json');
  writeFileSync(file, JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimout: 10 } } } }));
  expect(spawnSync(lint, ['-t', file], { encoding: 'utf8' }).stdout).toContain('VisibilityTimout');
});
