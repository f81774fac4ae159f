// Talks to what was deployed: greeted, acknowledged, answered.

import { type Shell, Stop } from './shell.ts';

/** The client's frames; it counts messages by itself. */
const SAYS = [{ type: 'start', language: 'en' }, { type: 'message', text: 'hello' }];
/** Seconds for an answer, cold starts of three functions included. */
const WAIT = '15';

interface Frame { readonly type: string; readonly seq?: number; readonly answers?: readonly number[] }

/** Throws {@link Stop} unless the socket greets, acknowledges and answers. */
export function smoke(socket: string, on: Shell): void {
  on.say(`== smoke test of ${socket}`);
  const ran = on.run('cargo', ['run', '-q', '-p', 'aisle', '--', 'chat', '--jsonl', '--wait', WAIT, '--url', socket], {
    input: SAYS.map((frame) => `${JSON.stringify(frame)}\n`).join(''),
  });
  const frames = ran.stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Frame);
  const acked = frames.find(({ type }) => type === 'ack')?.seq;
  const missing = [
    ...(frames.some(({ type }) => type === 'welcome') ? [] : ['a welcome']),
    ...(acked === undefined ? ['an ack'] : []),
    ...(frames.some(({ type, answers }) => type === 'reply' && answers?.includes(acked ?? NaN)) ? [] : ['a reply to it']),
  ];
  if (!ran.ok || missing.length > 0) {
    throw new Stop([
      `deployed, but the smoke test did not get ${missing.join(', ') || 'through'}.`,
      ...(ran.stderr ? [ran.stderr.trim()] : []),
      'Look at the logs /aws/lambda/…-connect, -intake and -nlu (docs/operations.md, "When the smoke test fails").',
    ].join('\n'));
  }
  on.say('greeted, acknowledged, answered');
}
