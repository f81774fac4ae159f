// The work queues with their dead-letter queues, and the event bus with its archive, the rule for
// what comes in, and who may use it. Changes when the ways between functions change.

import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { MerchantConfig } from '../config/load.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { EventSchemas } from '../constructs/event-schemas.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { MAX_RECEIVES, MAX_RECEIVES_OF_THE_LAST, WORK_KEPT } from '../delivery-times.ts';
import { eventReaders, type FunctionTable, lastReader, workers } from '../functions.ts';
import { busStatements, EVENT_SOURCE } from '../inbound.ts';
import { deadLetterName, pascal, queueName, ruleName } from '../naming.ts';

export class MessagingStack extends Stack {
  /** Work queues by the function that reads them. */
  readonly queues: Record<string, Queue> = {};
  /** Dead-letter queues by the function that failed. */
  readonly deadLetters: Record<string, Queue> = {};
  readonly bus: EventBus;

  constructor(
    scope: Construct, id: string,
    props: StackProps & { readonly config: MerchantConfig; readonly functions: FunctionTable },
  ) {
    super(scope, id, props);
    const { config, functions } = props;
    const last = lastReader(functions);
    const deadKept = Duration.days(config.retention.deadLetterDays);
    const lastResort = new WorkQueue(this, `${pascal(last)}DeadLetters`, {
      queueName: deadLetterName(config, last), kept: deadKept,
    }).queue;
    this.deadLetters[last] = lastResort;
    const lastly = { queue: lastResort, receives: MAX_RECEIVES_OF_THE_LAST };
    for (const name of workers(functions)) {
      if (name !== last) {
        this.deadLetters[name] = new WorkQueue(this, `${pascal(name)}DeadLetters`, {
          queueName: deadLetterName(config, name), kept: deadKept,
          // What a rule put in front of a function stays for the operator at once: `aisle events redrive`.
          ...(!functions[name]!.takesEvents && { failures: lastly }),
        }).queue;
      }
      this.queues[name] = new WorkQueue(this, `${pascal(name)}Work`, {
        queueName: queueName(config, name),
        kept: WORK_KEPT,
        failures: name === last ? lastly : { queue: this.deadLetters[name]!, receives: MAX_RECEIVES },
      }).queue;
    }

    this.bus = new EventBus(this, 'Bus', {
      eventBusName: config.name, description: 'What happened in conversations, for integrators, and what happened in the shop, from them',
    });
    const rules = this.formatArn({ service: 'events', resource: 'rule', resourceName: `${config.name}/*` });
    busStatements(config, { arn: this.bus.eventBusArn, rules }).forEach((statement) => this.bus.addToResourcePolicy(statement));
    for (const name of eventReaders(functions)) {
      new EventRoute(this, `${pascal(name)}Events`, {
        bus: this.bus, ruleName: ruleName(config, name), queue: this.queues[name]!, failures: this.deadLetters[name]!,
      });
    }
    // What comes in is not archived: orders have addresses in them, and the shop can send them again.
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      archiveName: config.name,
      description: 'To replay from',
      eventPattern: { source: [EVENT_SOURCE] },
      retention: Duration.days(config.retention.eventDays),
    });
    if (config.integrations.schemas) new EventSchemas(this, 'Schemas', config.name);
  }
}
