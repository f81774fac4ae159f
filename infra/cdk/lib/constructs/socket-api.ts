// The WebSocket API: routes, authorizer, the gateway's own pong, throttles and access log. The
// functions behind it are given to it; docs/PROTOCOL.md says what is spoken on it.

import { ArnFormat, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnApi, CfnAuthorizer, CfnIntegration, CfnIntegrationResponse, CfnRoute, CfnRouteResponse, CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { MerchantConfig } from '../config/load.ts';
import { acknowledge } from '../findings.ts';
import { pascal, STAGE } from '../naming.ts';
import type { Gateway } from '../resources.ts';
import { BURST, type Route } from '../routes.ts';

/** The expression for "there is one answer, take it". */
const ONLY = '\\$default';
/** What is logged of a call. Neither headers, which carry tokens, nor what was said. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  connection: '$context.connectionId',
  event: '$context.eventType',
  route: '$context.routeKey',
  status: '$context.status',
  from: '$context.identity.sourceIp',
  authorizerStatus: '$context.authorizer.status',
  integrationMs: '$context.integrationLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

export class SocketApi extends Construct implements Gateway {
  readonly api: CfnApi;
  readonly managementEndpoint: string;

  constructor(scope: Construct, id: string, private readonly config: MerchantConfig) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', {
      name: config.name,
      description: 'Shoppers and agents',
      protocolType: 'WEBSOCKET',
      routeSelectionExpression: '$request.body.type',
    });
    const { region, urlSuffix } = Stack.of(this);
    this.managementEndpoint = `https://${this.api.ref}.execute-api.${region}.${urlSuffix}/${STAGE}`;
  }

  connections(method: 'POST' | 'DELETE'): string {
    return this.arn(`${STAGE}/${method}/@connections/*`);
  }

  /** Adds routes, authorizer and stage, once the functions are there. */
  serve(routes: readonly Route[], functions: Readonly<Record<string, Alias>>, authorizer: string): CfnStage {
    const integrations = new Map<string, CfnIntegration>();
    for (const name of new Set(routes.flatMap((route) => route.function ?? []))) {
      integrations.set(name, this.integration(name, functions[name]!));
    }
    const auth = this.authorizer(functions[authorizer]!);
    const made = routes.flatMap((route) => {
      const integration = route.function === undefined ? this.pong() : integrations.get(route.function)!;
      return this.route(route, integration, route.key === '$connect' ? auth : undefined);
    });
    const log = new LogGroup(this, 'AccessLog', {
      retention: this.config.retention.accessLogDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: STAGE,
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(ACCESS_LOG) },
      defaultRouteSettings: {
        // Metrics per route are paid for as custom ones: six for each of fourteen routes.
        detailedMetricsEnabled: false,
        dataTraceEnabled: false,
        ...throttle(routes.find((route) => route.key === '$default')!),
      },
      // This property's own names are not translated.
      routeSettings: Object.fromEntries(routes.map((route) => {
        const { throttlingRateLimit, throttlingBurstLimit } = throttle(route);
        return [route.key, {
          ThrottlingRateLimit: throttlingRateLimit, ThrottlingBurstLimit: throttlingBurstLimit,
          DetailedMetricsEnabled: false, DataTraceEnabled: false,
        }];
      })),
    });
    // Settings of a route that is not there yet are refused.
    made.forEach((resource) => stage.addResourceDependency(resource));
    return stage;
  }

  private integration(name: string, alias: Alias): CfnIntegration {
    alias.addPermission(`${pascal(name)}Routes`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.arn(`${STAGE}/*`),
    });
    return new CfnIntegration(this, `${pascal(name)}Integration`, {
      apiId: this.api.ref, integrationType: 'AWS_PROXY', integrationUri: this.invocations(alias),
    });
  }

  private authorizer(alias: Alias): CfnAuthorizer {
    const authorizer = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: 'who',
      authorizerType: 'REQUEST',
      authorizerUri: this.invocations(alias),
      // None: who has no token yet reaches the authorizer, too.
      identitySource: [],
    });
    alias.addPermission('Authorizer', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.arn(`authorizers/${authorizer.ref}`),
    });
    return authorizer;
  }

  /** Answers a ping without a function: nothing is paid but the frame. */
  private pong(): CfnIntegration {
    const integration = new CfnIntegration(this, 'PongIntegration', {
      apiId: this.api.ref,
      integrationType: 'MOCK',
      passthroughBehavior: 'WHEN_NO_MATCH',
      requestTemplates: { $default: '{"statusCode":200}' },
      templateSelectionExpression: ONLY,
    });
    new CfnIntegrationResponse(this, 'PongResponse', {
      apiId: this.api.ref,
      integrationId: integration.ref,
      integrationResponseKey: '$default',
      responseTemplates: { $default: '{"type":"pong"}' },
      templateSelectionExpression: ONLY,
    });
    return integration;
  }

  private route(route: Route, integration: CfnIntegration, authorizer?: CfnAuthorizer): CfnResource[] {
    // `$default` must not become a construct's id: it would drop out of the logical id.
    const id = `${pascal(route.key === '$default' ? 'any other' : route.key)}Route`;
    const made = new CfnRoute(this, id, {
      apiId: this.api.ref,
      routeKey: route.key,
      target: `integrations/${integration.ref}`,
      ...(authorizer ? { authorizationType: 'CUSTOM', authorizerId: authorizer.ref } : { authorizationType: 'NONE' }),
      ...(route.answers && { routeResponseSelectionExpression: '$default' }),
    });
    if (!authorizer) {
      acknowledge(made, 'AwsSolutions-APIG4', 'API Gateway authorizes a socket once, at $connect, and hands what it found to every later call.');
    }
    if (!route.answers) return [made];
    return [made, new CfnRouteResponse(this, `${id}Response`, {
      apiId: this.api.ref, routeId: made.ref, routeResponseKey: '$default',
    })];
  }

  private invocations(alias: Alias): string {
    const { region, partition } = Stack.of(this);
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${alias.functionArn}/invocations`;
  }

  private arn(path: string): string {
    return Stack.of(this).formatArn({
      service: 'execute-api', resource: this.api.ref, resourceName: path, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}

const throttle = (route: Route) => ({
  throttlingRateLimit: route.perSecond, throttlingBurstLimit: Math.min(5_000, route.perSecond * BURST),
});
