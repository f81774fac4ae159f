// What is looked at before anything is built or changed: each check says what it found and, if that
// is not good enough, what to do.

import { capacity } from '../capacity.ts';
import type { MerchantConfig } from '../config/load.ts';
import { EDGE_REGION } from '../app.ts';
import { FUNCTIONS } from '../functions.ts';
import { warmThroughput } from '../throughput.ts';
import { aws, CDK, type Shell } from './shell.ts';

export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do when it is not good enough. */
  readonly fix: string;
}

/** Tables of a deployment. */
const TABLES = 5;
/** Tables that an account may have in a region unless AWS raised it. */
const MOST_TABLES = 2_500;
/** New sockets a second that an account may have in a region unless AWS raised it. */
const NEW_SOCKETS = 500;
/** The least version of the bootstrap stack: before, somebody else's bucket could stand in for a deleted one. */
const BOOTSTRAP = 21;

/** All checks. The first decides: without credentials the others say nothing. */
export function preflight(config: MerchantConfig, on: Shell): Check[] {
  const who = credentials(config, on);
  if (!who.ok) return [who];
  const regions = config.web ? [...new Set([config.region, EDGE_REGION])] : [config.region];
  return [
    who,
    ...regions.map((region) => bootstrap(config, region, on)),
    concurrency(config, on),
    tables(config, on),
    throughput(config, on),
    sockets(config, on),
    accessLogs(config, on),
    ...(config.domain ? [certificate(config.domain.certificate, on)] : []),
    ...(config.jwt?.secret ? [named(config.jwt.secret, 'the key that signs the JWTs', config, on)] : []),
    ...(config.shop ? [named(config.shop.secret, 'the token that the shop system takes', config, on)] : []),
  ];
}

function credentials(config: MerchantConfig, on: Shell): Check {
  const identity = aws<{ Account: string }>(on, config.region, ['sts', 'get-caller-identity']);
  return {
    what: 'credentials', ok: identity?.Account === config.account,
    found: identity ? `for account ${identity.Account}` : 'none that AWS takes, or no AWS CLI',
    fix: identity ? `use those of account ${config.account}, or mend \`account\`` : 'install the AWS CLI, then `aws configure` or `aws sso login`',
  };
}

function bootstrap(config: MerchantConfig, region: string, on: Shell): Check {
  const parameter = aws<{ Parameter: { Value: string } }>(on, region,
    ['ssm', 'get-parameter', '--name', '/cdk-bootstrap/hnb659fds/version']);
  const version = Number(parameter?.Parameter.Value ?? 0);
  return {
    what: `bootstrap of ${region}`, ok: version >= BOOTSTRAP,
    found: version > 0 ? `version ${version}` : 'none',
    fix: `${CDK} bootstrap aws://${config.account}/${region}`,
  };
}

function concurrency(config: MerchantConfig, on: Shell): Check {
  const settings = aws<{ AccountLimit: { ConcurrentExecutions: number } }>(on, config.region, ['lambda', 'get-account-settings']);
  const there = settings?.AccountLimit.ConcurrentExecutions ?? 0;
  const sum = capacity(config, FUNCTIONS).reduce((total, row) => total + row.concurrency, 0);
  return {
    what: 'Lambda, concurrent executions', ok: there >= config.limits.concurrency,
    found: `${settings ? there : 'not told (may you call lambda:GetAccountSettings?)'}; the configuration counts on ${config.limits.concurrency} and plans with ${sum}`,
    fix: `ask for more (aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value ${config.limits.concurrency}), or set limits.concurrency to ${there} and lower the rates`,
  };
}

function tables(config: MerchantConfig, on: Shell): Check {
  const listed = aws<{ TableNames: string[] }>(on, config.region, ['dynamodb', 'list-tables']);
  const most = quota(config, on, 'dynamodb', /maximum number of tables/i) ?? MOST_TABLES;
  const there = listed?.TableNames.length ?? Infinity;
  return {
    what: 'DynamoDB, tables', ok: there + TABLES <= most,
    found: `${listed ? there : 'not told (may you call dynamodb:ListTables?)'} of ${most}, and ${TABLES} are added the first time`,
    fix: 'ask for more: Service Quotas, DynamoDB, "Maximum number of tables"',
  };
}

