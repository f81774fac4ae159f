// Names that must be known before the thing is there: of queues, because handoff tells
// dead-letter queues by theirs, of functions, because logs and policies name them, and of generated
// keys, which are taken out while an older release still has them.

import type { MerchantConfig } from './config/load.ts';

/** The stage of the WebSocket API. */
export const STAGE = 'prod';
/** The alias that everything calls. */
export const ALIAS = 'live';

export const functionName = (config: MerchantConfig, name: string): string => `${config.name}-${name}`;
export const queueName = (config: MerchantConfig, name: string): string => `${config.name}-${name}`;
/** Ends in what `functions/handoff/src/queued.rs` looks for. */
export const deadLetterName = (config: MerchantConfig, name: string): string => `${config.name}-${name}-dlq`;
/** The rule that fills a function's queue from the bus. */
export const ruleName = (config: MerchantConfig, name: string): string => `${config.name}-${name}`;
/** `conversations` → `Conversations`, for ids of constructs. */
export const pascal = (name: string): string =>
  name.split(/[^A-Za-z0-9]+/).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
/**
 * A generated key's name in Secrets Manager. Not an export of the stack that makes it: CloudFormation
 * keeps an export as long as it is used, and a key that is taken out is still used by the release before.
 */
export const secretName = (config: MerchantConfig, purpose: string, key: string): string => `${config.name}/${purpose}/${key}`;
