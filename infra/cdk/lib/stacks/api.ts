// The functions, what calls them, and the WebSocket API. Changes with every release.

import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { CfnApiMapping, CfnDomainName, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { artifact } from '../artifacts.ts';
import { readingOfDeadLetters, readingOfQueue } from '../capacity.ts';
import type { MerchantConfig } from '../config/load.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { RustFunction } from '../constructs/rust-function.ts';
import { SocketApi } from '../constructs/socket-api.ts';
import { acknowledge } from '../findings.ts';
import { type FunctionTable, handedOver, lastReader, workers } from '../functions.ts';
import { functionName, pascal, STAGE } from '../naming.ts';
import { statements } from '../permissions.ts';
import type { Resources } from '../resources.ts';
import { routes } from '../routes.ts';
import { environment } from '../settings.ts';
import type { DataStack } from './data.ts';
import type { MessagingStack } from './messaging.ts';

/** The function that says who is let in. */
const AUTHORIZER = 'connect';

export interface ApiStackProps extends StackProps {
  readonly config: MerchantConfig;
  readonly functions: FunctionTable;
  /** The folder that `make build` fills. */
  readonly artifacts: string;
  readonly data: DataStack;
  readonly messaging: MessagingStack;
}

export class ApiStack extends Stack {
  readonly aliases: Record<string, Alias> = {};
  readonly socket: SocketApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { config, functions, data, messaging } = props;
    this.socket = new SocketApi(this, 'Socket', config);
    const resources: Resources = {
      region: config.region,
      conversations: data.conversations, orders: data.orders, customers: data.customers,
      products: data.products, actions: data.actions,
      key: data.key,
      bus: messaging.bus, queues: messaging.queues, deadLetters: messaging.deadLetters,
      gateway: this.socket,
      functionArn: (name) => RustFunction.arnOf(this, functionName(config, name)),
    };
    for (const name of Object.keys(functions)) {
      const made = new RustFunction(this, pascal(name), {
        functionName: functionName(config, name),
        artifact: artifact(props.artifacts, name),
        seconds: functions[name]!.seconds,
        environment: environment(name, functions, config, resources),
        environmentKey: data.key,
        statements: statements(name, functions, resources),
        logDays: config.retention.logDays as RetentionDays,
      });
      this.acknowledgeWildcards(made, functions[name]!.writesLogs, name);
      this.aliases[name] = made.alias;
    }
    const last = lastReader(functions);
    for (const name of workers(functions)) {
      new QueueWorker(this, `${pascal(name)}FromQueue`, {
        queue: messaging.queues[name]!, alias: this.aliases[name]!, reading: readingOfQueue(config, functions, name),
      });
      if (handedOver(functions).includes(name)) {
        new QueueWorker(this, `${pascal(last)}From${pascal(name)}DeadLetters`, {
          queue: messaging.deadLetters[name]!, alias: this.aliases[last]!, reading: readingOfDeadLetters,
        });
      }
    }
    const stage = this.socket.serve(routes(config), this.aliases, AUTHORIZER);
    if (config.apiGatewayLogRole === 'create') stage.addResourceDependency(this.accessLogRole());

    const direct = `wss://${this.socket.api.ref}.execute-api.${this.region}.${this.urlSuffix}/${STAGE}`;
    if (config.domain && !config.web) this.ownDomain(config.domain, stage);
    new CfnOutput(this, 'SocketAddress', {
      value: config.domain ? `wss://${config.domain.host}` : direct, description: 'Where clients connect',
    });
    new CfnOutput(this, 'DirectAddress', { value: direct, description: 'The same without the own domain' });
  }

  private acknowledgeWildcards(made: RustFunction, writes: boolean, name: string): void {
    const policy = made.function.role!.node.findChild('DefaultPolicy');
    const connections = (method: string) =>
      `AwsSolutions-IAM5[Resource::arn:aws:execute-api:${this.region}:${this.account}:<${this.getLogicalId(this.socket.api)}>/${STAGE}/${method}/@connections/*]`;
    const reason = 'API Gateway makes up a connection\'s id when it opens.';
    if (writes) acknowledge(policy, connections('POST'), reason);
    if (name === 'intake') acknowledge(policy, connections('DELETE'), reason);
  }

  /** API Gateway writes access logs of sockets with one role for the whole account and region. */
  private accessLogRole(): CfnAccount {
    const role = new Role(this, 'AccessLogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    acknowledge(role, 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'API Gateway refuses a role that may less than this policy.');
    // Other APIs of the account may log by it when this stack is gone.
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const account = new CfnAccount(this, 'AccessLogAccount', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return account;
  }

  private ownDomain(domain: NonNullable<MerchantConfig['domain']>, stage: CfnStage): void {
    const name = new CfnDomainName(this, 'Domain', {
      domainName: domain.host,
      domainNameConfigurations: [{
        certificateArn: domain.certificate, endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2',
      }],
    });
    new CfnApiMapping(this, 'DomainMapping', {
      apiId: this.socket.api.ref, domainName: name.ref, stage: stage.ref,
    });
    if (domain.hostedZone) {
      const { id, name: zoneName } = domain.hostedZone;
      new ARecord(this, 'DomainRecord', {
        zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: id, zoneName }),
        recordName: `${domain.host}.`,
        target: RecordTarget.fromAlias({
          bind: () => ({ dnsName: name.attrRegionalDomainName, hostedZoneId: name.attrRegionalHostedZoneId }),
        }),
      });
    } else {
      new CfnOutput(this, 'DomainTarget', {
        value: name.attrRegionalDomainName, description: `Make ${domain.host} a CNAME of this`,
      });
    }
  }
}
