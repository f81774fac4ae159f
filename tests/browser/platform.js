// Starts the platform for a test, and a TCP proxy in front of it that can cut the network.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** A running platform: `page` is its chat page; `stop()` drains it. */
export async function startPlatform(options = []) {
  const binary = join(target, 'debug/aisle');
  if (!existsSync(binary)) throw new Error('build it first: cargo build -p aisle');
  const data = mkdtempSync(join(tmpdir(), 'aisle-browser-'));
  const child = spawn(
    binary,
    ['run', '--ephemeral', '--port', '0', '--lambda-port', '0', '--data', data, '--log', 'warn', ...options],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let page;
  for await (const line of createInterface({ input: child.stdout })) {
    page = line.match(/chat page\s+(http:\S+)/)?.[1] ?? page;
    if (line.startsWith('ready')) break;
  }
  child.stdout.resume();
  if (!page) throw new Error('the platform did not start');
  return {
    page,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const code = await ended;
      rmSync(data, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the platform ended with ${code}`);
    },
  };
}

/** A proxy: `to(port)` says where, `cut()` resets what is open and refuses what comes, `mend()` ends
 * that. */
export async function startProxy() {
  let port;
  const open = new Set();
  let down = false;
  const server = net.createServer((client) => {
    if (down) return client.destroy();
    const upstream = net.connect(port, '127.0.0.1');
    for (const [from, to] of [[client, upstream], [upstream, client]]) {
      open.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    to(upstreamPort) {
      port = upstreamPort;
    },
    cut() {
      down = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      down = false;
    },
    close() {
      this.cut();
      server.close();
    },
  };
}
