// What the table of conversations must take at once.

import type { MerchantConfig } from './config/load.ts';

/** What a new table on demand takes at once [AWS docs]; less cannot be asked for. */
const NEW_TABLE = { writes: 4_000, reads: 12_000 };
/** Units of a turn, rounded up (docs/performance.md, row `price`: an order turn writes 3.47 and reads 6). */
const UNITS_PER_TURN = { writes: 4, reads: 6 };

/** Units per second that the table is warmed for: a peak does not wait for partitions to split. */
export const warmThroughput = ({ limits }: MerchantConfig): { reads: number; writes: number } => ({
  writes: Math.max(NEW_TABLE.writes, limits.messagesPerSecond * UNITS_PER_TURN.writes),
  reads: Math.max(NEW_TABLE.reads, limits.messagesPerSecond * UNITS_PER_TURN.reads),
});
