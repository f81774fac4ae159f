// Where an alarm's paragraph in docs/operations.md is found. A test looks for each.

/** The description of an alarm: what it says, and where to read on. */
export const runbook = (id: string, says: string): string => `${says} docs/operations.md#alarm-${id}`;

/** The id in an alarm's description. */
export const runbookId = (description: string): string | undefined =>
  /docs\/operations\.md#alarm-([a-z-]+)$/.exec(description)?.[1];
