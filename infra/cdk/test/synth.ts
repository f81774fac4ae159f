// Configurations and their templates, synthesised once for all test files. Nothing is built:
// placeholders stand in for the functions, so that a template does not depend on the machine.

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { buildApp } from '../lib/app.ts';
import { type MerchantConfig, loadConfig } from '../lib/config/load.ts';
import { FUNCTIONS, type FunctionTable } from '../lib/functions.ts';
import { Templates } from '../lib/template.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = fileURLToPath(new URL('../configurations', import.meta.url));
const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as { context: Record<string, unknown> };

/** Names of all configurations. */
export const NAMES = readdirSync(FOLDER).map((file) => file.replace('.json', '')).sort();

export const configuration = (name: string): MerchantConfig => loadConfig(join(FOLDER, `${name}.json`));

/** A text of the repository. */
export const source = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export function build(config: MerchantConfig, functions: FunctionTable = FUNCTIONS, artifacts = '/nonexistent'): App {
  return buildApp({ config, functions, artifacts, app: { context, outdir: mkdtempSync(join(tmpdir(), 'aisle-cdk-')) } });
}

interface Synthesised { readonly config: MerchantConfig; readonly app: App; readonly templates: Templates }
const done = new Map<string, Synthesised>();

/** A configuration of the folder, synthesised. */
export function synthesised(name: string): Synthesised {
  let known = done.get(name);
  if (!known) {
    const config = configuration(name);
    const app = build(config);
    known = { config, app, templates: Templates.of(app) };
    done.set(name, known);
  }
  return known;
}
