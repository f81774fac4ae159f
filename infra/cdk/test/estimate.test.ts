// What a month costs without a shopper.

import { expect, test } from 'vitest';
import { FUNCTIONS, handedOver } from '../lib/functions.ts';
import { estimate, idleMonth } from '../lib/prices.ts';
import { NAMES, source, synthesised } from './synth.ts';
import { MILLION_TURNS } from '../lib/prices.ts';

const month = (name: string) => {
  const items = idleMonth(Object.values(synthesised(name).templates.byStack));
  return { items, total: items.reduce((sum, { dollars }) => sum + dollars, 0) };
};

test.each(NAMES.filter((name) => !synthesised(name).config.web))('%s: an idle month is at most $10', (name) => {
  expect(month(name).total).toBeLessThanOrEqual(10);
});

test('the items are counted off the template', () => {
  // A sale provisions pollers for the others.
  const count = Object.fromEntries(month('full').items.map(({ what, count: there }) => [what, there]));
  expect(count).toMatchObject({ 'generated keys': 4, 'encryption keys': 1, firewall: 1, 'firewall rules': 2, 'long polls of queues': 2 + handedOver(FUNCTIONS).length });
  // 22 of one metric, the reply's three, the socket's two, the throttles' two, the dead letters' four, the cost's eight, and six of releases.
  const { templates } = synthesised('minimal');
  const single = templates.all('AWS::CloudWatch::Alarm').filter(([, , { Properties }]) => !Properties['Metrics']).length;
  expect(Object.fromEntries(month('minimal').items.map(({ what, count: there }) => [what, there]))['metrics under alarm']).toBe(single + 3 + 2 + 2 + 4 + 8);
});

test('what is on top is said', () => {
  const text = (name: string) => estimate(Object.values(synthesised(name).templates.byStack));
  expect(text('sale')).toContain('provisioned pollers');
  expect(text('minimal')).not.toContain('provisioned pollers');
  expect(text('minimal')).toMatch(/\d\.\d\d {2}together/);
});

test('the price of a million is the one that was measured', () => {
  expect(source('docs/performance.md')).toContain(`| a million turns at 60/40 and batch 5 | $${MILLION_TURNS} |`);
});
