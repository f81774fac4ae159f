// Events that come in: which of those on the bus are for us, who may put them there, and who may
// listen. What a function makes of one is not here.

import { PolicyStatement, type PolicyStatementProps, AccountPrincipal, Effect } from 'aws-cdk-lib/aws-iam';
import type { MerchantConfig } from './config/load.ts';

/** The `source` of what the functions publish. */
export const EVENT_SOURCE = 'aisle';
/** What the `source` of a shop's events begins with. */
export const SHOP_SOURCE = 'shop';
/** The `detail-type`s that are understood; another one on the bus is nobody's mistake. */
export const SHOP_EVENTS = [
  'Order Changed', 'Shipment Changed', 'Refund Changed', 'Product Changed', 'Stock Changed', 'Knowledge Changed',
] as const;

/** For how long and how often EventBridge tries a queue that does not take an event: its most, because nothing else brings the event again. */
export const RETRY = { hours: 24, attempts: 185 } as const;

/** Accounts whose events are taken in: the own one, whose roles decide who, and those that were named. */
export const eventAccounts = ({ account, integrations }: MerchantConfig): string[] =>
  [...new Set([account, ...integrations.accounts])];

const others = (config: MerchantConfig, accounts: readonly string[]): AccountPrincipal[] =>
  accounts.filter((account) => account !== config.account).map((account) => new AccountPrincipal(account));

/** What other accounts may do on the bus; nothing when none is named. */
export function busStatements(config: MerchantConfig, bus: { readonly arn: string; readonly rules: string }): PolicyStatement[] {
  const allow = (sid: string, to: readonly string[], props: PolicyStatementProps): PolicyStatement[] => {
    const principals = others(config, to);
    return principals.length > 0 ? [new PolicyStatement({ sid, effect: Effect.ALLOW, principals, ...props })] : [];
  };
  const { accounts, readers } = config.integrations;
  // Each account changes its own rules only.
  const own = { StringEqualsIfExists: { 'events:creatorAccount': '${aws:PrincipalAccount}' } };
  return [
    ...allow('PutShopEvents', accounts, {
      actions: ['events:PutEvents'], resources: [bus.arn],
      conditions: {
        'ForAllValues:StringLike': { 'events:source': `${SHOP_SOURCE}*` },
        StringEquals: { 'events:detail-type': SHOP_EVENTS },
        // "For all" is true of none.
        Null: { 'events:source': 'false' },
      },
    }),
    // A rule must name our events: without the condition it could listen to another shop system's.
    ...allow('MakeRulesForOurEvents', readers, {
      actions: ['events:PutRule'], resources: [bus.rules],
      conditions: { ...own, 'ForAllValues:StringEquals': { 'events:source': EVENT_SOURCE }, Null: { 'events:source': 'false' } },
    }),
    ...allow('KeepOwnRules', readers, {
      actions: [
        'events:DeleteRule', 'events:DescribeRule', 'events:DisableRule', 'events:EnableRule', 'events:PutTargets', 'events:RemoveTargets',
        'events:ListTargetsByRule',
      ],
      resources: [bus.rules], conditions: own,
    }),
  ];
}
