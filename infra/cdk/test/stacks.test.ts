// What each stack must hold, beyond what has a file of its own.

import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../lib/functions.ts';
import { CONTENT_SECURITY_POLICY, pageFiles } from '../lib/page.ts';
import { routes } from '../lib/routes.ts';
import type { Resource } from '../lib/template.ts';
import { configuration, NAMES, ROOT, source, synthesised } from './synth.ts';

const properties = (name: string, type: string): Record<string, any>[] =>
  synthesised(name).templates.all(type).map(([, , resource]) => resource.Properties);
const resources = (name: string, stack: string, type: string): Resource[] =>
  Object.values(synthesised(name).templates.stack(stack).Resources).filter(({ Type }) => Type === type);

describe.each(NAMES)('data of %s', (name) => {
  const tables = resources(name, 'Data', 'AWS::DynamoDB::GlobalTable');

  test('five tables on demand, encrypted by our key, restorable, protected', () => {
    expect(tables).toHaveLength(5);
    const [key] = resources(name, 'Data', 'AWS::KMS::Key');
    expect(key!.DeletionPolicy).toBe('Retain');
    expect(key!.Properties['EnableKeyRotation']).toBe(true);
    for (const { Properties, DeletionPolicy } of tables) {
      expect(Properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST', SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
      expect(Properties['StreamSpecification']).toBeUndefined();
      expect(Properties['Replicas'][0]).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: synthesised(name).config.retention.backupDays,
        },
        SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
      });
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  test('keys and index are those that the adapters use', () => {
    const rust = source('shared/aws/src/tables.rs');
    const constant = (constantName: string) => new RegExp(`pub const ${constantName}: &str = "([^"]+)"`).exec(rust)![1];
    expect(tables.map(({ Properties }) => Properties['KeySchema'].map((key: { AttributeName: string }) => key.AttributeName)))
      .toEqual([[constant('PK'), constant('SK')], [constant('NUMBER')], [constant('CUSTOMER')], [constant('PRODUCT')], [constant('ACTION')]]);
    expect(tables[0]!.Properties['TimeToLiveSpecification']).toEqual({ AttributeName: constant('TTL'), Enabled: true });
    expect(tables[4]!.Properties['TimeToLiveSpecification']).toEqual({ AttributeName: constant('TTL'), Enabled: true });
    expect(tables[1]!.Properties['GlobalSecondaryIndexes']).toMatchObject([{
      IndexName: constant('BY_SHOPPER'),
      KeySchema: [{ AttributeName: constant('SHOPPER'), KeyType: 'HASH' }, { AttributeName: constant('PLACED'), KeyType: 'RANGE' }],
      Projection: { ProjectionType: 'ALL' },
    }]);
  });

  test('no table is warmed by the template: it could not be set back', () => {
    for (const { Properties } of tables) expect(Properties['WarmThroughput']).toBeUndefined();
  });

  test('a key is generated for each name, and is long enough', () => {
    const { keys } = configuration(name);
    const secrets = resources(name, 'Data', 'AWS::SecretsManager::Secret');
    expect(secrets).toHaveLength(keys.resume.length + keys.agent.length + (keys.identity ? 1 : 0));
    for (const { Properties, DeletionPolicy } of secrets) {
      expect(DeletionPolicy).toBe('RetainExceptOnCreate');
      expect(Properties['GenerateSecretString']).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
      expect(Properties['SecretString']).toBeUndefined();
    }
  });
});

test('a key can be taken out: every name that is resolved is generated, and none is exported', () => {
  const { config, templates } = synthesised('full');
  const generated = resources('full', 'Data', 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties['Name'] as string);
  const names = [...generated, config.shop!.secret]; // the shop's own is the merchant's to make
  const resolved = JSON.stringify(templates.stack('Api')).matchAll(/resolve:secretsmanager:([^:]+):/g);
  expect([...new Set([...resolved].map(([, name]) => name))].sort()).toEqual(names.sort());
  // CloudFormation would not let an export go that the release before still uses.
  const exported = Object.values(templates.stack('Data').Outputs!).map(({ Value }) => templates.text(Value));
  expect(exported.length).toBeGreaterThan(2);
  expect(exported.filter((value) => /Resume|Agent|Identity/.test(value))).toEqual([]);
});

test('the stack with the data cannot be deleted by mistake, the others can', () => {
  const assembly = synthesised('full').app.synth();
  expect(assembly.stacks.filter((stack) => stack.terminationProtection).map(({ id }) => id)).toEqual(['Data']);
});

test('alarms may use the key of their topic', () => {
  const [key] = properties('minimal', 'AWS::KMS::Key');
  const statement = key!['KeyPolicy'].Statement.find((one: { Sid?: string }) => one.Sid === 'AlarmsToTheTopic');
  expect(statement).toMatchObject({
    Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  });
  expect(properties('minimal', 'AWS::SNS::Topic')[0]!['KmsMasterKeyId']).toBeDefined();
});

test('the topic takes what alarms of this account publish, and TLS only', () => {
  const [{ PolicyDocument: { Statement: statements } }] = properties('minimal', 'AWS::SNS::TopicPolicy') as [Record<string, any>];
  const of = (effect: string) => statements.filter((one: { Effect: string }) => one.Effect === effect);
  expect(of('Allow')).toMatchObject([{
    Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  }]);
  expect(of('Deny')).toMatchObject([{ Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]);
});

describe.each(NAMES)('messaging of %s', (name) => {
  test('a bus with an archive of what the functions publish', () => {
    const { config } = synthesised(name);
    expect(properties(name, 'AWS::Events::EventBus')).toMatchObject([{ Name: config.name }]);
    expect(properties(name, 'AWS::Events::Archive')).toMatchObject([{
      ArchiveName: config.name, RetentionDays: config.retention.eventDays, EventPattern: { source: ['aisle'] },
    }]);
    expect(source('shared/contract/src/event.rs')).toContain('pub const SOURCE: &str = "aisle";');
  });

  test('queues take TLS only', () => {
    const policies = resources(name, 'Messaging', 'AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(resources(name, 'Messaging', 'AWS::SQS::Queue').length);
    for (const { Properties } of policies) {
      expect(Properties['PolicyDocument'].Statement[0]).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    }
  });
});

describe.each(NAMES)('api of %s', (name) => {
  const { config, templates } = synthesised(name);
  const routed = templates.all('AWS::ApiGatewayV2::Route').map(([, , { Properties }]) => Properties);

  test('routes by type, authorized once, answered where an answer is due', () => {
    expect(properties(name, 'AWS::ApiGatewayV2::Api')).toMatchObject([
      { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.type' },
    ]);
    for (const route of routes(config)) {
      const there = routed.find(({ RouteKey }) => RouteKey === route.key)!;
      expect(there['AuthorizationType'], route.key).toBe(route.key === '$connect' ? 'CUSTOM' : 'NONE');
      expect(there['RouteResponseSelectionExpression'], route.key).toBe(route.answers ? '$default' : undefined);
    }
    expect(routed).toHaveLength(routes(config).length);
    const answered = routes(config).filter(({ answers }) => answers);
    expect(properties(name, 'AWS::ApiGatewayV2::RouteResponse')).toHaveLength(answered.length);
    expect(new Set(templates.all('AWS::ApiGatewayV2::RouteResponse').map(([, , { Properties }]) => templates.text(Properties['RouteId']))).size).toBe(answered.length);
  });

  test('who has no token reaches the authorizer', () => {
    expect(properties(name, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject([{ AuthorizerType: 'REQUEST', IdentitySource: [] }]);
    expect(templates.text(properties(name, 'AWS::ApiGatewayV2::Authorizer')[0]!['AuthorizerUri'])).toContain('ConnectAlias');
  });

  test('the gateway answers a ping by itself', () => {
    const mock = templates.all('AWS::ApiGatewayV2::Integration').filter(([, , { Properties }]) => Properties['IntegrationType'] === 'MOCK');
    expect(mock).toHaveLength(1);
    const ping = routed.find(({ RouteKey }) => RouteKey === 'ping')!;
    expect(JSON.stringify(ping['Target'])).toContain(mock[0]![1]);
    expect(properties(name, 'AWS::ApiGatewayV2::IntegrationResponse')).toMatchObject([
      { IntegrationResponseKey: '$default', ResponseTemplates: { $default: '{"type":"pong"}' } },
    ]);
    expect(mock[0]![2].Properties['RequestTemplates']).toEqual({ $default: '{"statusCode":200}' });
  });

  test('every route has a throttle, and the stage comes after the routes', () => {
    const [[, , stage]] = templates.all('AWS::ApiGatewayV2::Stage') as [[string, string, Resource]];
    const settings = stage.Properties['RouteSettings'];
    expect(Object.keys(settings).sort()).toEqual(routes(config).map(({ key }) => key).sort());
    for (const { key, perSecond } of routes(config)) {
      expect(settings[key]).toMatchObject({ ThrottlingRateLimit: perSecond, DataTraceEnabled: false, DetailedMetricsEnabled: false });
      expect(settings[key].ThrottlingBurstLimit).toBeGreaterThanOrEqual(perSecond);
    }
    for (const [, id] of templates.all('AWS::ApiGatewayV2::Route')) expect(stage.DependsOn).toContain(id);
    expect(stage.Properties['DefaultRouteSettings'].DataTraceEnabled).toBe(false);
  });

  test('the access log holds no header and nothing that was said', () => {
    const [stage] = properties(name, 'AWS::ApiGatewayV2::Stage');
    const { Format } = stage!['AccessLogSettings'];
    expect(JSON.parse(Format)).toHaveProperty('connection');
    expect(Format).not.toMatch(/header|body|querystring|userAgent|principal/i);
  });

  test('logs expire', () => {
    for (const { Properties } of resources(name, 'Api', 'AWS::Logs::LogGroup')) {
      const days = Properties['LogGroupName'] ? config.retention.logDays : config.retention.accessLogDays;
      expect(Properties['RetentionInDays']).toBe(days);
    }
    expect(resources(name, 'Api', 'AWS::Logs::LogGroup')).toHaveLength(Object.keys(FUNCTIONS).length + 1);
  });

  test('functions are small, in their own log, and may be called by the gateway only through the alias', () => {
    for (const { Properties } of resources(name, 'Api', 'AWS::Lambda::Function')) {
      expect(Properties).toMatchObject({ Runtime: 'provided.al2023', Handler: 'bootstrap', MemorySize: 256, Architectures: ['arm64'] });
      expect(Properties['ReservedConcurrentExecutions']).toBeUndefined();
      expect(Properties['KmsKeyArn']).toBeDefined();
    }
    for (const { Properties } of resources(name, 'Api', 'AWS::Lambda::Permission')) {
      expect(templates.text(Properties['FunctionName'])).toMatch(/^\$\{\w+Alias\}$/);
      expect(templates.text(Properties['SourceArn'])).toMatch(/\$\{SocketApi\}\/(prod\/\*|authorizers\/)/);
    }
  });

  test('the versions before stay, and a lively conversation is no runaway', () => {
    const versions = resources(name, 'Api', 'AWS::Lambda::Version');
    expect(versions.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Object.keys(FUNCTIONS).map(() => 'Retain'));
    for (const { Properties } of resources(name, 'Api', 'AWS::Lambda::Function')) expect(Properties['RecursiveLoop']).toBe('Allow');
  });

  test('a new version gets a tenth for five minutes, and goes back by an alarm', () => {
    const groups = templates.all('AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(Object.keys(FUNCTIONS).length);
    const alarms = new Set(resources(name, 'Api', 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties['MetricName']));
    expect([...alarms]).toEqual(['Errors']);
    for (const [, , { Properties }] of groups) {
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AlarmConfiguration: { Enabled: true, Alarms: [{ Name: { Ref: expect.stringContaining('Errors') } }] },
        AutoRollbackConfiguration: { Enabled: true, Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']) },
      });
    }
    const aliases = resources(name, 'Api', 'AWS::Lambda::Alias');
    expect(aliases).toHaveLength(Object.keys(FUNCTIONS).length);
    const moved = aliases.map(({ UpdatePolicy }) => UpdatePolicy!['CodeDeployLambdaAliasUpdate'].DeploymentGroupName.Ref);
    expect(moved.sort()).toEqual(groups.map(([, id]) => id).sort());
    for (const { Properties } of resources(name, 'Api', 'AWS::CloudWatch::Alarm')) {
      const resource = Properties['Dimensions'].find((one: { Name: string }) => one.Name === 'Resource');
      expect(templates.text(resource.Value)).toMatch(/:live$/);
    }
  });
});

test('the role for access logs is made, or the account\'s own left alone', () => {
  const [made] = resources('minimal', 'Api', 'AWS::ApiGateway::Account');
  expect(made!.DeletionPolicy).toBe('Retain');
  expect(resources('full', 'Api', 'AWS::ApiGateway::Account')).toEqual([]);
});

test('an own domain leads to the stage', () => {
  expect(resources('own-domain', 'Api', 'AWS::ApiGatewayV2::DomainName')[0]!.Properties).toMatchObject({
    DomainName: 'chat.shop.example',
    DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
  });
  expect(resources('own-domain', 'Api', 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
  const { Outputs } = synthesised('own-domain').templates.stack('Api');
  expect(Outputs!['SocketAddress']!.Value).toBe('wss://chat.shop.example');
  expect(Outputs).toHaveProperty('DomainTarget');
  expect(synthesised('web').templates.stack('Api').Outputs!['SocketAddress']!.Value).toBe('wss://chat.shop.example');
  expect(synthesised('web').templates.text(synthesised('web').templates.stack('Api').Outputs!['DirectAddress']!.Value)).toMatch(/^wss:\/\/\$\{SocketApi\}\.execute-api/);
  // What CloudFront answers for is not API Gateway's.
  expect(resources('web', 'Api', 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
});

describe.each(['web', 'full'])('web and edge of %s', (name) => {
  const { templates } = synthesised(name);
  const [distribution] = properties(name, 'AWS::CloudFront::Distribution');
  const { DistributionConfig: config } = distribution!;

  test('the page is at /chat, the socket at everything else, and the firewall in front of both', () => {
    expect(config.CacheBehaviors.map((behavior: { PathPattern: string }) => behavior.PathPattern)).toEqual(['/chat*']);
    const socket = config.Origins.find((origin: { Id: string }) => origin.Id === config.DefaultCacheBehavior.TargetOriginId);
    expect(socket).toMatchObject({ OriginPath: '/prod', CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } });
    expect(templates.text(socket.DomainName)).toMatch(/^\$\{SocketApi\}\.execute-api\./);
    expect(config.WebACLId).toEqual({ Ref: 'FirewallArn' });
    expect(config.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    // A handshake is never answered from a cache (the id is AWS's "CachingDisabled").
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
  });

  test('the firewall keeps no sample, because a handshake\'s headers carry tokens', () => {
    const [firewall] = properties(name, 'AWS::WAFv2::WebACL');
    expect(firewall).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    const visibilities = [firewall!, ...firewall!['Rules']].map((one) => one['VisibilityConfig'].SampledRequestsEnabled);
    expect(visibilities).toEqual([false, false, false]);
    expect(firewall!['Rules'][0].Statement.RateBasedStatement).toEqual({ AggregateKeyType: 'IP', Limit: 3000 });
    expect(templates.all('AWS::WAFv2::LoggingConfiguration')).toEqual([]);
  });

  test('buckets are closed, and logs expire', () => {
    for (const { Properties } of resources(name, 'Web', 'AWS::S3::Bucket')) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
      });
      expect(Properties['LifecycleConfiguration'].Rules[0].Status).toBe('Enabled');
    }
    expect(resources(name, 'Web', 'AWS::S3::Bucket')).toHaveLength(2);
  });
});

test('the page has the headers and the files of the local platform', () => {
  const rust = source('local/aisle/src/platform/pages.rs');
  const local = /CONTENT_SECURITY_POLICY: &str = "([^;]+;[^"]+)"/.exec(rust)![1]!.replace(/\\\s+/g, '');
  expect(CONTENT_SECURITY_POLICY).toBe(local);
  const files = [...source('local/client/src/page.rs').matchAll(/"(\/chat[^"]*)",\s*"?([\w/]+)?/g)].map(([, path]) => path!.slice(1));
  expect(pageFiles(`${ROOT}web/page`).map(({ key }) => key).sort()).toEqual(files.sort());
  for (const { key, type } of pageFiles(`${ROOT}web/page`)) expect(type, key).toContain('charset=utf-8');
});
