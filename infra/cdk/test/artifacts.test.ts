// What `make build` left, and what stands in for it.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { artifact, unfit } from '../lib/artifacts.ts';
import { FUNCTIONS } from '../lib/functions.ts';
import { Templates } from '../lib/template.ts';
import { program } from './stand-in.ts';
import { build, configuration, synthesised } from './synth.ts';

function built(machines: Record<string, number>): string {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-lambda-'));
  for (const [name, machine] of Object.entries(machines)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'bootstrap'), program(machine));
  }
  return folder;
}

test('the machine is read off the program', () => {
  const folder = built({ connect: 0x3e, intake: 0xb7, nlu: 0x03 });
  expect(artifact(folder, 'connect').architecture.name).toBe('x86_64');
  expect(artifact(folder, 'intake').architecture.name).toBe('arm64');
  expect(() => artifact(folder, 'nlu')).toThrow(/no program for one of Lambda's machines: run make build/);
  expect(artifact(folder, 'order')).toMatchObject({ placeholder: true });
});

test('something that is no program is refused', () => {
  const folder = built({});
  mkdirSync(join(folder, 'connect'));
  writeFileSync(join(folder, 'connect', 'bootstrap'), '#!/bin/sh\n');
  expect(() => artifact(folder, 'connect')).toThrow(/run make build/);
});

test('the template says the machine of each function, and changes with the program', () => {
  const machines = Object.fromEntries(Object.keys(FUNCTIONS).map((name) => [name, 0x3e]));
  const architectures = (templates: Templates) =>
    new Set(templates.all('AWS::Lambda::Function').flatMap(([, , { Properties }]) => Properties['Architectures'] as string[]));
  const keys = (templates: Templates) =>
    templates.all('AWS::Lambda::Function').map(([, , { Properties }]) => Properties['Code'].S3Key as string);
  const templates = Templates.of(build(configuration('minimal'), FUNCTIONS, built(machines)));
  expect([...architectures(templates)]).toEqual(['x86_64']);
  expect([...architectures(synthesised('minimal').templates)]).toEqual(['arm64']);
  expect(keys(templates)).not.toEqual(keys(synthesised('minimal').templates));
});

test('a program that Lambda could not start is told, with what to do', () => {
  const folder = built({ connect: 0x3e, intake: 0x3e });
  writeFileSync(join(folder, 'connect', 'bootstrap'), program(0x3e, 'GLIBC_2.2.5\0GLIBC_2.36\0GLIBC_2.34'));
  writeFileSync(join(folder, 'intake', 'bootstrap'), program(0x3e, 'GLIBC_2.34\0GLIBC_2.17'));
  expect(unfit(folder, ['connect', 'intake', 'nlu'])).toEqual([
    expect.stringMatching(/^connect needs version 2.36 of the C library, and Lambda has 2.34: build on/), 'nlu is not built: run make build',
  ]);
});
