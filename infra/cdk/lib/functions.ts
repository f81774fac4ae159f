// The functions, a line each: what calls a function, what it may do, and its settings follow from
// the line. A new function is a new line here and nothing else in this folder, unless it may do
// something that none does yet (permissions.ts) or has a route (routes.ts).

import type { Grant } from './permissions.ts';

export interface FunctionSpec {
  /** What calls it: the gateway alone, or a queue of its name (and the gateway, if it has routes). */
  readonly calledBy: 'gateway' | 'queue';
  /** The longest that an invocation may take, in seconds; shorter than a queue's visibility time-out. */
  readonly seconds: number;
  /** Whether it writes to logs: then it may have to drive any entry's effects. */
  readonly writesLogs: boolean;
  /** Whether it is the one that takes what the others could not process. */
  readonly takesDeadLetters?: boolean;
  /**
   * Whether a rule on the bus fills its queue with events (inbound.ts). No conversation is in those: what it cannot
   * process waits for the operator, not for a human at the desk, and nobody else sends to its queue.
   */
  readonly takesEvents?: boolean;
  /** Its part of the account's concurrency, as a queue's reader; see capacity.ts. */
  readonly share?: number;
  /** Settings besides those that follow from the above; see settings.ts. */
  readonly settings: readonly SettingsGroup[];
  /** Permissions besides those that follow from the above. */
  readonly may: readonly Grant[];
}

/** Settings that some functions have and others do not. */
export type SettingsGroup = 'credentials' | 'resumeKeys' | 'shopTables' | 'shopSystem' | 'inbound' | 'handoffWait' | 'understood';

/** Memory of every function. Processor comes with it: below this, TLS at a cold start takes longer than the rest. The functions use 40 MB. */
export const MEMORY_MB = 256;

export type FunctionTable = Readonly<Record<string, FunctionSpec>>;

/** A function that the gateway calls while a client waits. */
export const door = (own: Partial<FunctionSpec> = {}): FunctionSpec =>
  ({ calledBy: 'gateway', seconds: 9, writesLogs: true, settings: [], may: [], ...own });

/** A function that reads the queue of its name. */
export const worker = (own: Partial<FunctionSpec> = {}): FunctionSpec =>
  ({ calledBy: 'queue', seconds: 9, writesLogs: true, share: 0.05, settings: [], may: [], ...own });

export const FUNCTIONS: FunctionTable = {
  // A handshake that takes longer is better tried again by the client.
  connect: door({ seconds: 5, writesLogs: false, settings: ['credentials', 'resumeKeys'], may: ['forgetConnections'] }),
  intake: door({ settings: ['resumeKeys'], may: ['closeConnections'] }),
  nlu: worker({ share: 0.25, settings: ['understood'], may: ['readSwitches'] }),
  order: worker({ share: 0.2, settings: ['shopTables', 'shopSystem'], may: ['readOrders', 'changeOrders', 'readSwitches'] }),
  handoff: worker({ takesDeadLetters: true, settings: ['handoffWait'], may: ['keepBoard'] }),
  // Nobody waits for a changed product: a fiftieth of the account is two hundred events at the same time, and never a shopper's part.
  sync: worker({ takesEvents: true, share: 0.02, settings: ['shopTables', 'inbound'], may: ['mirrorShop', 'readWatches', 'refuseEvents'] }),
};

/** Names of the functions that have a queue. */
export const workers = (functions: FunctionTable): string[] =>
  Object.keys(functions).filter((name) => functions[name]!.calledBy === 'queue');

/** Names of the functions that the rule on the bus feeds. */
export const eventReaders = (functions: FunctionTable): string[] =>
  workers(functions).filter((name) => functions[name]!.takesEvents);

/** Names of the functions whose dead letters are taken to a human. */
export const handedOver = (functions: FunctionTable): string[] =>
  workers(functions).filter((name) => !functions[name]!.takesDeadLetters && !functions[name]!.takesEvents);

/** Name of the function that takes dead letters. */
export const lastReader = (functions: FunctionTable): string => {
  const [name, ...others] = Object.keys(functions).filter((key) => functions[key]!.takesDeadLetters);
  if (name === undefined || others.length > 0) throw new Error('exactly one function takes dead letters');
  return name;
};
