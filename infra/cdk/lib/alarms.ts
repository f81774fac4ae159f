// What is watched: each alarm with its limit and why it is that one. What to do about one is in
// docs/operations.md, under its id.

import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MerchantConfig } from './config/load.ts';
import { eventReaders, type FunctionTable, handedOver, lastReader, MEMORY_MB } from './functions.ts';
import { deadLetterName, functionName, queueName, STAGE } from './naming.ts';
import { PRICES } from './prices.ts';

/** An alarm. */
export interface Watch {
  /** The id of its paragraph. */
  readonly id: string;
  /** What it is about, where there are several of an id. */
  readonly of?: string;
  readonly says: string;
  readonly metric: IMetric;
  /** It goes off at this value or over it. */
  readonly threshold: number;
  /** In so many periods. */
  readonly periods: number;
  /** Of so many; in a row unless given. An expression that fills gaps needs it: it fills the newest period, too, while that is on its way. */
  readonly outOf?: number;
}

/** The metrics of a deployment, by what they count. */
export class Metrics {
  constructor(
    private readonly config: MerchantConfig,
    readonly functions: FunctionTable,
    private readonly api: string,
    private readonly table: string,
  ) {}

  socket(name: string, statistic: string): Metric {
    return metric('AWS/ApiGateway', name, { ApiId: this.api, Stage: STAGE }, statistic);
  }

  function(name: string, what: string, statistic: string): Metric {
    return metric('AWS/Lambda', what, { FunctionName: functionName(this.config, name) }, statistic);
  }

  queue(name: string, what: string, statistic: string): Metric {
    return metric('AWS/SQS', what, { QueueName: queueName(this.config, name) }, statistic);
  }

  deadLetters(name: string, what: string, statistic: string): Metric {
    return metric('AWS/SQS', what, { QueueName: deadLetterName(this.config, name) }, statistic);
  }

  /** What is in a dead-letter queue, waiting or being tried. Not its age: SQS leaves out what was received three times. */
  deadLettersThere(name: string): MathExpression {
    return new MathExpression({
      expression: 'waiting + tried', label: 'dead letters', period: Duration.minutes(1),
      usingMetrics: {
        waiting: this.deadLetters(name, 'ApproximateNumberOfMessagesVisible', 'Maximum'),
        tried: this.deadLetters(name, 'ApproximateNumberOfMessagesNotVisible', 'Maximum'),
      },
    });
  }

  conversations(what: string): Metric {
    return metric('AWS/DynamoDB', what, { TableName: this.table }, 'Sum');
  }

  /** What a function answered with a 4xx or 5xx, and calls that did not come about. */
  socketErrors(): MathExpression {
    return new MathExpression({
      expression: 'FILL(answered, 0) + FILL(calling, 0)', label: 'errors of the gateway', period: Duration.minutes(1),
      usingMetrics: { answered: this.socket('IntegrationError', 'Sum'), calling: this.socket('ExecutionError', 'Sum') },
    });
  }

  /** From the gateway's call of a function to its answer, in milliseconds: acks most of all, handshakes and agents' frames among them. */
  ack(statistic = 'p99'): Metric {
    return this.socket('IntegrationLatency', statistic);
  }

  /** What a reply is made of, in milliseconds: the ack, and the work of the functions behind queues. The wait in a queue is milliseconds when it is well, and has an alarm of its own. */
  reply(): MathExpression {
    return new MathExpression({
      // A minute without an order is none without replies: what is missing in a sum makes all of it missing.
      expression: 'ack + FILL(nlu, 0) + FILL(order, 0)', label: 'reply, by its parts', period: Duration.minutes(1),
      usingMetrics: { ack: this.ack(), nlu: this.function('nlu', 'Duration', 'p99'), order: this.function('order', 'Duration', 'p99') },
    });
  }

  /** Dollars per thousand messages of shoppers: what writes, reads, frames, queue and functions took in an hour. */
  cost(): MathExpression {
    const writers = Object.keys(this.functions).filter((name) => this.functions[name]!.writesLogs && !this.functions[name]!.takesEvents);
    const durations = Object.fromEntries(writers.map((name) => [`d_${name}`, hourly(this.function(name, 'Duration', 'Sum'))]));
    const { writeUnit, readUnit, frame, sqsRequest, gbSecond } = PRICES;
    const spent = [
      `writes * ${plain(writeUnit)}`, `reads * ${plain(readUnit)}`, `frames * ${plain(frame)}`,
      // Sent, received and deleted, for one queue and four tenths of another.
      `wakes * 2 * ${plain(sqsRequest)}`,
      `(${Object.keys(durations).map((duration) => `FILL(${duration}, 0)`).join(' + ')}) * ${plain(gbSecond * MEMORY_MB / 1024 / 1000)}`,
    ].join(' + ');
    return new MathExpression({
      // A few messages in an hour say nothing: the first of them pays for a cold start.
      expression: `IF(wakes > 100, 1000 * (${spent}) / wakes, 0)`,
      label: 'dollars per 1,000 messages', period: Duration.hours(1),
      usingMetrics: {
        wakes: hourly(this.queue('nlu', 'NumberOfMessagesSent', 'Sum')),
        writes: hourly(this.conversations('ConsumedWriteCapacityUnits')),
        reads: hourly(this.conversations('ConsumedReadCapacityUnits')),
        frames: hourly(this.socket('MessageCount', 'Sum')),
        ...durations,
      },
    });
  }
}

