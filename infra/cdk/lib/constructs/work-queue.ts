// A standard queue with what happens to messages that fail. Who reads it is not here.

import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../findings.ts';
import { VISIBILITY } from '../delivery-times.ts';

export interface WorkQueueProps {
  readonly queueName: string;
  /** How long a message is kept. */
  readonly kept: Duration;
  /** Where a message goes that was received too often; without one it stays for the operator. */
  readonly failures?: { readonly queue: Queue; readonly receives: number };
}

export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: props.queueName,
      visibilityTimeout: VISIBILITY,
      retentionPeriod: props.kept,
      receiveMessageWaitTime: Duration.seconds(20),
      // SQS's own key: messages only point at the log, but for events of the shop, which the bus has had already. One of
      // ours would cost a call to KMS a batch, and EventBridge would have to be let use it.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(props.failures && {
        deadLetterQueue: { queue: props.failures.queue, maxReceiveCount: props.failures.receives },
      }),
    });
    if (!props.failures) {
      acknowledge(this.queue, 'AwsSolutions-SQS3', 'It is where messages end: what stays here is for the operator, and an alarm says so.');
    }
  }
}
