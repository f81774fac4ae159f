// The routes of the WebSocket API: which function answers, and how often each may be called, with
// the reason. The sum is held against the account's limits in capacity.ts.

import type { MerchantConfig } from './config/load.ts';

export interface Route {
  readonly key: string;
  /** The function that is called; none for an answer that the gateway gives by itself. */
  readonly function?: string;
  /** Whether what the function returns goes back on the socket. */
  readonly answers: boolean;
  /** Calls per second over all sockets. A call over it gets the gateway's own error frame. */
  readonly perSecond: number;
  /** How long a call is assumed to take, in seconds: twice and more of what storage calls of 5 ms add up to. */
  readonly seconds: number;
}

/** How many frames of agents a second are let in at most, of each kind: a desk of hundreds. */
const MOST_AGENT_FRAMES = 50;

/** How much of a rate may come at once: clients come back together, for a second or two. */
export const BURST = 2;

export function routes({ limits }: MerchantConfig): Route[] {
  const { connectionsPerSecond: connections, messagesPerSecond: messages } = limits;
  // People write more slowly than the shoppers that they answer, all together.
  const agents = Math.max(1, Math.min(MOST_AGENT_FRAMES, Math.ceil(messages / 10)));
  const agent = (key: string): Route => ({ key, function: 'handoff', answers: true, perSecond: agents, seconds: 0.1 });
  const intake = (key: string, perSecond: number, seconds: number): Route =>
    ({ key, function: 'intake', answers: true, perSecond, seconds });
  return [
    // The account's own limit, so that nobody is refused by both. An authorizer and an integration.
    { key: '$connect', function: 'connect', answers: false, perSecond: connections, seconds: 0.06 },
    // Sockets leave as fast as they come; a lost one is forgotten by its expiry.
    { key: '$disconnect', function: 'connect', answers: false, perSecond: connections, seconds: 0.02 },
    // The first frame of every connection.
    intake('start', connections, 0.08),
    // Every reconnect asks, and every client whose answer is late.
    intake('resume', connections, 0.05),
    // What the deployment is sized by.
    intake('message', messages, 0.08),
    // Nothing is done with these two yet; a client whose frame is refused loses nothing.
    intake('typing', Math.ceil(messages / 2), 0.01),
    intake('read', Math.ceil(messages / 2), 0.01),
    // At most one a conversation.
    intake('end', Math.max(1, Math.ceil(messages / 10)), 0.08),
    // What no client of ours sends.
    intake('$default', Math.max(1, Math.ceil(messages / 10)), 0.02),
    // The gateway answers: no function. Idle sockets ping every nine minutes.
    { key: 'ping', answers: true, perSecond: connections, seconds: 0 },
    agent('agent_list'),
    agent('agent_claim'),
    agent('agent_say'),
    agent('agent_give_back'),
  ];
}
