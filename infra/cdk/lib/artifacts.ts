// What `make build` left: a folder per function with `bootstrap` and, where one is read, the pack.

import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Architecture } from 'aws-cdk-lib/aws-lambda';

/** What stands in for a function that was not built: it ends at once. */
const PLACEHOLDER = fileURLToPath(new URL('../placeholder', import.meta.url));

/** `e_machine` of the ELF header, by Lambda's name. */
const MACHINES: Readonly<Record<number, Architecture>> = { 0x3e: Architecture.X86_64, 0xb7: Architecture.ARM_64 };

/** The C library of Amazon Linux 2023: 2.34. */
const GLIBC = 34;

export interface Artifact {
  readonly folder: string;
  readonly architecture: Architecture;
  readonly placeholder: boolean;
}

/** The artifact of a function in the folder that `make build` fills. */
export function artifact(built: string, name: string): Artifact {
  const folder = join(built, name);
  const binary = join(folder, 'bootstrap');
  if (!existsSync(binary)) return { folder: PLACEHOLDER, architecture: Architecture.ARM_64, placeholder: true };
  return { folder, architecture: architectureOf(binary), placeholder: false };
}

function architectureOf(binary: string): Architecture {
  const header = Buffer.alloc(20);
  const file = openSync(binary, 'r');
  readSync(file, header, 0, header.length, 0);
  closeSync(file);
  // \x7fELF, and two bytes at 18, little-endian on both machines.
  const found = header.readUInt32BE(0) === 0x7f454c46 ? MACHINES[header.readUInt16LE(18)] : undefined;
  if (!found) throw new Error(`${binary} is no program for one of Lambda's machines: run make build`);
  return found;
}

/** What would keep the functions from starting on Lambda, in words. */
export function unfit(built: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (artifact(built, name).placeholder) return [`${name} is not built: run make build`];
    const newest = newestGlibc(join(built, name, 'bootstrap'));
    return newest > GLIBC
      ? [`${name} needs version 2.${newest} of the C library, and Lambda has 2.${GLIBC}: build on Amazon Linux 2023 or Debian 11, or for a target of its own (AISLE_TARGET, scripts/build-functions.sh)`]
      : [];
  });
}

/** The newest 2.x of the C library whose symbols a program asks for; 0 without any. */
function newestGlibc(binary: string): number {
  const asked = readFileSync(binary, 'latin1').matchAll(/GLIBC_2\.(\d+)/g);
  return Math.max(0, ...[...asked].map(([, minor]) => Number(minor)));
}
