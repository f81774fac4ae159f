// Warms the table of conversations for the rate that is let in. Not in its template: DynamoDB takes no
// less than a table has, so that a peak could not be set back, and it raises the value by itself.

import type { MerchantConfig } from '../config/load.ts';
import { warmThroughput } from '../throughput.ts';
import { aws, type Shell, Stop } from './shell.ts';

interface Described { readonly Table: { readonly WarmThroughput?: { readonly ReadUnitsPerSecond: number; readonly WriteUnitsPerSecond: number } } }

/** Asks for more if the table has less than a peak takes; throws {@link Stop} if it is refused. */
export function warm(config: MerchantConfig, table: string, on: Shell): void {
  const wanted = warmThroughput(config);
  const described = aws<Described>(on, config.region, ['dynamodb', 'describe-table', '--table-name', table]);
  const there = described?.Table.WarmThroughput ?? { ReadUnitsPerSecond: 0, WriteUnitsPerSecond: 0 };
  const reads = Math.max(wanted.reads, there.ReadUnitsPerSecond);
  const writes = Math.max(wanted.writes, there.WriteUnitsPerSecond);
  if (reads === there.ReadUnitsPerSecond && writes === there.WriteUnitsPerSecond) return;
  on.say(`== warm the table: ${writes} writes and ${reads} reads a second`);
  const asked = ['dynamodb', 'update-table', '--table-name', table, '--warm-throughput', `ReadUnitsPerSecond=${reads},WriteUnitsPerSecond=${writes}`];
  aws(on, config.region, asked, (why) => {
    throw new Stop(`deployed, but the table was not warmed: ${why}\nBy hand: aws ${asked.join(' ')} --region ${config.region}`);
  });
}
