// The chat page, and CloudFront in front of page and socket, under the merchant's own host. Changes
// when what a browser loads changes. The firewall is in edge.ts.

import { CfnOutput, CfnParameter, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods, CachePolicy, Distribution, HeadersFrameOption, HeadersReferrerPolicy, HttpVersion,
  OriginProtocolPolicy, OriginRequestPolicy, OriginSslPolicy, PriceClass, ResponseHeadersPolicy,
  SecurityPolicyProtocol, ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { MerchantConfig } from '../config/load.ts';
import { acknowledge } from '../findings.ts';
import { STAGE } from '../naming.ts';
import { CONTENT_SECURITY_POLICY } from '../page.ts';
import type { ApiStack } from './api.ts';

export class WebStack extends Stack {
  constructor(
    scope: Construct, id: string,
    props: StackProps & { readonly config: MerchantConfig & { domain: NonNullable<MerchantConfig['domain']> }; readonly api: ApiStack },
  ) {
    super(scope, id, props);
    const { config, api } = props;
    const { domain } = config;
    // Given by `make deploy`: it is in another region, and stacks do not refer across regions.
    const firewall = new CfnParameter(this, 'FirewallArn', {
      type: 'String', description: 'ARN of the firewall', allowedPattern: '^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$',
    });
    const shared = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const logs = new Bucket(this, 'Logs', {
      ...shared,
      // CloudFront delivers by an access control list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(config.retention.webLogDays) }],
    });
    acknowledge(logs, 'AwsSolutions-S1', 'It is the bucket that the logs go to.');
    const page = new Bucket(this, 'Page', {
      ...shared, versioned: true, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'page/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
    });
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${config.name}-page`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    });
    const socket = `${api.socket.api.ref}.execute-api.${this.region}.${this.urlSuffix}`;
    const distribution = new Distribution(this, 'Distribution', {
      comment: config.name,
      domainNames: [domain.host],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: firewall.valueAsString,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'edge/',
      // The page looks for the socket at its own host's `/`.
      defaultBehavior: {
        origin: new HttpOrigin(socket, {
          originPath: `/${STAGE}`,
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: {
        '/chat*': {
          origin: S3BucketOrigin.withOriginAccessControl(page),
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: headers,
        },
      },
    });
    acknowledge(distribution, 'AwsSolutions-CFR1', 'Shoppers travel, and a shop that delivers to one country is asked from others.');
    const { hostedZone } = domain;
    if (hostedZone) {
      const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: hostedZone.id, zoneName: hostedZone.name });
      const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
      new ARecord(this, 'Record', { zone, recordName: `${domain.host}.`, target });
      new AaaaRecord(this, 'RecordV6', { zone, recordName: `${domain.host}.`, target });
    } else {
      new CfnOutput(this, 'DomainTarget', {
        value: distribution.distributionDomainName, description: `Make ${domain.host} a CNAME of this`,
      });
    }
    new CfnOutput(this, 'PageBucket', { value: page.bucketName, description: 'Where the page is put' });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId, description: 'To forget what is cached' });
    new CfnOutput(this, 'PageAddress', { value: Fn.join('', ['https://', domain.host, '/chat']), description: 'The chat page' });
  }
}
