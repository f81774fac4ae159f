// What functions stand on, as one value: the stacks make the parts, permissions and settings name
// them.

import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** The WebSocket API, as far as functions know it. */
export interface Gateway {
  /** Management endpoint, with the stage. */
  readonly managementEndpoint: string;
  /** ARN of all connections for one method. */
  connections(method: 'POST' | 'DELETE'): string;
}

export interface Resources {
  readonly region: string;
  readonly conversations: ITableV2;
  readonly orders: ITableV2;
  readonly customers: ITableV2;
  readonly products: ITableV2;
  /** What was done to orders, by key. */
  readonly actions: ITableV2;
  readonly key: IKey;
  readonly bus: IEventBus;
  /** Work queues by the function that reads them. */
  readonly queues: Readonly<Record<string, IQueue>>;
  /** Dead-letter queues by the function that failed. */
  readonly deadLetters: Readonly<Record<string, IQueue>>;
  readonly gateway: Gateway;
  functionArn(name: string): string;
}
