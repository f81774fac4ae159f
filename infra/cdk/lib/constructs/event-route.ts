// A rule on the bus that puts a shop's events, as they are, into a function's queue.

import { Duration } from 'aws-cdk-lib';
import { type IEventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { RETRY, SHOP_EVENTS, SHOP_SOURCE } from '../inbound.ts';

export interface EventRouteProps {
  readonly bus: IEventBus;
  readonly ruleName: string;
  readonly queue: IQueue;
  /** Where an event goes that the queue did not take in time. */
  readonly failures: IQueue;
}

export class EventRoute extends Construct {
  constructor(scope: Construct, id: string, { bus, ruleName, queue, failures }: EventRouteProps) {
    super(scope, id);
    // Both queues take what this rule sends, and no other; the target writes their policies.
    new Rule(this, 'Rule', {
      eventBus: bus,
      ruleName,
      description: 'What changed in the shop',
      eventPattern: { source: Match.prefix(SHOP_SOURCE), detailType: [...SHOP_EVENTS] },
      targets: [new SqsQueue(queue, { deadLetterQueue: failures, maxEventAge: Duration.hours(RETRY.hours), retryAttempts: RETRY.attempts })],
    });
  }
}
