// What `cdk` runs: the stacks of the configuration in $AISLE_CONFIG.

import { fileURLToPath } from 'node:url';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildApp } from '../lib/app.ts';
import { artifact } from '../lib/artifacts.ts';
import { ConfigError, loadConfig } from '../lib/config/load.ts';
import { FUNCTIONS } from '../lib/functions.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const artifacts = process.env['AISLE_ARTIFACTS'] ?? `${root}target/lambda`;

try {
  const missing = Object.keys(FUNCTIONS).filter((name) => artifact(artifacts, name).placeholder);
  if (missing.length > 0) {
    if (process.env['AISLE_DEPLOYING']) throw new Error(`not built: ${missing.join(', ')}. Run make build`);
    console.error(`placeholders stand in for ${missing.join(', ')}, which are not built (make build)`);
  }
  const app = buildApp({ config: loadConfig(process.env['AISLE_CONFIG'] ?? `${root}merchant.config.json`), artifacts });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
