// What AWS asks, in dollars, us-east-1, on demand (Lambda: arm64); other regions are some percent
// dearer. The per-use prices are those of tests/bench/price.py; a test compares.

export const PRICES = {
  writeUnit: 0.625e-6, readUnit: 0.125e-6, sqsRequest: 0.4e-6, frame: 1e-6, gbSecond: 13.3334e-6,
  /** A month of each. */
  alarmMetric: 0.1, secret: 0.4, key: 1, firewall: 5, firewallRule: 1, storedGb: 0.25, logsKept: 0.15,
} as const;

/** A million turns, six in ten plain and four about an order (docs/performance.md, row `price`). */
export const MILLION_TURNS = 6.32;
/** Batches that Lambda polls for at the same time from a queue where nothing is. */
const POLLERS = 5;
/** Seconds of one empty poll. */
const POLL_SECONDS = 20;

interface Resource { readonly Type: string; readonly Properties?: Record<string, unknown> }
export interface Template { readonly Resources: Record<string, Resource> }

/** One line of the estimate. */
export interface Item { readonly what: string; readonly count: number; readonly dollars: number }

/** What a month costs without a single shopper, by what the templates hold. */
export function idleMonth(templates: readonly Template[]): Item[] {
  const resources = templates.flatMap((template) => Object.values(template.Resources));
  const all = (type: string) => resources.filter((resource) => resource.Type === type);
  const alarmMetrics = all('AWS::CloudWatch::Alarm').reduce((total, { Properties }) => {
    const metrics = Properties?.['Metrics'] as { MetricStat?: unknown }[] | undefined;
    return total + (metrics ? metrics.filter((metric) => metric.MetricStat).length : 1);
  }, 0);
  const rules = all('AWS::WAFv2::WebACL').reduce((total, { Properties }) => total + (Properties?.['Rules'] as unknown[]).length, 0);
  const mappings = all('AWS::Lambda::EventSourceMapping');
  const polled = mappings.filter((mapping) => !mapping.Properties?.['ProvisionedPollerConfig']).length;
  const polls = polled * POLLERS * (30 * 24 * 3600 / POLL_SECONDS);
  const item = (what: string, count: number, each: number): Item => ({ what, count, dollars: count * each });
  return [
    { what: 'long polls of queues', count: polled, dollars: polls * PRICES.sqsRequest },
    item('metrics under alarm', alarmMetrics, PRICES.alarmMetric),
    item('generated keys', all('AWS::SecretsManager::Secret').length, PRICES.secret),
    item('encryption keys', all('AWS::KMS::Key').length, PRICES.key),
    item('firewall', all('AWS::WAFv2::WebACL').length, PRICES.firewall),
    item('firewall rules', rules, PRICES.firewallRule),
    item('stored, 1 GB', 1, PRICES.storedGb),
    item('logs kept, 5 GB', 1, PRICES.logsKept),
  ].filter(({ count }) => count > 0);
}

/** The estimate as text. */
export function estimate(templates: readonly Template[]): string {
  const items = idleMonth(templates);
  const total = items.reduce((sum, item) => sum + item.dollars, 0);
  const provisioned = templates.some((template) =>
    Object.values(template.Resources).some((resource) => resource.Properties?.['ProvisionedPollerConfig']));
  return [
    'An idle month, in dollars of us-east-1:',
    ...items.map(({ what, count, dollars }) => `  ${dollars.toFixed(2).padStart(6)}  ${what} (${count})`),
    `  ${total.toFixed(2).padStart(6)}  together`,
    ...(provisioned ? ['  besides: provisioned pollers by the hour, as long as `sale` is on, and warm throughput once'] : []),
    `A million messages: ${MILLION_TURNS.toFixed(2)} (docs/performance.md)`,
  ].join('\n');
}
