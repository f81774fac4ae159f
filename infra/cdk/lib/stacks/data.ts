// What must outlive everything else: tables, the key that encrypts them, and the keys that sign
// tokens. Changes when what is stored changes.

import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../findings.ts';
import type { MerchantConfig } from '../config/load.ts';
import { pascal, secretName } from '../naming.ts';

export class DataStack extends Stack {
  readonly key: Key;
  readonly conversations: TableV2;
  readonly orders: TableV2;
  readonly customers: TableV2;
  readonly products: TableV2;
  readonly actions: TableV2;

  constructor(scope: Construct, id: string, props: StackProps & { readonly config: MerchantConfig }) {
    super(scope, id, { ...props, terminationProtection: true });
    const { config } = props;
    this.key = new Key(this, 'Key', {
      description: `What ${config.name} stores`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Without it, alarms to the encrypted topic fail and nobody is told.
    this.key.addToResourcePolicy(new PolicyStatement({
      sid: 'AlarmsToTheTopic',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'], // of a key's own policy: this key
      conditions: { StringEquals: { 'aws:SourceAccount': config.account } },
    }));

    const shared = {
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: config.retention.backupDays,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    } satisfies Partial<TablePropsV2>;
    // Warmed by `make deploy` (lib/deploy/warm.ts). No stream: nothing reads one (ARCHITECTURE.md, "The log and its rules").
    this.conversations = new TableV2(this, 'Conversations', {
      ...shared,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
    });
    this.orders = new TableV2(this, 'Orders', {
      ...shared,
      partitionKey: { name: 'number', type: AttributeType.STRING },
      globalSecondaryIndexes: [{
        indexName: 'by-shopper',
        partitionKey: { name: 'shopper', type: AttributeType.STRING },
        sortKey: { name: 'placed', type: AttributeType.STRING },
      }],
    });
    this.customers = new TableV2(this, 'Customers', {
      ...shared,
      partitionKey: { name: 'customer', type: AttributeType.STRING },
    });
    this.products = new TableV2(this, 'Products', {
      ...shared,
      partitionKey: { name: 'product', type: AttributeType.STRING },
    });
    // What came of each key, so that nothing is done twice; for 30 days (shared/aws/src/shop_apply.rs).
    this.actions = new TableV2(this, 'Actions', {
      ...shared,
      partitionKey: { name: 'action', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
    });

    new CfnOutput(this, 'ConversationsTable', { value: this.conversations.tableName, description: 'To be warmed before a peak' });

    const { resume, agent, identity } = config.keys;
    resume.forEach((name) => this.generate(config, 'resume', name));
    agent.forEach((name) => this.generate(config, 'agent', name));
    if (identity) this.generate(config, 'identity', identity);
  }

  /** A key as a secret of its own: rotating is adding a name, and CloudFormation sees that it changed. */
  private generate(config: MerchantConfig, purpose: string, name: string): void {
    const secret = new Secret(this, pascal(`${purpose}-${name}`), {
      secretName: secretName(config, purpose, name),
      description: `Signs: ${purpose}, ${name} (docs/operations.md, "Keys")`,
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // One that is taken out is there as long as a release might be taken back to it.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(secret, 'AwsSolutions-SMG4', 'Rotated by adding a name in front, in three steps that take as long as tokens live; a rotation by clock would turn shoppers away.');
  }
}
