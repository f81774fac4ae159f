// The picture of the stacks and their flows, drawn from the templates: docs/infrastructure.md.

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { loadConfig, type MerchantConfig } from './config/load.ts';
import { idleMonth } from './prices.ts';
import { type Resource, short, Templates } from './template.ts';

/** What is drawn, and how; anything else in a template is left out. */
const SHAPES: Readonly<Record<string, (name: string) => string>> = {
  'AWS::DynamoDB::GlobalTable': (name) => `[(${name})]`,
  'AWS::SQS::Queue': (name) => `[[${name}]]`,
  'AWS::Events::EventBus': (name) => `{{${name}}}`,
  'AWS::Events::Archive': (name) => `[(${name})]`,
  'AWS::Lambda::Function': (name) => `[${name}]`,
  'AWS::ApiGatewayV2::Api': (name) => `([${name}])`,
  'AWS::CloudFront::Distribution': (name) => `([${name}])`,
  'AWS::WAFv2::WebACL': (name) => `[/${name}/]`,
  'AWS::S3::Bucket': (name) => `[(${name})]`,
  'AWS::SNS::Topic': (name) => `>${name}]`,
};

/** What a permission is called on an arrow. */
const VERBS: Readonly<Record<string, string>> = {
  KeepConversations: 'logs', ForgetConnections: 'forgets', KeepBoard: 'board', SendWork: 'work', PublishEvents: 'events',
  ReadOrder: 'reads', MirrorShop: 'changes', WatchForConversation: 'watches', FindWatchers: 'watches', RefuseEvents: 'refused',
  PushToScreens: 'push', CloseConnections: 'close',
};

type Edge = readonly [from: string, label: string, to: string];

/** Draws. */
export function picture(templates: Templates, deployment: string): string {
  const nodes = Object.entries(templates.byStack).map(([stack, template]) => {
    const drawn = Object.entries(template.Resources).filter(([, { Type }]) => SHAPES[Type])
      .map(([id, resource]) => `    ${short(id)}${SHAPES[resource.Type]!(named(id, resource, deployment))}`);
    const alarms = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
    const lines = [...drawn, ...(alarms > 0 ? [`    ${stack}Alarms[${alarms} alarms]`] : [])];
    return [`  subgraph ${stack}`, ...lines, '  end'].join('\n');
  });
  return ['flowchart LR', ...nodes, ...grouped(edges(templates)).map((line) => `  ${line}`)].join('\n');
}

/** What is there once has its own word; the rest its name, without the deployment's in front. */
const WORDS: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'WebSocket API', 'AWS::Events::EventBus': 'event bus', 'AWS::Events::Archive': 'archive of events',
  'AWS::CloudFront::Distribution': 'CloudFront', 'AWS::WAFv2::WebACL': 'firewall', 'AWS::SNS::Topic': 'topic of alarms',
};

function named(id: string, { Type, Properties }: Resource, deployment: string): string {
  const name = WORDS[Type] ?? Properties['QueueName'] ?? Properties['FunctionName'] ?? short(id).toLowerCase();
  return `"${String(name).replace(`${deployment}-`, '')}"`;
}

