// A function as it is deployed: binary, environment, a role that may exactly what is listed, a log
// that expires, and an alias that new versions reach step by step. Who calls it is not here.

import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Alias, Code, Function as LambdaFunction, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../findings.ts';
import type { Artifact } from '../artifacts.ts';
import { MEMORY_MB } from '../functions.ts';
import { ALIAS } from '../naming.ts';
import { SafeRelease } from './safe-release.ts';

export interface RustFunctionProps {
  readonly functionName: string;
  readonly artifact: Artifact;
  readonly seconds: number;
  readonly environment: Record<string, string>;
  readonly environmentKey: IKey;
  readonly statements: readonly PolicyStatement[];
  readonly logDays: RetentionDays;
}

export class RustFunction extends Construct {
  /** What to call. */
  readonly alias: Alias;
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: RustFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${props.functionName}`,
      retention: props.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Of the function ${props.functionName}`,
    });
    role.addToPolicy(new PolicyStatement({
      sid: 'WriteOwnLog', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn],
    }));
    props.statements.forEach((statement) => role.addToPolicy(statement));
    this.function = new LambdaFunction(this, 'Function', {
      functionName: props.functionName,
      runtime: Runtime.PROVIDED_AL2023,
      architecture: props.artifact.architecture,
      handler: 'bootstrap',
      code: Code.fromAsset(props.artifact.folder),
      memorySize: MEMORY_MB,
      timeout: Duration.seconds(props.seconds),
      environment: props.environment,
      environmentEncryption: props.environmentKey,
      role,
      logGroup,
      // Functions call each other through queues in turns, as long as messages wait: Lambda would
      // take a lively conversation for a runaway after 16 and throw its wake-up away. What bounds
      // it is the log: an entry is answered once.
      recursiveLoop: RecursiveLoop.ALLOW,
      // The versions before stay: taking a release back is pointing the alias at one.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    acknowledge(this.function, 'AwsSolutions-L1', 'provided.al2023 is the newest runtime for a binary.');
    this.alias = new Alias(this, 'Alias', { aliasName: ALIAS, version: this.function.currentVersion });
    new SafeRelease(this, 'Release', { alias: this.alias });
    // The policy first: a version that starts without it fails its first calls.
    const policy = role.node.tryFindChild('DefaultPolicy');
    if (policy) this.function.node.addDependency(policy);
  }

  /** The ARN of a function that has this name in this stack's account and region. */
  static arnOf(scope: Construct, functionName: string): string {
    return Stack.of(scope).formatArn({ service: 'lambda', resource: 'function', resourceName: functionName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }
}
