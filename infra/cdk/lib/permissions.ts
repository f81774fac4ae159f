// What a function may do, statement by statement: exact actions on exact resources. The reviewed
// table of all of them is test/permissions.json.

import { Effect, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { eventReaders, type FunctionTable, handedOver, workers } from './functions.ts';
import { EVENT_SOURCE } from './inbound.ts';
import type { Resources } from './resources.ts';

/** A permission that some functions have and others do not. */
export type Grant = 'forgetConnections' | 'closeConnections' | 'readOrders' | 'changeOrders' | 'readSwitches' | 'keepBoard'
  | 'readWatches' | 'mirrorShop' | 'refuseEvents';

/** Partition of the item that a client's warm-up asks for; it does not exist. */
const WARM_UP = 'warm';
/** Partitions of conversations: logs and connections. */
const CONVERSATIONS = 'C#*';
/** Partition of the board of waiting conversations. */
const BOARD = 'H#waiting';
/** Partition of the kill switches (shared/aws/src/switches.rs). */
const SWITCHES = 'S#switches';
/** Partitions of who wants to be told of what: an order, an item, a shopper's orders. */
const WATCHES = 'W#*';

const allow = (sid: string, props: PolicyStatementProps): PolicyStatement =>
  new PolicyStatement({ sid, effect: Effect.ALLOW, ...props });

/** Only items of these partitions: a function without this cannot touch another's part of the table. */
const partitions = (...keys: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } });

/** All statements of a function, besides writing its own log. */
export function statements(name: string, functions: FunctionTable, resources: Resources): PolicyStatement[] {
  const spec = functions[name]!;
  const { conversations, orders, customers, products, actions, key, bus, queues, deadLetters, gateway, region, functionArn } = resources;
  const grants: Record<Grant, () => PolicyStatement[]> = {
    forgetConnections: () => [
      allow('ForgetConnections', {
        actions: ['dynamodb:DeleteItem'], resources: [conversations.tableArn], conditions: partitions(CONVERSATIONS),
      }),
    ],
    closeConnections: () => [
      allow('CloseConnections', { actions: ['execute-api:ManageConnections'], resources: [gateway.connections('DELETE')] }),
    ],
    readOrders: () => [
      allow('ReadOrder', { actions: ['dynamodb:GetItem'], resources: [orders.tableArn] }),
      allow('ReadOrdersOfShopper', { actions: ['dynamodb:Query'], resources: [`${orders.tableArn}/index/by-shopper`] }),
    ],
    changeOrders: () => [
      allow('ReadCustomer', { actions: ['dynamodb:GetItem'], resources: [customers.tableArn] }),
      allow('ReadProduct', { actions: ['dynamodb:GetItem'], resources: [products.tableArn] }),
      // One transaction: order, customer and the record of the key; a check where one of them stays.
      allow('ChangeOrderAndCustomer', {
        actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], resources: [orders.tableArn, customers.tableArn],
      }),
      allow('RecordAction', { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [actions.tableArn] }),
    ],
    readSwitches: () => [
      allow('ReadSwitches', {
        actions: ['dynamodb:GetItem'], resources: [conversations.tableArn], conditions: partitions(SWITCHES),
      }),
    ],
    keepBoard: () => [
      allow('KeepBoard', {
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        resources: [conversations.tableArn], conditions: partitions(BOARD),
      }),
    ],
    readWatches: () => [
      allow('FindWatchers', {
        actions: ['dynamodb:Query', 'dynamodb:DeleteItem'], resources: [conversations.tableArn], conditions: partitions(WATCHES),
      }),
    ],
    // Conditional puts of whole records: what a shop took away is written down as gone.
    mirrorShop: () => [
      allow('MirrorShop', {
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [orders.tableArn, products.tableArn],
      }),
    ],
    refuseEvents: () => [
      allow('RefuseEvents', { actions: ['sqs:SendMessage'], resources: [deadLetters[name]!.queueArn] }),
    ],
  };
  // An entry of a log never orders work of a function that the bus feeds: only itself sends there.
  const fed = eventReaders(functions).filter((other) => other !== name);
  const sendsTo = workers(functions).filter((worker) => !fed.includes(worker));
  const writer = () => [
    allow('KeepConversations', {
      actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      resources: [conversations.tableArn], conditions: partitions(CONVERSATIONS),
    }),
    allow('WatchForConversation', {
      actions: ['dynamodb:PutItem'], resources: [conversations.tableArn], conditions: partitions(WATCHES),
    }),
    allow('SendWork', {
      actions: ['sqs:SendMessage'], resources: sendsTo.map((worker) => queues[worker]!.queueArn),
    }),
    // Nlu's reader may do it anyway.
    ...(name === 'nlu' ? [] : [allow('WarmUpQueues', { actions: ['sqs:GetQueueAttributes'], resources: [queues['nlu']!.queueArn] })]),
    allow('PublishEvents', {
      actions: ['events:PutEvents'], resources: [bus.eventBusArn],
      conditions: { StringEquals: { 'events:source': EVENT_SOURCE } },
    }),
    allow('PushToScreens', { actions: ['execute-api:ManageConnections'], resources: [gateway.connections('POST')] }),
  ];
  const reader = () => {
    const dead = spec.takesDeadLetters ? handedOver(functions) : [];
    const read = [queues[name]!, ...dead.map((other) => deadLetters[other]!)];
    return [allow('ReadQueues', {
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: read.map((queue) => queue.queueArn),
    })];
  };
  return [
    // A missing item, so that the first real call finds an open connection.
    allow('WarmUpTable', {
      actions: ['dynamodb:GetItem'], resources: [conversations.tableArn], conditions: partitions(WARM_UP),
    }),
    ...(spec.writesLogs ? writer() : []),
    ...(spec.calledBy === 'queue' ? reader() : []),
    ...spec.may.flatMap((grant) => grants[grant]()),
    // Through DynamoDB only: nobody can decrypt a stolen backup with a function's role.
    allow('UseTableKey', {
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
    }),
    // Lambda decrypts the environment in the function's name.
    allow('ReadOwnEnvironment', {
      actions: ['kms:Decrypt'], resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:lambda:FunctionArn': functionArn(name) } },
    }),
  ];
}
