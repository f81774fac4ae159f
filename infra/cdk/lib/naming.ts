// Names that must be known before the thing is there: of queues, because handoff tells
// dead-letter queues by theirs, and of functions, because logs and policies name them.

import type { MerchantConfig } from './config/load.ts';

/** The stage of the WebSocket API. */
export const STAGE = 'prod';
/** The alias that everything calls. */
export const ALIAS = 'live';

export const functionName = (config: MerchantConfig, name: string): string => `${config.name}-${name}`;
export const queueName = (config: MerchantConfig, name: string): string => `${config.name}-${name}`;
/** Ends in what `functions/handoff/src/queued.rs` looks for. */
export const deadLetterName = (config: MerchantConfig, name: string): string => `${config.name}-${name}-dlq`;
/** `conversations` → `Conversations`, for ids of constructs. */
export const pascal = (name: string): string =>
  name.split(/[^A-Za-z0-9]+/).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
/** A generated key's id, by what it is for and its name in the configuration. */
export const secretId = (purpose: string, name: string): string => `${purpose}-${name}`;
