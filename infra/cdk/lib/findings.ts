// Acknowledging a finding of cdk-nag: one rule, on one resource, with a reason.

import { type CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Acknowledges one finding. `id` is the rule, for some with the finding in brackets. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  const resource = (construct.node.defaultChild ?? construct) as CfnResource;
  Validations.of(resource).acknowledge({ id, reason });
}
