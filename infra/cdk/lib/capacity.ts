// Who gets how much of the account's concurrency, so that no part starves another. Queues are
// capped where messages are taken, not by reserved concurrency: a throttled batch would count as a
// receive, and three of those are a dead letter.

import { ConfigError, type MerchantConfig } from './config/load.ts';
import { type FunctionTable, handedOver, workers } from './functions.ts';
import { routes } from './routes.ts';

/** The least that Lambda takes as a mapping's maximum. */
const LEAST = 2;
/** The most that Lambda takes as a mapping's maximum. */
const MOST = 1000;
/** The most pollers that CloudFormation takes. */
const MOST_POLLERS = 2000;
/** Batches that one provisioned poller has under way at most [AWS docs]. */
const BATCHES_PER_POLLER = 10;
/** Messages a second that a poller moves: ten polls of a batch of ten [AWS docs]. */
const MESSAGES_PER_POLLER = 100;
/** Frames a second that API Gateway lets an account have, all routes together. */
const GATEWAY_FRAMES_PER_SECOND = 10_000;

/** How a queue is read: capped, or with pollers that are there before they are needed. Never both. */
export type Reading =
  | { readonly maximumConcurrency: number }
  | { readonly pollers: { readonly minimum: number; readonly maximum: number } };

/** One row of the sum. */
export interface Row {
  readonly who: string;
  readonly concurrency: number;
}

/** How a function's own queue is read. */
export function readingOfQueue(config: MerchantConfig, functions: FunctionTable, name: string): Reading {
  const spec = functions[name]!;
  const part = Math.floor(config.limits.concurrency * (spec.share ?? 0));
  // Pollers are for whoever a shopper waits for.
  if (!config.sale || spec.takesDeadLetters || spec.takesEvents) {
    return { maximumConcurrency: Math.min(MOST, Math.max(LEAST, part)) };
  }
  const minimum = Math.max(LEAST, Math.ceil(config.limits.messagesPerSecond / MESSAGES_PER_POLLER));
  return { pollers: { minimum, maximum: Math.min(MOST_POLLERS, Math.max(LEAST, Math.floor(part / BATCHES_PER_POLLER))) } };
}

/** How a dead-letter queue is read: rare messages, that must not fill the reader. */
export const readingOfDeadLetters: Reading = { maximumConcurrency: LEAST };

const concurrencyOf = (reading: Reading): number =>
  'pollers' in reading ? reading.pollers.maximum * BATCHES_PER_POLLER : reading.maximumConcurrency;

/** Everything that may run at the same time. */
export function capacity(config: MerchantConfig, functions: FunctionTable): Row[] {
  return [
    ...routes(config).filter((route) => route.function !== undefined).map((route) => ({
      who: `route ${route.key}`, concurrency: Math.ceil(route.perSecond * route.seconds),
    })),
    ...workers(functions).map((name) => ({
      who: `queue ${name}`, concurrency: concurrencyOf(readingOfQueue(config, functions, name)),
    })),
    ...handedOver(functions).map((name) => ({ who: `queue ${name}-dlq`, concurrency: concurrencyOf(readingOfDeadLetters) })),
  ];
}

/** Throws {@link ConfigError} when the parts together are more than the account has. */
export function checkCapacity(config: MerchantConfig, functions: FunctionTable): void {
  const rows = capacity(config, functions);
  const sum = rows.reduce((total, row) => total + row.concurrency, 0);
  const problems = [];
  if (sum > config.limits.concurrency) {
    problems.push({
      field: 'limits.concurrency',
      problem: `${config.limits.concurrency} is less than the ${sum} that may run at the same time (${rows.map((row) => `${row.who} ${row.concurrency}`).join(', ')})`,
      fix: `lower limits.messagesPerSecond or limits.connectionsPerSecond, or ask AWS for more: Service Quotas, Lambda, "Concurrent executions"`,
    });
  }
  for (const name of workers(functions)) {
    const reading = readingOfQueue(config, functions, name);
    if ('pollers' in reading && reading.pollers.minimum > reading.pollers.maximum) {
      problems.push({
        field: 'limits.messagesPerSecond',
        problem: `${config.limits.messagesPerSecond} a second take ${reading.pollers.minimum} pollers of the queue ${name}, and its part of the concurrency is enough for ${reading.pollers.maximum}`,
        fix: `lower it, or ask AWS for more concurrency and raise limits.concurrency`,
      });
    }
  }
  const frames = routes(config).reduce((total, route) => total + route.perSecond, 0);
  if (frames > GATEWAY_FRAMES_PER_SECOND) {
    problems.push({
      field: 'limits.messagesPerSecond',
      problem: `all routes together let in ${frames} frames a second, and API Gateway gives an account ${GATEWAY_FRAMES_PER_SECOND}`,
      fix: 'lower it, or limits.connectionsPerSecond',
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
