// The stacks of a deployment, put together. What each holds is in stacks/.

import { App, type AppProps, Stack, Tags } from 'aws-cdk-lib';
import { checkCapacity } from './capacity.ts';
import type { MerchantConfig } from './config/load.ts';
import { FUNCTIONS, type FunctionTable } from './functions.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { MessagingStack } from './stacks/messaging.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { WebStack } from './stacks/web.ts';

/** Where CloudFront's firewall must be. */
export const EDGE_REGION = 'us-east-1';

export interface AisleAppProps {
  readonly config: MerchantConfig;
  /** The folder that `make build` fills. */
  readonly artifacts: string;
  readonly functions?: FunctionTable;
  readonly app?: AppProps;
}

export function buildApp({ config, artifacts, functions = FUNCTIONS, app: appProps }: AisleAppProps): App {
  checkCapacity(config, functions);
  const app = new App(appProps);
  const { account, region } = config;
  const here = (name: string, description: string) =>
    ({ env: { account, region }, stackName: `${config.name}-${name}`, description, config });
  const data = new DataStack(app, 'Data', here('data', 'Aisle: what must outlive everything else'));
  const messaging = new MessagingStack(app, 'Messaging', {
    ...here('messaging', 'Aisle: the ways between functions'), functions,
  });
  const api = new ApiStack(app, 'Api', {
    ...here('api', 'Aisle: functions and the WebSocket API'), functions, artifacts, data, messaging,
  });
  new ObservabilityStack(app, 'Observability', {
    ...here('observability', 'Aisle: alarms and dashboard'), functions, data, api,
  });
  const { domain } = config;
  if (config.web && domain) {
    new EdgeStack(app, 'Edge', {
      ...here('edge', 'Aisle: the firewall of the stack web'), env: { account, region: EDGE_REGION },
    });
    new WebStack(app, 'Web', { ...here('web', 'Aisle: the chat page, and CloudFront'), config: { ...config, domain }, api });
  }
  Tags.of(app).add('aisle', config.name);
  return app;
}

/** The stacks of an app, by id. */
export const stacksOf = (app: App): Stack[] => app.node.children.filter((child) => Stack.isStack(child));
