// `make destroy`: takes everything away but what holds data, and that, too, when told by name.

import type { MerchantConfig } from '../config/load.ts';
import { ASSEMBLY } from './deploy.ts';
import { aws, CDK, type Shell, Stop } from './shell.ts';

/** Days until a key is gone for good; until then deleting it can be cancelled. */
const KEY_DAYS = '30';

/** The stacks without data, in the order in which they can go. */
const WITHOUT_DATA = ['Web', 'Edge', 'Observability', 'Api', 'Messaging'];

interface StackResource { readonly ResourceType: string; readonly PhysicalResourceId: string }

/** Destroys. `withData` is the deployment's name again if data is to go, too. */
export async function destroy(config: MerchantConfig, withData: string | undefined, on: Shell): Promise<void> {
  if (withData !== undefined && withData !== config.name) {
    throw new Stop(`to destroy the data, too, give the deployment's name: WITH_DATA=${config.name}`);
  }
  const stacks = WITHOUT_DATA.filter((stack) => config.web || (stack !== 'Web' && stack !== 'Edge'));
  const what = withData ? 'everything, with all conversations, orders and keys' : 'everything but tables and keys';
  const answer = await on.ask(`this destroys ${what}, of ${config.name} in ${config.account}. Type ${config.name}: `);
  if (answer !== config.name) throw new Stop('nothing was changed');
  for (const stack of stacks) destroyStack(stack, on);
  if (!withData) {
    on.say(`The stack ${config.name}-data stays: tables, their key, and the keys of tokens${config.web ? '; so do the buckets of page and logs' : ''}. make deploy builds on it again.`);
    return;
  }
  destroyData(config, on);
}

function destroyStack(stack: string, on: Shell): void {
  on.say(`== destroy ${stack}`);
  const ran = on.run(CDK, ['destroy', stack, '--exclusively', '--force', '--app', ASSEMBLY], { shown: true, variables: { CDK_DISABLE_CLI_TELEMETRY: '1' } });
  if (!ran.ok) throw new Stop(`the stack ${stack} could not be destroyed: what it said is above. Mend it and run the same again`);
}

/** The stack lets tables, secrets and key stay when it goes; they are taken away one by one. Begun again, it goes on from where it ended. */
function destroyData(config: MerchantConfig, on: Shell): void {
  const stack = `${config.name}-data`;
  const call = <T>(...args: string[]): T => aws<T>(on, config.region, args, (why) => {
    throw new Stop(`aws ${args.join(' ')} --region ${config.region} failed: ${why}\nMend it and run the same again`);
  })!;
  const { StackResources: resources } = call<{ StackResources: StackResource[] }>('cloudformation', 'describe-stack-resources', '--stack-name', stack);
  const of = (type: string): string[] => resources.filter(({ ResourceType }) => ResourceType === type).map(({ PhysicalResourceId }) => PhysicalResourceId);
  for (const table of of('AWS::DynamoDB::GlobalTable')) {
    if (aws(on, config.region, ['dynamodb', 'describe-table', '--table-name', table]) === undefined) continue;
    call('dynamodb', 'update-table', '--table-name', table, '--no-deletion-protection-enabled');
    call('dynamodb', 'wait', 'table-exists', '--table-name', table);
    call('dynamodb', 'delete-table', '--table-name', table);
  }
  // At once: a name that only waits to be deleted could not be used again.
  for (const secret of of('AWS::SecretsManager::Secret')) call('secretsmanager', 'delete-secret', '--secret-id', secret, '--force-delete-without-recovery');
  call('cloudformation', 'update-termination-protection', '--no-enable-termination-protection', '--stack-name', stack);
  destroyStack('Data', on);
  for (const key of of('AWS::KMS::Key')) call('kms', 'schedule-key-deletion', '--key-id', key, '--pending-window-in-days', KEY_DAYS);
  on.say(`The data is gone. The key can be brought back for ${KEY_DAYS} days (aws kms cancel-key-deletion); buckets with logs stay.`);
}