function throughput(config: MerchantConfig, on: Shell): Check {
  const limits = aws<{ TableMaxReadCapacityUnits: number; TableMaxWriteCapacityUnits: number }>(on, config.region, ['dynamodb', 'describe-limits']);
  const { reads, writes } = warmThroughput(config);
  const most = { reads: limits?.TableMaxReadCapacityUnits ?? 0, writes: limits?.TableMaxWriteCapacityUnits ?? 0 };
  return {
    what: 'DynamoDB, throughput of a table', ok: reads <= most.reads && writes <= most.writes,
    found: `${limits ? `${most.writes} writes and ${most.reads} reads a second` : 'not told (may you call dynamodb:DescribeLimits?)'}; ${writes} and ${reads} are asked for`,
    fix: 'lower limits.messagesPerSecond, or ask for more: Service Quotas, DynamoDB, table-level throughput',
  };
}

function sockets(config: MerchantConfig, on: Shell): Check {
  const known = quota(config, on, 'apigateway', /new connections per second/i);
  const most = known ?? NEW_SOCKETS;
  return {
    what: 'API Gateway, new sockets per second', ok: config.limits.connectionsPerSecond <= most,
    found: `${most}${known === undefined ? ' (as AWS documents; the account\'s own is not told)' : ''}`,
    fix: `lower limits.connectionsPerSecond to ${most}, or ask for more: Service Quotas, API Gateway`,
  };
}

function accessLogs(config: MerchantConfig, on: Shell): Check {
  const role = aws<{ cloudwatchRoleArn?: string }>(on, config.region, ['apigateway', 'get-account'])?.cloudwatchRoleArn;
  const ours = role?.includes(`${config.name}-api-`) ?? false;
  const create = config.apiGatewayLogRole === 'create';
  return {
    what: 'API Gateway, role for access logs', ok: create ? !role || ours : role !== undefined,
    found: role ?? 'none',
    fix: create ? 'it is another\'s: set apiGatewayLogRole to "exists", so that it stays' : 'set apiGatewayLogRole to "create"',
  };
}

function certificate(arn: string, on: Shell): Check {
  const described = aws<{ Certificate: { Status: string } }>(on, arn.split(':')[3]!, ['acm', 'describe-certificate', '--certificate-arn', arn]);
  const status = described?.Certificate.Status ?? 'not found';
  return {
    what: 'certificate', ok: status === 'ISSUED', found: status,
    fix: 'finish its validation (the record that ACM shows must be in your DNS), or name another in domain.certificate',
  };
}

function named(name: string, holds: string, config: MerchantConfig, on: Shell): Check {
  const found = aws(on, config.region, ['secretsmanager', 'describe-secret', '--secret-id', name]);
  return {
    what: `secret ${name}`, ok: found !== undefined, found: found ? 'there' : 'not found',
    fix: `aws secretsmanager create-secret --region ${config.region} --name ${name} --secret-string …, with ${holds}`,
  };
}

function quota(config: MerchantConfig, on: Shell, service: string, name: RegExp): number | undefined {
  const listed = aws<{ Quotas: { QuotaName: string; Value: number }[] }>(on, config.region,
    ['service-quotas', 'list-service-quotas', '--service-code', service]);
  return listed?.Quotas.find(({ QuotaName }) => name.test(QuotaName))?.Value;
}

/** The checks as a table. */
export const shown = (checks: readonly Check[]): string => checks
  .map(({ what, ok, found, fix }) => `${ok ? 'ok ' : 'NO '} ${what}: ${found}${ok ? '' : `\n    fix: ${fix}`}`).join('\n');
