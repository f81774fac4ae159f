// The schemas of the events, in a registry where an integrator's tools find them. They are those of
// docs/protocol/schema, which are generated from the Rust types.

import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { pascal } from '../naming.ts';
import { eventSchemas } from '../schemas.ts';

export class EventSchemas extends Construct {
  constructor(scope: Construct, id: string, registryName: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', { registryName, description: 'Events that are published, and events that are taken in' });
    for (const { name, description, content } of eventSchemas()) {
      const schema = new CfnSchema(this, pascal(name), {
        registryName: registry.attrRegistryName, schemaName: name, type: 'JSONSchemaDraft4', description, content,
      });
      schema.addResourceDependency(registry);
    }
  }
}
