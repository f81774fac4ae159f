// The generated schemas of events (docs/protocol/schema) as EventBridge's registry takes them: JSON
// Schema of draft 4. Only the keywords that the generator writes are translated; another is an error.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../docs/protocol/schema/', import.meta.url));
/** Characters that the registry takes. */
const LONGEST = 100_000;

export interface EventSchema {
  /** Its name in the registry. */
  readonly name: string;
  readonly description: string;
  /** Draft 4, as text. */
  readonly content: string;
}

type Json = null | boolean | number | string | Json[] | { readonly [key: string]: Json };

/** Keywords that mean the same in both drafts and hold no schema. */
const SAME = new Set(['type', 'description', 'title', 'format', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems',
  'uniqueItems', 'pattern', 'required', 'enum', 'default']);
/** Keywords that hold a schema, a list of schemas, or schemas by name. */
const ONE = new Set(['items', 'additionalProperties', 'not']);
const LIST = new Set(['oneOf', 'anyOf', 'allOf']);
const NAMED = new Set(['properties', 'patternProperties']);

/** The schemas of events that go out and come in. */
export function eventSchemas(folder = FOLDER): EventSchema[] {
  return readdirSync(folder).filter((file) => /^(event|inbound[\w-]*)\.json$/.test(file)).sort().map((file) => {
    const schema = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { readonly [key: string]: Json };
    const content = JSON.stringify(draft4(schema));
    if (content.length > LONGEST) throw new Error(`${file} is longer than the ${LONGEST} characters of a registry's schema`);
    return { name: `aisle.${file.replace('.json', '')}`, description: String(schema['description'] ?? schema['title'] ?? '').slice(0, 256), content };
  });
}

/** A schema of draft 2020-12 in draft 4. */
export function draft4(schema: Json): Json {
  // "Anything", which draft 4 writes as no condition.
  if (schema === true) return {};
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) throw new Error(`not a schema: ${JSON.stringify(schema)}`);
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (SAME.has(keyword)) return [keyword, value];
    if (ONE.has(keyword)) return [keyword, value === false ? false : draft4(value)];
    if (LIST.has(keyword)) return [keyword, (value as Json[]).map(draft4)];
    if (NAMED.has(keyword)) return [keyword, byName(value)];
    switch (keyword) {
      case '$schema': return [keyword, 'http://json-schema.org/draft-04/schema#'];
      case '$defs': return ['definitions', byName(value)];
      case '$ref': return [keyword, String(value).replace('#/$defs/', '#/definitions/')];
      case 'const': return ['enum', [value]];
      default: throw new Error(`draft 4 of the keyword ${keyword} is not known; add it to lib/schemas.ts`);
    }
  }));
}

const byName = (schemas: Json): Json =>
  Object.fromEntries(Object.entries(schemas as { [key: string]: Json }).map(([name, schema]) => [name, draft4(schema)]));
