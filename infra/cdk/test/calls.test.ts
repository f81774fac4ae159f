// Every call that the AWS adapters make is permitted to somebody, and nothing else is. Which
// function makes which is for a test of the binaries; this one needs only the source.

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { statementsOf } from './permissions.ts';
import { ROOT, source, synthesised } from './synth.ts';

/** Adapter files whose calls only the local platform and the import of a shop make. */
const NOT_DEPLOYED = ['tables.rs', 'batch.rs'];
/** The action of a client's method. */
const ACTIONS: Record<string, string> = {
  get_item: 'dynamodb:GetItem', put_item: 'dynamodb:PutItem', delete_item: 'dynamodb:DeleteItem', query: 'dynamodb:Query',
  send_message: 'sqs:SendMessage', get_queue_attributes: 'sqs:GetQueueAttributes', put_events: 'events:PutEvents',
  post_to_connection: 'execute-api POST', delete_connection: 'execute-api DELETE', get_connection: 'execute-api GET',
};
/** What only an operator's command calls, with the operator's own credentials: `aisle audit export`. */
const BY_OPERATORS = ['scan'];
/** Refused on purpose: warming up takes any answer, and a refusal of this one is in nobody's log. */
const REFUSED = ['execute-api GET'];
/** What Lambda and the services do in a function's name. */
const ON_BEHALF = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const code = readdirSync(`${ROOT}shared/aws/src`).filter((file) => file.endsWith('.rs') && !NOT_DEPLOYED.includes(file))
  .map((file) => source(`shared/aws/src/${file}`).split('#[cfg(test)]')[0]!).join('\n');

test('every call has a permission, and every permission a call', () => {
  const made = new Set([...code.matchAll(/\.(\w+)\(\)\s*\.(?:table_name|queue_url|set_entries|connection_id)\(/g)]
    .filter(([, method]) => !BY_OPERATORS.includes(method!)).map(([, method]) => {
    const action = ACTIONS[method!];
    if (!action) throw new Error(`what does \`${method}\` need? Add it to this table and to lib/permissions.ts`);
    return action;
  }));
  // A part of a transaction; the puts of one are as other puts.
  if (/\bConditionCheck::builder\(\)/.test(code)) made.add('dynamodb:ConditionCheckItem');
  expect(made.size).toBe(Object.keys(ACTIONS).length + 1);
  const permitted = new Set(Object.entries(statementsOf(synthesised('minimal').templates))
    .filter(([role]) => !role.endsWith('Release'))
    .flatMap(([, statements]) => statements.flatMap(({ actions, on }) => actions.map((action) =>
      action === 'execute-api:ManageConnections' ? `execute-api ${on[0]!.split('/')[2]}` : action)))
    .filter((action) => !action.startsWith('kms:')));
  expect([...permitted].sort()).toEqual([...made].filter((action) => !REFUSED.includes(action)).concat(ON_BEHALF).sort());
});
