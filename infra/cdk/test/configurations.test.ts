// Every configuration: it synthesises, has no finding that is not acknowledged, refers to no other
// region, and its stacks depend on each other in one direction.

import { AwsSolutionsChecks } from 'cdk-nag';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { EDGE_REGION, stacksOf } from '../lib/app.ts';
import { NAMES, synthesised } from './synth.ts';

test('there is a configuration of each kind', () => {
  expect(NAMES).toEqual(['full', 'minimal', 'no-identity', 'own-domain', 'sale', 'web']);
});

describe.each(NAMES)('%s', (name) => {
  test('has no finding of cdk-nag that is not acknowledged', () => {
    const { app } = synthesised(name);
    const report = new AwsSolutionsChecks(app).validateScope(app);
    expect(report.violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.length])).toEqual([]);
    expect(report.success).toBe(true);
  });

  test('has the stacks that it asks for', () => {
    const { app, config } = synthesised(name);
    const web = config.web ? ['Edge', 'Web'] : [];
    expect(stacksOf(app).map((stack) => stack.node.id).sort())
      .toEqual(['Api', 'Data', 'Messaging', 'Observability', ...web].sort());
  });

  test('stacks depend in one direction', () => {
    const { app } = synthesised(name);
    const allowed: Record<string, string[]> = {
      Data: [], Messaging: [], Edge: [], Api: ['Data', 'Messaging'], Observability: ['Api', 'Data'], Web: ['Api'],
    };
    for (const stack of stacksOf(app)) {
      expect({ [stack.node.id]: stack.dependencies.map((other) => other.node.id).sort() })
        .toEqual({ [stack.node.id]: allowed[stack.node.id] });
    }
  });

  test('everything is in one region, and nothing leaves it', () => {
    const { app, config, templates } = synthesised(name);
    for (const stack of stacksOf(app)) {
      expect(stack.region, stack.node.id).toBe(stack.node.id === 'Edge' ? EDGE_REGION : config.region);
      expect(stack.account).toBe(config.account);
    }
    for (const [id, template] of Object.entries(templates.byStack)) {
      if (id === 'Edge') continue;
      const text = JSON.stringify(template);
      const regions = new Set(text.match(/\b(?:af|ap|ca|eu|il|me|mx|sa|us)-(?:[a-z]+-)?[a-z]+-[0-9]\b/g));
      regions.delete(config.region);
      // A certificate of CloudFront, and the pattern of the firewall's ARN.
      if (id === 'Web') regions.delete(EDGE_REGION);
      expect([...regions], id).toEqual([]);
      expect(text, id).not.toMatch(/crossRegion|CrossRegion|AWS::CloudFormation::CustomResource|Custom::/);
    }
    for (const [, , table] of templates.all('AWS::DynamoDB::GlobalTable')) {
      expect(table.Properties['Replicas'].map((replica: { Region: string }) => replica.Region)).toEqual([config.region]);
    }
    for (const [, , key] of templates.all('AWS::KMS::Key')) expect(key.Properties['MultiRegion'] ?? false).toBe(false);
    for (const [, , bucket] of templates.all('AWS::S3::Bucket')) {
      expect(bucket.Properties['ReplicationConfiguration']).toBeUndefined();
    }
  });

  test('no secret is in a template', () => {
    const { templates } = synthesised(name);
    for (const [, id, resource] of templates.all('AWS::Lambda::Function')) {
      const variables = resource.Properties['Environment'].Variables as Record<string, unknown>;
      for (const secret of ['AISLE_RESUME_KEYS', 'AISLE_AGENT_KEY', 'AISLE_IDENTITY_SECRET']) {
        if (variables[secret] !== undefined) {
          expect(templates.text(variables[secret]), `${id} ${secret}`)
            .toMatch(/^([a-z][a-z0-9]*:)?\{\{resolve:secretsmanager:.+:SecretString:::\}\}/);
        }
      }
    }
  });
});

test('a finding that nobody acknowledged is found', () => {
  const app = new App();
  new CfnBucket(new Stack(app, 'Careless'), 'Bucket');
  const report = new AwsSolutionsChecks(app).validateScope(app);
  expect(report.success).toBe(false);
  expect(report.violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S1');
});

test('every acknowledgement has a reason, and stands on one resource', () => {
  let found = 0;
  for (const resource of synthesised('full').app.node.findAll()) {
    for (const { type, data } of resource.node.metadata) {
      if (!type.includes('acknowledge')) continue;
      found += 1;
      expect(CfnResource.isCfnResource(resource), resource.node.path).toBe(true);
      const text = JSON.stringify(data);
      expect(text.length, text).toBeGreaterThan(60);
    }
  }
  expect(found).toBeGreaterThan(10);
});
