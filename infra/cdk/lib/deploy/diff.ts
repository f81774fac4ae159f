// `make diff`: what would change against what was deployed from here last, without a network.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSEMBLY, DEPLOYED, synth } from './deploy.ts';
import { CDK, type Shell, Stop } from './shell.ts';

export function diff(root: string, file: string, on: Shell): void {
  synth({ root, file, deploying: false }, on);
  const base = join(root, DEPLOYED);
  if (!existsSync(base)) on.say('Nothing was deployed from here yet: all of it is new.');
  const nothing = join(root, ASSEMBLY, 'nothing.json');
  writeFileSync(nothing, '{"Resources":{}}');
  const templates = readdirSync(join(root, ASSEMBLY)).filter((name) => name.endsWith('.template.json')).sort();
  for (const name of templates) {
    const stack = name.replace('.template.json', '');
    const deployed = join(base, name);
    const ran = on.run(CDK, ['diff', stack, '--exclusively', '--app', ASSEMBLY, '--template', existsSync(deployed) ? deployed : nothing], {
      shown: true, variables: { CDK_DISABLE_CLI_TELEMETRY: '1' },
    });
    if (!ran.ok) throw new Stop(`the stack ${stack} could not be compared`);
  }
}
