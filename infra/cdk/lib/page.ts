// The chat page as it is hosted: its files, and what a browser may do with them. Both are those of
// the local platform (local/aisle/src/platform/pages.rs); a test compares.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** With the charset: without it browsers guess. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
};

export interface PageFile {
  readonly path: string;
  /** The key in the bucket, and the address behind the host. */
  readonly key: string;
  readonly type: string;
}

/** The files of the page in a folder. */
export function pageFiles(folder: string): PageFile[] {
  return readdirSync(folder).sort().map((name) => {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (!type) throw new Error(`no type is known for ${name}: add it to lib/page.ts`);
    return { path: join(folder, name), key: name === 'index.html' ? 'chat' : `chat/${name}`, type };
  });
}
