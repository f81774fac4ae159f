// Stands in for AWS's command line, CDK's, cargo and the person, so that deploying can be walked
// through without any of them.

import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MerchantConfig } from '../lib/config/load.ts';
import type { Ran, RunOptions, Shell } from '../lib/deploy/shell.ts';
import { FUNCTIONS } from '../lib/functions.ts';
import { ROOT, synthesised } from './synth.ts';

/** What an account answers, by service and operation; `undefined` fails. */
export type Account = Record<string, unknown>;

/** An account in which all is well. */
export const wellAccount = (): Account => ({
  'sts get-caller-identity': { Account: '123456789012' },
  'ssm get-parameter': { Parameter: { Value: '30' } },
  'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 10_000 } },
  'lambda list-event-source-mappings': { EventSourceMappings: [{ UUID: 'u1', ScalingConfig: { MaximumConcurrency: 2 } }] },
  'dynamodb list-tables': { TableNames: ['one'] },
  'dynamodb describe-limits': { TableMaxReadCapacityUnits: 40_000, TableMaxWriteCapacityUnits: 40_000 },
  'dynamodb describe-table': { Table: { WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 } } },
  'dynamodb update-table': {},
  'service-quotas list-service-quotas': { Quotas: [] },
  'apigateway get-account': {},
  'acm describe-certificate': { Certificate: { Status: 'ISSUED' } },
  'secretsmanager describe-secret': { Name: 'shop/jwt' },
  'cloudformation describe-stacks': {
    Stacks: [{ Outputs: [{ OutputKey: 'FirewallArn', OutputValue: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b' }] }],
  },
  's3 cp': {}, 'cloudfront create-invalidation': {},
});

/** The beginning of a program for a machine, and what it asks for. */
export function program(machine: number, asks = ''): Buffer {
  const header = Buffer.alloc(64);
  header.writeUInt32BE(0x7f454c46, 0);
  header.writeUInt16LE(machine, 18);
  return Buffer.concat([header, Buffer.from(asks)]);
}

const FRAMES = [
  { type: 'welcome', last: 1, seq: 1 }, { type: 'ack', n: 1, seq: 2 }, { type: 'reply', seq: 3, answers: [2] },
];

export class StandIn implements Shell {
  readonly root = mkdtempSync(join(tmpdir(), 'aisle-deploy-'));
  readonly calls: string[] = [];
  readonly said: string[] = [];
  frames: readonly unknown[] = FRAMES;
  /** What the build's programs ask of the C library. */
  glibc = 'GLIBC_2.34';
  /** The first call that begins so fails. */
  fails: string | undefined;

  constructor(readonly config: MerchantConfig, private readonly name: string, readonly account: Account, readonly answers: string[] = []) {
    cpSync(join(ROOT, 'web/page'), join(this.root, 'web/page'), { recursive: true });
  }

  run(command: string, args: readonly string[], options: RunOptions = {}): Ran {
    const program = command.split('/').at(-1)!;
    const call = [program, ...args].join(' ');
    this.calls.push(call);
    if (this.fails !== undefined && call.startsWith(this.fails)) return { ok: false, stdout: '', stderr: '' };
    if (program === 'aws') {
      const answer = this.account[`${args[0]} ${args[1]}`];
      return { ok: answer !== undefined, stdout: answer === undefined ? '' : JSON.stringify(answer), stderr: '' };
    }
    if (program === 'cargo') {
      return { ok: true, stdout: this.frames.map((frame) => `${JSON.stringify(frame)}\n`).join(''), stderr: options.input ?? '' };
    }
    if (program === 'build-functions.sh') this.build();
    if (call.startsWith('cdk synth')) this.synth();
    if (call.startsWith('cdk deploy --all')) this.deployed();
    return { ok: true, stdout: '', stderr: '' };
  }

  say(text: string): void {
    this.said.push(text);
  }

  ask(question: string): Promise<string> {
    this.said.push(question);
    const answer = this.answers.shift();
    if (answer === undefined) throw new Error(`nobody answers: ${question}`);
    return Promise.resolve(answer);
  }

  /** What was run besides asking AWS. */
  get changes(): string[] {
    return this.calls.filter((call) => !/^aws (sts|ssm|lambda|dynamodb (list|describe)|service-quotas|apigateway|acm|secretsmanager|cloudformation describe)/.test(call));
  }

  get text(): string {
    return this.said.join('\n');
  }

  private build(): void {
    for (const name of Object.keys(FUNCTIONS)) {
      mkdirSync(join(this.root, 'target/lambda', name), { recursive: true });
      writeFileSync(join(this.root, 'target/lambda', name, 'bootstrap'), program(0x3e, this.glibc));
    }
  }

  private synth(): void {
    const folder = join(this.root, 'target/cdk');
    mkdirSync(folder, { recursive: true });
    for (const [id, template] of Object.entries(synthesised(this.name).templates.byStack)) {
      writeFileSync(join(folder, `${id}.template.json`), JSON.stringify(template));
    }
  }

  private deployed(): void {
    const { name, web, domain } = this.config;
    const direct = 'wss://a1.execute-api.eu-central-1.amazonaws.com/prod';
    writeFileSync(join(this.root, 'target/cdk-outputs.json'), JSON.stringify({
      [`${name}-data`]: { ConversationsTable: 'conversations' },
      [`${name}-api`]: {
        SocketAddress: domain ? `wss://${domain.host}` : direct, DirectAddress: direct,
        ...(domain && !web && !domain.hostedZone && { DomainTarget: 'd-1.execute-api.eu-central-1.amazonaws.com' }),
      },
      ...(web && { [`${name}-web`]: { PageBucket: 'page-bucket', DistributionId: 'E1', PageAddress: 'https://chat.shop.example/chat', ...(!domain?.hostedZone && { DomainTarget: 'd1.cloudfront.net' }) } }),
    }));
  }
}
