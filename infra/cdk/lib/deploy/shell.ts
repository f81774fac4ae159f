// Running other programs and talking to the person: the only way in which deploying touches the
// world, so that tests can stand in for it.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/** CDK's command, seen from the repository. */
export const CDK = 'infra/cdk/node_modules/.bin/cdk';

export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  /** Variables on top of this process's. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where it runs, below the repository. */
  readonly folder?: string;
  /** Shows what the program writes instead of returning it. */
  readonly shown?: boolean;
}

export interface Shell {
  run(command: string, args: readonly string[], options?: RunOptions): Ran;
  say(text: string): void;
  /** What the person answers. */
  ask(question: string): Promise<string>;
}

/** Why a command ends early; what it says is for the person. */
export class Stop extends Error {}

/** The real one. */
export const shell = (folder: string): Shell => ({
  run(command, args, options = {}) {
    const ran = spawnSync(command, args, {
      cwd: options.folder ? join(folder, options.folder) : folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...options.variables },
      ...(options.input !== undefined && { input: options.input }),
      ...(options.shown && { stdio: 'inherit' as const }),
    });
    return { ok: ran.status === 0, stdout: ran.stdout ?? '', stderr: ran.stderr ?? String(ran.error ?? '') };
  },
  say: (text) => console.log(text),
  async ask(question) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const closed = new Promise<never>((_, reject) => {
      terminal.once('close', () => reject(new Stop('\nnobody is there to answer: YES=1 for make deploy, ARGS="--name … --yes" for make configure')));
    });
    try {
      return (await Promise.race([terminal.question(question), closed])).trim();
    } finally {
      terminal.close();
    }
  },
});

/** Calls the AWS CLI; `undefined` when it fails, after `failed` was told why. */
export function aws<T>(on: Shell, region: string, args: readonly string[], failed?: (why: string) => void): T | undefined {
  const ran = on.run('aws', [...args, '--region', region, '--output', 'json']);
  if (!ran.ok) {
    failed?.(ran.stderr.trim());
    return undefined;
  }
  return (ran.stdout.trim() === '' ? {} : JSON.parse(ran.stdout)) as T;
}
