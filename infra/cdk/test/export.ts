// `npm run template-facts`: writes the facts of every configuration where tests/tests/template/ reads
// them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from './facts.ts';
import { NAMES, ROOT, synthesised } from './synth.ts';

const target = join(ROOT, 'target');
mkdirSync(target, { recursive: true });
const facts = Object.fromEntries(NAMES.map((name) => {
  const { config, templates } = synthesised(name);
  return [name, factsOf(templates, config.name, { region: config.region, account: config.account })];
}));
writeFileSync(join(target, 'template-facts.json'), `${JSON.stringify(facts, null, 1)}\n`);
