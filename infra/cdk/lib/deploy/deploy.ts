// `make deploy`: look, build, show what changes, change it, talk to it. Every step that fails ends
// it with what to do; what is deployed by then stays and the next run goes on from there.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EDGE_REGION } from '../app.ts';
import { unfit } from '../artifacts.ts';
import { checkCapacity } from '../capacity.ts';
import type { MerchantConfig } from '../config/load.ts';
import { FUNCTIONS } from '../functions.ts';
import { pageFiles } from '../page.ts';
import { estimate } from '../prices.ts';
import type { Template } from '../template.ts';
import { takePollersAway } from './pollers.ts';
import { preflight, shown } from './preflight.ts';
import { smoke } from './smoke.ts';
import { aws, CDK, type RunOptions, type Shell, Stop } from './shell.ts';
import { warm } from './warm.ts';

export interface DeployOptions {
  /** The repository. */
  readonly root: string;
  /** The configuration's file. */
  readonly file: string;
  readonly config: MerchantConfig;
  /** Whether the person has said yes already. */
  readonly yes: boolean;
}

/** Where templates and outputs are kept, below the repository. */
export const ASSEMBLY = 'target/cdk';
export const DEPLOYED = 'target/cdk-deployed';
/** Where the build leaves the functions. */
const BUILT = 'target/lambda';
const OUTPUTS = 'target/cdk-outputs.json';

/** Deploys; throws {@link Stop} with what to do. */
export async function deploy({ root, file, config, yes }: DeployOptions, on: Shell): Promise<void> {
  checkCapacity(config, FUNCTIONS);
  const checks = preflight(config, on);
  on.say(shown(checks));
  if (checks.some(({ ok }) => !ok)) throw new Stop('nothing was changed: see the fixes above');

  step(on, 'build', 'scripts/build-functions.sh', [config.pack]);
  const problems = unfit(join(root, BUILT), Object.keys(FUNCTIONS));
  if (problems.length > 0) throw new Stop(problems.join('\n'));
  synth({ root, file, deploying: true }, on);
  on.say(estimate(templatesOf(join(root, ASSEMBLY))));
  step(on, 'diff', CDK, ['diff', '--all', '--app', ASSEMBLY]);
  if (!yes && (await on.ask('deploy this? [y/N] ')).toLowerCase() !== 'y') throw new Stop('nothing was changed');

  takePollersAway(config, on);
  const parameters = config.web ? firewall(config, on) : [];
  step(on, 'deploy', CDK, [
    'deploy', '--all', '--app', ASSEMBLY, '--require-approval', 'never', '--outputs-file', OUTPUTS, ...parameters,
  ]);
  keepTemplates(root);
  const outputs = JSON.parse(readFileSync(join(root, OUTPUTS), 'utf8')) as Record<string, Record<string, string>>;
  const output = (stack: string, name: string): string | undefined => outputs[`${config.name}-${stack}`]?.[name];
  const table = output('data', 'ConversationsTable');
  if (table) warm(config, table, on);
  const bucket = output('web', 'PageBucket');
  if (bucket) upload(root, bucket, output('web', 'DistributionId') ?? '', config, on);

  const socket = output('api', 'SocketAddress');
  const direct = output('api', 'DirectAddress');
  if (!socket || !direct) throw new Stop('deployed, but the stack api did not say where the socket is');
  const target = output(config.web ? 'web' : 'api', 'DomainTarget');
  // A name that somebody must make by hand is perhaps not there yet.
  smoke(target ? direct : socket, on);
  if (target) on.say(`Make ${config.domain!.host} a CNAME of ${target}, if it is not yet.`);
  on.say(whatToPaste(socket, output('web', 'PageAddress')));
}

/** Writes the templates to the assembly. Needs no network. */
export function synth({ root, file, deploying }: { root: string; file: string; deploying: boolean }, on: Shell): void {
  // Stacks of another configuration must not be taken for this one's.
  rmSync(join(root, ASSEMBLY), { recursive: true, force: true });
  // Where cdk.json is; it names the assembly, too.
  step(on, 'synth', 'node_modules/.bin/cdk', ['synth', '--quiet'], {
    folder: 'infra/cdk', variables: { AISLE_CONFIG: file, ...(deploying && { AISLE_DEPLOYING: '1' }) },
  });
}

/** The firewall first: its ARN is a parameter of the stack web, since stacks do not refer across regions. */
function firewall(config: MerchantConfig, on: Shell): string[] {
  step(on, 'deploy the firewall', CDK, ['deploy', 'Edge', '--app', ASSEMBLY, '--require-approval', 'never']);
  const stack = `${config.name}-edge`;
  const described = aws<{ Stacks: { Outputs: { OutputKey: string; OutputValue: string }[] }[] }>(on, EDGE_REGION,
    ['cloudformation', 'describe-stacks', '--stack-name', stack]);
  const arn = described?.Stacks[0]?.Outputs.find(({ OutputKey }) => OutputKey === 'FirewallArn')?.OutputValue;
  if (!arn) throw new Stop(`the stack ${stack} does not tell its FirewallArn: look at it in CloudFormation, ${EDGE_REGION}`);
  return ['--parameters', `${config.name}-web:FirewallArn=${arn}`];
}

function upload(root: string, bucket: string, distribution: string, config: MerchantConfig, on: Shell): void {
  for (const { path, key, type } of pageFiles(join(root, 'web/page'))) {
    step(on, `upload ${key}`, 'aws', [
      's3', 'cp', path, `s3://${bucket}/${key}`, '--content-type', type, '--cache-control', 'no-cache', '--only-show-errors', '--region', config.region,
    ]);
  }
  step(on, 'forget what is cached', 'aws', ['cloudfront', 'create-invalidation', '--distribution-id', distribution, '--paths', '/chat*', '--output', 'json']);
}

/** Keeps what is deployed, for `make diff` without a network. */
function keepTemplates(root: string): void {
  mkdirSync(join(root, DEPLOYED), { recursive: true });
  for (const name of readdirSync(join(root, ASSEMBLY)).filter((entry) => entry.endsWith('.template.json'))) {
    copyFileSync(join(root, ASSEMBLY, name), join(root, DEPLOYED, name));
  }
}

function templatesOf(folder: string): Template[] {
  return readdirSync(folder).filter((name) => name.endsWith('.template.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Template);
}

function step(on: Shell, what: string, command: string, args: readonly string[], options: RunOptions = {}): void {
  on.say(`== ${what}`);
  // No pager: nobody may be there to leave it.
  const variables = { CDK_DISABLE_CLI_TELEMETRY: '1', AWS_PAGER: '', ...options.variables };
  if (!on.run(command, args, { ...options, shown: true, variables }).ok) {
    throw new Stop(`${what} failed: what it said is above. Mend it and run the same again`);
  }
}

const whatToPaste = (socket: string, page: string | undefined): string => [
  `The socket is ${socket}`,
  ...(page ? [`The chat page is ${page}`, 'To put into a page of the shop (it cannot be framed):', `  <a href="${page}" target="_blank" rel="noopener">Chat with us</a>`] : []),
  'A client of your own speaks docs/PROTOCOL.md:',
  `  new WebSocket("${socket}", ["aisle.v1"])`,
].join('\n');
