// The merchant's configuration: its type, reading it, and what is wrong with it in words that name
// field, problem and fix. What is made of it is not here.

import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import schema from '../../merchant.config.schema.json' with { type: 'json' };

export type JwtAlgorithm = 'HS256' | 'RS256' | 'ES256';

export interface MerchantConfig {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly origins: readonly string[];
  readonly pack: string;
  readonly sale: boolean;
  readonly web: boolean;
  readonly domain?: {
    readonly host: string;
    readonly certificate: string;
    readonly hostedZone?: { readonly id: string; readonly name: string };
  };
  readonly keys: { readonly resume: readonly string[]; readonly agent: readonly string[]; readonly identity?: string };
  readonly jwt?: {
    readonly algorithm: JwtAlgorithm;
    readonly publicKey?: string;
    readonly secret?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  readonly shop?: { readonly url: string; readonly secret: string };
  readonly integrations: {
    /** Accounts that may put events of the shop on the bus, besides the own one. */
    readonly accounts: readonly string[];
    /** Accounts that may make rules for what the functions publish. */
    readonly readers: readonly string[];
    readonly shopName?: string;
    readonly schemas: boolean;
    /** Whether what was understood of each message is published. */
    readonly understood: boolean;
  };
  readonly handoffWaitSeconds: number;
  readonly logLevel: string;
  readonly limits: {
    readonly concurrency: number;
    readonly connectionsPerSecond: number;
    readonly messagesPerSecond: number;
    readonly dollarsPerThousandMessages: number;
  };
  readonly retention: {
    readonly logDays: number;
    readonly accessLogDays: number;
    readonly webLogDays: number;
    readonly eventDays: number;
    readonly deadLetterDays: number;
    readonly backupDays: number;
  };
  readonly alarmEmail?: string;
  readonly apiGatewayLogRole: 'create' | 'exists';
}

/** One thing that is wrong. */
export interface Problem {
  /** The field, as a path: `domain.host`. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** Everything that is wrong with a configuration. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ field, problem, fix }) => `${field}: ${problem}. Fix: ${fix}`).join('\n'));
    this.name = 'ConfigError';
  }
}

/** Regions that an account must opt into when this was written; CloudFront delivers no logs to buckets there. */
const OPT_IN = /^(af-|il-|me-|mx-|ap-east-|ap-south-2|ap-southeast-[3-9]|ca-west-|eu-south-|eu-central-2)/;

const ajv = new Ajv({ allErrors: true, useDefaults: true, verbose: true });
ajv.addKeyword('fix');
const validate = ajv.compile<MerchantConfig>(schema);

/** Checks a configuration and fills in what it leaves out. Throws {@link ConfigError} with every problem. */
export function resolveConfig(given: unknown): MerchantConfig {
  const config: unknown = structuredClone(given);
  if (!validate(config)) throw new ConfigError(readable(validate.errors ?? []));
  const problems = contradictions(config);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** Reads a configuration from a file. */
export function loadConfig(path: string): MerchantConfig {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([{ field: path, problem: 'there is no such file', fix: 'run `make configure`, or name another one: CONFIG=FILE' }]);
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new ConfigError([{ field: path, problem: `it is not JSON (${(error as Error).message})`, fix: 'mend it, or run `make configure`' }]);
  }
  return resolveConfig(given);
}

function readable(errors: readonly ErrorObject[]): Problem[] {
  const problems = errors.map((error) => {
    const path = error.instancePath.split('/').slice(1);
    const own = (error.parentSchema as { fix?: string; properties?: Record<string, { fix?: string }> }) ?? {};
    if (error.keyword === 'required') {
      const name = String(error.params['missingProperty']);
      return { field: [...path, name].join('.'), problem: 'it is missing', fix: own.properties?.[name]?.fix ?? 'add it' };
    }
    if (error.keyword === 'additionalProperties') {
      const name = String(error.params['additionalProperty']);
      const known = Object.keys(own.properties ?? {}).filter((key) => key !== '$schema').join(', ');
      return { field: [...path, name].join('.'), problem: 'there is no such field', fix: `take it out, or use one of ${known}` };
    }
    const field = path.join('.') || 'the configuration';
    const shown = JSON.stringify(error.data)?.slice(0, 80);
    return { field, problem: `${shown} ${error.message}`, fix: own.fix ?? 'see merchant.config.schema.json' };
  });
  return problems;
}

/** What the schema cannot say: fields that must fit each other. */
function contradictions(config: MerchantConfig): Problem[] {
  const problems: Problem[] = [];
  const { domain, jwt, web, region } = config;
  if (web && !domain) {
    problems.push({
      field: 'domain', problem: 'it is missing, and `web` is on',
      fix: 'give the page a host and a certificate, because its own origin must be known to the authorizer',
    });
  }
  if (web && OPT_IN.test(region)) {
    problems.push({
      field: 'web', problem: `CloudFront delivers no logs to a bucket in ${region}`,
      fix: 'host the page elsewhere, with `web` off (the socket may be in any region), or take a region that every account has',
    });
  }
  if (domain) {
    const there = domain.certificate.split(':')[3];
    const wanted = web ? 'us-east-1' : region;
    if (there !== wanted) {
      problems.push({
        field: 'domain.certificate', problem: `it is in ${there}`,
        fix: `request it in ${wanted}, where ${web ? 'CloudFront' : 'API Gateway'} looks for it`,
      });
    }
    const zone = domain.hostedZone;
    if (zone && domain.host !== zone.name && !domain.host.endsWith(`.${zone.name}`)) {
      problems.push({ field: 'domain.hostedZone.name', problem: `${domain.host} is not in ${zone.name}`, fix: 'name the zone that the host is in' });
    }
  }
  if (jwt?.algorithm === 'HS256' && (!jwt.secret || jwt.publicKey)) {
    problems.push({ field: 'jwt.secret', problem: 'HS256 has a shared key and no other', fix: 'put the key into Secrets Manager and name that secret; a public key is for RS256 and ES256' });
  }
  if (jwt && jwt.algorithm !== 'HS256' && (!jwt.publicKey || jwt.secret)) {
    problems.push({ field: 'jwt.publicKey', problem: `${jwt.algorithm} has a public key and no other`, fix: 'give the public key in PEM; a secret is for HS256' });
  }
  return problems;
}
