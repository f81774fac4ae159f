// `make configure`: asks what cannot be known, checks each answer as it comes, and writes the file.
// Flags answer before the question is asked.

import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkCapacity } from '../capacity.ts';
import { ConfigError, resolveConfig } from '../config/load.ts';
import { aws, type Shell, Stop } from '../deploy/shell.ts';
import { FUNCTIONS } from '../functions.ts';

type Draft = Record<string, unknown>;

interface Question {
  /** The flag, and the field unless `put` says otherwise. */
  readonly flag: string;
  readonly asks: string;
  /** What Enter means. */
  readonly suggests?: (draft: Draft, on: Shell) => string | undefined;
  /** Whether it is asked at all. */
  readonly when?: (draft: Draft) => boolean;
  /** Whether an empty answer leaves the field out. */
  readonly optional?: (draft: Draft) => boolean;
  readonly put?: (draft: Draft, answer: string) => void;
  /** The field that a problem with the answer is about, if not the flag. */
  readonly field?: string;
}

const yes = (answer: string): boolean => /^(y|yes|true)$/i.test(answer);
const domain = (draft: Draft): Draft => (draft['domain'] ??= {}) as Draft;

const QUESTIONS: readonly Question[] = [
  { flag: 'name', asks: 'Name of this deployment, in front of everything', suggests: () => 'aisle' },
  {
    flag: 'region', asks: 'Region where everything is kept',
    suggests: () => process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'],
  },
  {
    flag: 'account', asks: 'AWS account',
    suggests: (draft, on) => aws<{ Account: string }>(on, String(draft['region']), ['sts', 'get-caller-identity'])?.Account,
  },
  {
    flag: 'origins', asks: 'Sites that may embed the chat, with commas between (https://shop.example)',
    put: (draft, answer) => { draft['origins'] = answer.split(',').map((origin) => origin.trim()).filter(Boolean); },
  },
  {
    flag: 'web', asks: 'Host the chat page, with CloudFront and a firewall in front ($7 a month)? [y/N]',
    suggests: () => 'no', put: (draft, answer) => { if (yes(answer)) draft['web'] = true; },
  },
  {
    flag: 'host', asks: 'Host of its own, such as chat.shop.example (empty for none, unless the page is hosted)', field: 'domain.host',
    optional: (draft) => draft['web'] !== true,
    put: (draft, answer) => { domain(draft)['host'] = answer; },
  },
  {
    flag: 'certificate', asks: 'ARN of the certificate for it', field: 'domain.certificate',
    when: (draft) => draft['domain'] !== undefined,
    put: (draft, answer) => { domain(draft)['certificate'] = answer; },
  },
  { flag: 'alarm-email', asks: 'Who is written to when an alarm goes off (empty for nobody)', field: 'alarmEmail', optional: () => true,
    put: (draft, answer) => { draft['alarmEmail'] = answer; } },
  {
    flag: 'concurrency', asks: 'Concurrent executions that Lambda gives the account', field: 'limits.concurrency',
    suggests: (draft, on) => String(aws<{ AccountLimit: { ConcurrentExecutions: number } }>(
      on, String(draft['region']), ['lambda', 'get-account-settings'])?.AccountLimit.ConcurrentExecutions ?? 1000),
    put: (draft, answer) => { limits(draft)['concurrency'] = Number(answer); },
  },
  {
    flag: 'messages-per-second', asks: 'Messages per second at the most', field: 'limits.messagesPerSecond',
    suggests: (draft) => String(suggestedRate(draft)),
    put: (draft, answer) => {
      limits(draft)['messagesPerSecond'] = Number(answer);
      limits(draft)['connectionsPerSecond'] = Math.max(1, Math.min(500, Number(answer)));
    },
  },
];

const limits = (draft: Draft): Draft => (draft['limits'] ??= {}) as Draft;

/** What the concurrency is enough for: 500 a second for the usual 1,000. */
const suggestedRate = (draft: Draft): number => Math.max(1, Math.min(500, Math.floor(Number(limits(draft)['concurrency']) / 2)));

/** The flags that the command takes. */
const FLAGS = QUESTIONS.map(({ flag }) => flag);

/** Asks, and writes the file. `args` are flags `--name aisle …`; with `--yes` nothing is asked. */
export async function configure(file: string, args: readonly string[], on: Shell): Promise<void> {
  const { values }: { values: Record<string, string | boolean | undefined> } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'string' as const }])),
      yes: { type: 'boolean' }, force: { type: 'boolean' },
    },
  });
  if (existsSync(file) && !values['force']) throw new Stop(`${file} is there: edit it, or begin anew with --force`);
  const draft: Draft = { $schema: './infra/cdk/merchant.config.schema.json' };
  for (const question of QUESTIONS) {
    if (question.when && !question.when(draft)) continue;
    await answer(question, values[question.flag] as string | undefined, values['yes'] === true, draft, on);
  }
  try {
    checkCapacity(resolveConfig(draft), FUNCTIONS);
  } catch (error) {
    throw error instanceof ConfigError ? new Stop(error.message) : error;
  }
  writeFileSync(file, `${JSON.stringify(draft, null, 2)}\n`);
  on.say(`Written to ${file}; merchant.config.schema.json tells what else it may hold. Next: make synth, then make deploy.`);
}

/** Takes the flag, or asks until the answer is right. A flag that is wrong ends it. */
async function answer(question: Question, given: string | undefined, quiet: boolean, draft: Draft, on: Shell): Promise<void> {
  const suggested = given === undefined ? question.suggests?.(draft, on) : undefined;
  for (;;) {
    const said = given ?? (quiet ? '' : await on.ask(`${question.asks}${suggested ? ` (${suggested})` : ''}: `));
    const value = said || suggested || '';
    if (value === '' && question.optional?.(draft)) return;
    const tried = structuredClone(draft);
    if (question.put) question.put(tried, value);
    else tried[question.flag] = value;
    const problem = problemOf(tried, question.field ?? question.flag);
    if (problem === undefined) {
      Object.assign(draft, tried);
      return;
    }
    if (given !== undefined || quiet) throw new Stop(`--${question.flag}: ${problem}`);
    on.say(problem);
  }
}

/** What is wrong with one field of a draft; the others may still be missing. */
function problemOf(draft: Draft, field: string): string | undefined {
  try {
    resolveConfig(draft);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const about = error.problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}.`));
    return about && `${about.problem}. Fix: ${about.fix}`;
  }
}