function edges(templates: Templates): Edge[] {
  const found: Edge[] = [];
  const reference = (value: unknown): string => /\$\{(\w+)/.exec(templates.text(value))?.[1] ?? '';
  const integrations = new Map(templates.all('AWS::ApiGatewayV2::Integration').map(([, id, { Properties }]) =>
    [short(id), Properties['IntegrationUri'] ? reference(Properties['IntegrationUri']) : undefined]));
  // Routes by function, in one arrow.
  const routes = new Map<string, string[]>();
  for (const [, , { Properties }] of templates.all('AWS::ApiGatewayV2::Route')) {
    const alias = integrations.get(reference(Properties['Target']));
    if (alias) routes.set(alias, [...(routes.get(alias) ?? []), Properties['RouteKey']]);
  }
  const functionOf = (alias: string): string => alias.replace(/Alias(live)?$/, 'Function');
  const [, api] = templates.all('AWS::ApiGatewayV2::Api')[0]!;
  for (const [alias, keys] of routes) found.push([short(api), keys.join(' '), functionOf(alias)]);
  for (const [, , { Properties }] of templates.all('AWS::Lambda::EventSourceMapping')) {
    found.push([reference(Properties['EventSourceArn']), 'batches', functionOf(reference(Properties['FunctionName']))]);
  }
  for (const [, id, { Properties }] of templates.all('AWS::SQS::Queue')) {
    const redrive = Properties['RedrivePolicy'];
    if (redrive) found.push([short(id), `after ${redrive.maxReceiveCount}`, reference(redrive.deadLetterTargetArn)]);
  }
  for (const [, , { Properties }] of templates.all('AWS::IAM::Policy')) {
    const from = templates.text(Properties['Roles'][0]).replace(/\$\{(\w+)Role\}/, '$1Function');
    for (const statement of Properties['PolicyDocument'].Statement as Record<string, any>[]) {
      const verb = VERBS[statement['Sid']];
      if (!verb) continue;
      for (const resource of [statement['Resource']].flat()) found.push([from, verb, reference(resource)]);
    }
  }
  for (const [, , { Properties }] of templates.all('AWS::Events::Rule')) {
    for (const { Arn, DeadLetterConfig } of Properties['Targets']) {
      const bus = reference(Properties['EventBusName']);
      found.push([bus, 'of the shop', reference(Arn)], [bus, 'not delivered', reference(DeadLetterConfig.Arn)]);
    }
  }
  for (const [, id, { Properties }] of templates.all('AWS::Events::Archive')) {
    found.push([reference(Properties['SourceArn']), 'kept', short(id)]);
  }
  for (const [, id, { Properties }] of templates.all('AWS::CloudFront::Distribution')) {
    for (const origin of Properties['DistributionConfig'].Origins) {
      found.push([short(id), origin.OriginPath ? 'socket' : 'page', reference(origin.DomainName)]);
    }
    for (const [, firewall] of templates.all('AWS::WAFv2::WebACL')) found.push([short(firewall), 'in front', short(id)]);
  }
  for (const [, topic] of templates.all('AWS::SNS::Topic')) found.push(['ObservabilityAlarms', 'tell', short(topic)]);
  return found;
}

/** Arrows of one label from the same sources, together. */
function grouped(all: readonly Edge[]): string[] {
  const sources = new Map<string, Set<string>>();
  for (const [from, label, to] of all) {
    const key = `${label}\n${to}`;
    sources.set(key, (sources.get(key) ?? new Set()).add(from));
  }
  const lines = new Map<string, string[]>();
  for (const [key, from] of sources) {
    const [label, to] = key.split('\n') as [string, string];
    const line = `${[...from].sort().join(' & ')} -->|"${label}"|`;
    lines.set(line, [...(lines.get(line) ?? []), to]);
  }
  return [...lines].map(([line, to]) => `${line} ${to.sort().join(' & ')}`);
}

const BEGIN = '<!-- generated by `make picture`, from the configurations full.json and minimal.json -->';
const END = '<!-- end of what is generated -->';

/** The page with a fresh picture, and the price of an idle month, in it. */
export function written(root: string): string {
  const { context } = JSON.parse(readFileSync(join(root, 'infra/cdk/cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  const templatesOf = (config: MerchantConfig) =>
    Templates.of(buildApp({ config, artifacts: '/nonexistent', app: { context, outdir: mkdtempSync(join(tmpdir(), 'aisle-cdk-')) } }));
  const configuration = (name: string) => loadConfig(join(root, `infra/cdk/configurations/${name}.json`));
  const full = configuration('full');
  const page = readFileSync(join(root, 'docs/infrastructure.md'), 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/infrastructure.md lacks the lines ${BEGIN} and ${END}`);
  const idle = idleMonth(Object.values(templatesOf(configuration('minimal')).byStack));
  const total = idle.reduce((sum, { dollars }) => sum + dollars, 0);
  return [
    `${before}${BEGIN}`, '',
    '```mermaid', picture(templatesOf(full), full.name), '```', '',
    'An idle month, in dollars of us-east-1:', '',
    '| | count | dollars |', '|---|---|---|',
    ...idle.map(({ what, count, dollars }) => `| ${what} | ${count} | ${dollars.toFixed(2)} |`),
    `| together | | ${total.toFixed(2)} |`, '',
    `${END}${after}`,
  ].join('\n');
}
