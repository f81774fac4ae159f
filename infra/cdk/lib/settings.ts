// The environment of each function: exactly the variables that its settings read
// (shared/lambda/src/settings/functions.rs), no other.

import { SecretValue } from 'aws-cdk-lib';
import type { MerchantConfig } from './config/load.ts';
import { type FunctionTable, type SettingsGroup, workers } from './functions.ts';
import { eventAccounts } from './inbound.ts';
import { secretName } from './naming.ts';
import type { Resources } from './resources.ts';

/** Where Lambda puts what lies beside the binary. */
const PACK = '/var/task/pack';

/** The sites that may embed the chat; the page that we host is one. */
const allowedOrigins = (config: MerchantConfig): string[] =>
  [...new Set([...config.origins, ...(config.web && config.domain ? [`https://${config.domain.host}`] : [])])];

export function environment(
  name: string, functions: FunctionTable, config: MerchantConfig, resources: Resources,
): Record<string, string> {
  const spec = functions[name]!;
  const groups: Record<SettingsGroup, () => Record<string, string>> = {
    credentials: () => ({
      AISLE_ALLOWED_ORIGINS: allowedOrigins(config).join(','),
      ...(config.keys.agent.length > 0 && { AISLE_AGENT_KEY: ring('agent', config.keys.agent, config) }),
      ...(config.keys.identity && { AISLE_IDENTITY_SECRET: secret(secretName(config, 'identity', config.keys.identity)) }),
      ...jwt(config),
    }),
    resumeKeys: () => ({ AISLE_RESUME_KEYS: ring('resume', config.keys.resume, config) }),
    shopTables: () => ({
      AISLE_ORDERS_TABLE: resources.orders.tableName,
      AISLE_CUSTOMERS_TABLE: resources.customers.tableName,
      AISLE_PRODUCTS_TABLE: resources.products.tableName,
      AISLE_ACTIONS_TABLE: resources.actions.tableName,
    }),
    shopSystem: () => ({
      ...(config.shop && { AISLE_SHOP_URL: config.shop.url, AISLE_SHOP_TOKEN: secret(config.shop.secret) }),
    }),
    inbound: () => ({
      AISLE_SYNC_DEAD_LETTERS_URL: resources.deadLetters[name]!.queueUrl,
      AISLE_EVENT_ACCOUNTS: eventAccounts(config).join(','),
      ...(config.integrations.shopName && { AISLE_SHOP_NAME: config.integrations.shopName }),
      // With a shop system behind HTTP the tables are not the order book: shoppers are told of changes, and nothing is kept.
      ...(config.shop && { AISLE_SHOP_RECORDS: 'external' }),
    }),
    understood: () => ({ ...(config.integrations.understood && { AISLE_PUBLISH_UNDERSTOOD: 'true' }) }),
    handoffWait: () => ({ AISLE_HANDOFF_WAIT_SECONDS: String(config.handoffWaitSeconds) }),
  };
  const writer = (): Record<string, string> => ({
    ...Object.fromEntries(workers(functions).map((worker) =>
      [`AISLE_QUEUE_${worker.toUpperCase()}_URL`, resources.queues[worker]!.queueUrl])),
    AISLE_BUS: resources.bus.eventBusName,
    AISLE_MANAGEMENT_ENDPOINT: resources.gateway.managementEndpoint,
    AISLE_PACK: PACK,
  });
  return {
    AISLE_TABLE: resources.conversations.tableName,
    AISLE_LOG: config.logLevel,
    ...(spec.writesLogs && writer()),
    ...Object.assign({}, ...spec.settings.map((group) => groups[group]())),
  };
}

/** `name:secret,name:secret`, resolved by CloudFormation: no template holds a secret. */
const ring = (purpose: string, names: readonly string[], config: MerchantConfig): string =>
  names.map((name) => `${name}:${secret(secretName(config, purpose, name))}`).join(',');

const secret = (name: string): string => SecretValue.secretsManager(name).unsafeUnwrap();

function jwt({ jwt: agreed }: MerchantConfig): Record<string, string> {
  if (!agreed) return {};
  const key = agreed.secret ? secret(agreed.secret) : (agreed.publicKey ?? '');
  return {
    AISLE_JWT_ALGORITHM: agreed.algorithm,
    // A variable has one line.
    AISLE_JWT_KEY: key.replaceAll('\n', '\\n'),
    ...(agreed.issuer && { AISLE_JWT_ISSUER: agreed.issuer }),
    ...(agreed.audience && { AISLE_JWT_AUDIENCE: agreed.audience }),
  };
}
