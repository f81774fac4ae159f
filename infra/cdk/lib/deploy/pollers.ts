// Takes a sale's pollers away. CloudFormation does not: a mapping keeps what its template no longer
// names, with its price, and may not be capped beside it.

import type { MerchantConfig } from '../config/load.ts';
import { FUNCTIONS, workers } from '../functions.ts';
import { ALIAS, functionName } from '../naming.ts';
import { aws, type Shell, Stop } from './shell.ts';

interface Mapping { readonly UUID: string; readonly State?: string; readonly ProvisionedPollerConfig?: { readonly MinimumPollers?: number } }

/** Seconds between looks, and looks until it is given up. */
const PAUSE = '5';
const LOOKS = 60;

/** Before a deployment without `sale`; throws {@link Stop} if pollers stay. */
export function takePollersAway(config: MerchantConfig, on: Shell): void {
  if (config.sale) return;
  for (const name of workers(FUNCTIONS)) {
    // There is none before the first deployment.
    const listed = aws<{ EventSourceMappings: Mapping[] }>(on, config.region,
      ['lambda', 'list-event-source-mappings', '--function-name', `${functionName(config, name)}:${ALIAS}`]);
    for (const { UUID } of (listed?.EventSourceMappings ?? []).filter((one) => one.ProvisionedPollerConfig?.MinimumPollers)) {
      on.say(`== take the pollers of ${name} away`);
      aws(on, config.region, ['lambda', 'update-event-source-mapping', '--uuid', UUID, '--provisioned-poller-config', '{}'], (why) => {
        throw new Stop(`the pollers of ${name} could not be taken away: ${why}\nMend it and run the same again`);
      });
      settle(UUID, config, on);
    }
  }
}

/** Waits until a mapping can be changed again. */
function settle(uuid: string, config: MerchantConfig, on: Shell): void {
  for (let look = 0; look < LOOKS; look += 1) {
    if (aws<Mapping>(on, config.region, ['lambda', 'get-event-source-mapping', '--uuid', uuid])?.State === 'Enabled') return;
    on.run('sleep', [PAUSE]);
  }
  throw new Stop(`the mapping ${uuid} is still being changed: run the same again later`);
}
