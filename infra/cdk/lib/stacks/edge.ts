// The firewall in front of CloudFront, which AWS keeps in us-east-1 whatever the region of the
// rest. It holds nothing of a shopper's: no samples, no logs.

import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { MerchantConfig } from '../config/load.ts';

/** Handshakes and page loads that one address may make in five minutes: an office behind one address. */
const REQUESTS_PER_ADDRESS = 3_000;

export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly config: MerchantConfig }) {
    super(scope, id, props);
    const { config } = props;
    // Samples keep headers for three hours, and a handshake's headers carry tokens.
    const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty =>
      ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });
    const firewall = new CfnWebACL(this, 'Firewall', {
      name: config.name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(config.name),
      rules: [
        {
          name: 'rate',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: REQUESTS_PER_ADDRESS, aggregateKeyType: 'IP' } },
          visibilityConfig: visibility(`${config.name}-rate`),
        },
        {
          name: 'known-bad-addresses',
          priority: 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' } },
          visibilityConfig: visibility(`${config.name}-known-bad-addresses`),
        },
      ],
    });
    new CfnOutput(this, 'FirewallArn', { value: firewall.attrArn, description: 'For the stack web' });
  }
}
