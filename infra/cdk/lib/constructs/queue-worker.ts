// A queue calls a function: batches, what failed of one, and how many run at the same time.

import { Duration } from 'aws-cdk-lib';
import { type Alias, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Reading } from '../capacity.ts';
import { BATCH } from '../delivery-times.ts';

export interface QueueWorkerProps {
  readonly queue: IQueue;
  readonly alias: Alias;
  readonly reading: Reading;
}

export class QueueWorker extends Construct {
  constructor(scope: Construct, id: string, { queue, alias, reading }: QueueWorkerProps) {
    super(scope, id);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: alias,
      eventSourceArn: queue.queueArn,
      batchSize: BATCH,
      // A shopper waits: whatever is there goes at once.
      maxBatchingWindow: Duration.seconds(0),
      reportBatchItemFailures: true,
      ...('pollers' in reading
        ? { provisionedPollerConfig: { minimumPollers: reading.pollers.minimum, maximumPollers: reading.pollers.maximum } }
        : { maxConcurrency: reading.maximumConcurrency }),
    });
    // Lambda looks at the role when the mapping is made.
    const policy = alias.lambda.role?.node.tryFindChild('DefaultPolicy');
    if (policy) mapping.node.addDependency(policy);
  }
}