/** CloudWatch's expressions know no exponents. */
const plain = (dollars: number): string => dollars.toFixed(12);

const metric = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, statistic: string): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, period: Duration.minutes(1) });

const hourly = (of: Metric): Metric => of.with({ period: Duration.hours(1) });

export function watches(config: MerchantConfig, functions: FunctionTable, metrics: Metrics): Watch[] {
  const last = lastReader(functions);
  const others = handedOver(functions);
  return [
    // A client sends again after 3 s.
    { id: 'ack-latency', says: 'Acks are slow.', metric: metrics.ack(), threshold: 1_000, periods: 3 },
    // The order book alone may take 3 s before the shopper is told.
    { id: 'reply-latency', says: 'Replies are slow.', metric: metrics.reply(), threshold: 4_000, periods: 3, outOf: 5 },
    ...others.map((name): Watch => ({
      id: 'queue-age', of: name, says: `Work waits in the queue ${name}.`,
      metric: metrics.queue(name, 'ApproximateAgeOfOldestMessage', 'Maximum'), threshold: 30, periods: 2,
    })),
    {
      // Its messages are sent with a delay, and it tries for a quarter of an hour.
      id: 'queue-age', of: last, says: `Work waits in the queue ${last}.`,
      metric: metrics.queue(last, 'ApproximateAgeOfOldestMessage', 'Maximum'),
      threshold: config.handoffWaitSeconds + 300, periods: 2,
    },
    ...eventReaders(functions).map((name): Watch => ({
      // A notice in quiet hours, and an event that is ahead of its order, are sent to the queue again with a delay of at most a quarter of an hour.
      id: 'queue-age', of: name, says: `Work waits in the queue ${name}.`,
      metric: metrics.queue(name, 'ApproximateAgeOfOldestMessage', 'Maximum'), threshold: 900 + 300, periods: 2,
    })),
    ...eventReaders(functions).map((name): Watch => ({
      id: 'events-refused', of: name, says: 'Events of the shop were refused, or could not be processed.',
      metric: metrics.deadLetters(name, 'ApproximateNumberOfMessagesVisible', 'Maximum'), threshold: 1, periods: 1,
    })),
    ...others.map((name): Watch => ({
      id: 'poison', of: name, says: `${name} could not process a message; a human was asked.`,
      metric: metrics.deadLetters(name, 'NumberOfMessagesReceived', 'Sum'), threshold: 1, periods: 1,
    })),
    ...others.map((name): Watch => ({
      // Handoff takes one in a second; 30 s are spent when it arrives, and 60 are promised.
      id: 'dead-letter-age', of: name, says: `A message that ${name} could not process is not with a human.`,
      metric: metrics.deadLettersThere(name), threshold: 1, periods: 2,
    })),
    {
      id: 'last-resort', says: 'A message could not even be handed to a human.',
      metric: metrics.deadLetters(last, 'ApproximateNumberOfMessagesVisible', 'Maximum'), threshold: 1, periods: 1,
    },
    ...Object.keys(functions).map((name): Watch => ({
      id: 'function-errors', of: name, says: `Invocations of ${name} fail.`,
      metric: metrics.function(name, 'Errors', 'Sum'), threshold: 3, periods: 2,
    })),
    ...Object.keys(functions).map((name): Watch => ({
      id: 'function-throttles', of: name, says: `${name} does not get the concurrency that it needs.`,
      metric: metrics.function(name, 'Throttles', 'Sum'), threshold: 1, periods: 2,
    })),
    {
      id: 'socket-errors', says: 'The gateway could not call a function, or did not like its answer.',
      metric: metrics.socketErrors(), threshold: 5, periods: 2, outOf: 5,
    },
    {
      id: 'connection-rate', says: 'New sockets come at four fifths of the rate that is let in.',
      metric: metrics.socket('ConnectCount', 'Sum'), threshold: Math.ceil(config.limits.connectionsPerSecond * 60 * 0.8), periods: 1,
    },
    ...['Read', 'Write'].map((kind): Watch => ({
      id: 'table-throttles', of: `${kind.toLowerCase()}s`, says: 'The table of conversations refuses calls.',
      // There is no point where nothing is refused, and CloudWatch keeps an alarm on a table as it is without one.
      metric: new MathExpression({
        expression: 'FILL(refused, 0)', label: 'refused', period: Duration.minutes(1),
        usingMetrics: { refused: metrics.conversations(`${kind}ThrottleEvents`) },
      }),
      threshold: 1, periods: 2, outOf: 5,
    })),
    {
      id: 'cost', says: 'A thousand messages cost more than they should.',
      metric: metrics.cost(), threshold: config.limits.dollarsPerThousandMessages, periods: 1,
    },
  ];
}
