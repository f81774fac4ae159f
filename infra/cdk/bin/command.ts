// The commands behind make configure, deploy, destroy, synth, diff and picture.

import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAbsolute, join } from 'node:path';
import { ConfigError, loadConfig } from '../lib/config/load.ts';
import { configure } from '../lib/configure/configure.ts';
import { deploy, synth } from '../lib/deploy/deploy.ts';
import { destroy } from '../lib/deploy/destroy.ts';
import { diff } from '../lib/deploy/diff.ts';
import { shell, Stop } from '../lib/deploy/shell.ts';
import { written } from '../lib/picture.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [command, ...args] = process.argv.slice(2);
const given = process.env['AISLE_CONFIG'] ?? 'merchant.config.json';
const file = isAbsolute(given) ? given : join(root, given);
const on = shell(root);

const commands: Readonly<Record<string, () => Promise<void> | void>> = {
  configure: () => configure(file, args, on),
  deploy: () => deploy({ root, file, config: loadConfig(file), yes: args.includes('--yes') }, on),
  destroy: async () => {
    synth({ root, file, deploying: false }, on);
    await destroy(loadConfig(file), process.env['WITH_DATA'] || undefined, on);
  },
  synth: () => {
    synth({ root, file, deploying: false }, on);
    const folder = join(root, 'target/cdk');
    on.say(readdirSync(folder).filter((name) => name.endsWith('.template.json')).map((name) => `target/cdk/${name}`).join('\n'));
  },
  diff: () => diff(root, file, on),
  picture: () => writeFileSync(join(root, 'docs/infrastructure.md'), written(root)),
};

try {
  const run = commands[command ?? ''];
  if (!run) throw new Stop(`say one of ${Object.keys(commands).join(', ')}`);
  await run();
} catch (error) {
  if (!(error instanceof Stop || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
