// Alarms, whom they tell, and the dashboard. Changes when what is watched changes; nothing depends
// on it.

import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm, ComparisonOperator, Dashboard, GraphWidget, type IMetric, MathExpression, TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { Metrics, watches } from '../alarms.ts';
import type { MerchantConfig } from '../config/load.ts';
import { eventReaders, type FunctionTable, handedOver, lastReader, workers } from '../functions.ts';
import { pascal } from '../naming.ts';
import { runbook } from '../runbook.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';

export class ObservabilityStack extends Stack {
  constructor(
    scope: Construct, id: string,
    props: StackProps & {
      readonly config: MerchantConfig; readonly functions: FunctionTable;
      readonly data: DataStack; readonly api: ApiStack;
    },
  ) {
    super(scope, id, props);
    const { config, functions, data, api } = props;
    const topic = new Topic(this, 'Alarms', { displayName: `${config.name} alarms`, masterKey: data.key, enforceSSL: true });
    // A topic with a policy of its own loses the usual one, by which the account's alarms may publish.
    topic.addToResourcePolicy(new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': config.account } },
    }));
    if (config.alarmEmail) topic.addSubscription(new EmailSubscription(config.alarmEmail));
    const metrics = new Metrics(config, functions, api.socket.api.ref, data.conversations.tableName);
    for (const watch of watches(config, functions, metrics)) {
      new Alarm(this, pascal(`${watch.id} ${watch.of ?? ''}`), {
        alarmName: [config.name, watch.id, ...(watch.of ? [watch.of] : [])].join('-'),
        alarmDescription: runbook(watch.id, watch.says),
        metric: watch.metric,
        threshold: watch.threshold,
        evaluationPeriods: watch.outOf ?? watch.periods,
        datapointsToAlarm: watch.periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        // Nobody writes at night, and that is no alarm.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic));
    }
    this.dashboard(config, functions, metrics);
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn, description: 'Subscribe to be told of alarms' });
  }

  private dashboard(config: MerchantConfig, functions: FunctionTable, metrics: Metrics): void {
    const names = Object.keys(functions);
    const queues = workers(functions);
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
    const failed = new MathExpression({
      expression: 'SEARCH(\'{Aisle,Function,Reason} MetricName="RecordsFailed"\', \'Sum\', 60)', label: '',
      period: Duration.minutes(1),
    });
    new Dashboard(this, 'Dashboard', {
      dashboardName: config.name,
      widgets: [
        [
          graph('Ack, ms', [metrics.ack('p50'), metrics.ack('p99')]),
          graph('Reply by its parts, ms', [metrics.reply()]),
          graph('Frames and new sockets', [metrics.socket('MessageCount', 'Sum'), metrics.socket('ConnectCount', 'Sum')]),
        ],
        [
          graph('Age of the oldest work, s', queues.map((name) => metrics.queue(name, 'ApproximateAgeOfOldestMessage', 'Maximum'))),
          graph('Work that waits', queues.map((name) => metrics.queue(name, 'ApproximateNumberOfMessagesVisible', 'Maximum'))),
          graph('Dead letters', [
            ...handedOver(functions).map((name) => metrics.deadLetters(name, 'NumberOfMessagesReceived', 'Sum')),
            ...[lastReader(functions), ...eventReaders(functions)]
              .map((name) => metrics.deadLetters(name, 'ApproximateNumberOfMessagesVisible', 'Maximum')),
          ]),
        ],
        [
          graph('Errors', names.map((name) => metrics.function(name, 'Errors', 'Sum'))),
          graph('Throttles', names.map((name) => metrics.function(name, 'Throttles', 'Sum'))),
          graph('Records that failed, by reason', [failed]),
        ],
        [
          graph('Duration, p99, ms', names.map((name) => metrics.function(name, 'Duration', 'p99'))),
          graph('Units of the table of conversations', [
            metrics.conversations('ConsumedWriteCapacityUnits'), metrics.conversations('ConsumedReadCapacityUnits'),
          ]),
          graph('Dollars per 1,000 messages', [metrics.cost()]),
        ],
      ],
    });
  }
}
