// docs/infrastructure.md shows the stacks as they are.

import { expect, test } from 'vitest';
import { picture, written } from '../lib/picture.ts';
import { ROOT, source, synthesised } from './synth.ts';

test('the picture is fresh; `make picture` draws it', () => {
  expect(source('docs/infrastructure.md')).toBe(written(ROOT));
});

test('every function, queue and table is in it, and every arrow begins and ends at one', () => {
  const { templates, config } = synthesised('full');
  const drawn = picture(templates, config.name);
  const nodes = new Set([...drawn.matchAll(/^ {4}(\w+)[[({>]/gm)].map(([, id]) => id!));
  for (const type of ['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::DynamoDB::GlobalTable']) {
    for (const [, id] of templates.all(type)) expect(nodes).toContain(id.replace(/[0-9A-F]{8}$/, ''));
  }
  const arrows = [...drawn.matchAll(/^ {2}([\w &]+) -->\|"[^"]+"\| ([\w &]+)$/gm)];
  expect(arrows.length).toBeGreaterThan(15);
  for (const [, from, to] of arrows) {
    for (const end of [...from!.split(' & '), ...to!.split(' & ')]) expect(nodes, `${from} → ${to}`).toContain(end);
  }
});
