// How a new version reaches shoppers: a tenth of the calls for five minutes, then all; back to the
// version before as soon as it fails. Rolling back by hand is pointing the alias back.

import { type CfnResource, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../findings.ts';
import { ALIAS } from '../naming.ts';
import { runbook } from '../runbook.ts';

/** Failed calls in a minute from which a version is taken back. */
const FAILURES = 3;

export class SafeRelease extends Construct {
  constructor(scope: Construct, id: string, props: { readonly alias: Alias }) {
    super(scope, id);
    const { alias } = props;
    // Nothing here may refer to the alias itself: it refers to the group, to be moved by it.
    const { functionArn, functionName } = alias.lambda;
    const errors = new Alarm(this, 'Errors', {
      metric: new Metric({
        namespace: 'AWS/Lambda', metricName: 'Errors', statistic: 'Sum', period: Duration.minutes(1),
        dimensionsMap: { FunctionName: functionName, Resource: `${functionName}:${ALIAS}` },
      }),
      threshold: FAILURES,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: runbook('release-errors', 'A new version fails: it is taken back by itself.'),
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({
      sid: 'MoveTheAlias',
      actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
      resources: [functionArn, `${functionArn}:${ALIAS}`],
    }));
    // Of all, as in AWS's own policy: CodeDeploy asks for alarms of every kind, and stops each release if it may not.
    role.addToPolicy(new PolicyStatement({ sid: 'LookAtAlarms', actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }));
    const application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    const group = new CfnDeploymentGroup(this, 'Group', {
      applicationName: application.ref,
      serviceRoleArn: role.roleArn,
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: [{ name: errors.alarmName }] },
      autoRollbackConfiguration: {
        enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
    });
    const policy = role.node.findChild('DefaultPolicy');
    acknowledge(policy, 'AwsSolutions-IAM5[Resource::*]', 'Reading alarms: composite ones are told only to who may read all.');
    group.node.addDependency(policy);
    (alias.node.defaultChild as CfnResource).cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
    };
  }
}
