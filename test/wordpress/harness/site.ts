import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Database } from './database.ts';

/** A WordPress that is installed and served on this machine. */
export interface Site {
  /** `http://127.0.0.1:12345`, without a slash at its end. */
  readonly address: string;
  readonly folder: string;
  /** What PHP must know of it, besides its folder. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const OURS = join(import.meta.dirname, 'site');

/** PHP keeps what it compiled: a page of WordPress is hundreds of files. */
const FAST = [
  '-d',
  'opcache.enable_cli=1',
  '-d',
  'opcache.memory_consumption=128',
  '-d',
  'memory_limit=256M',
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/**
 * @param folder has WordPress's own files
 * @param pages their content by their name in the address, as an editor saves it
 */
export async function openSite(
  folder: string,
  database: Database,
  pages: Readonly<Record<string, string>>,
): Promise<Site> {
  const port = await freePort();
  const name = `wordpress_${port}`;
  const address = `http://127.0.0.1:${port}`;
  database.query(`create database ${name}`);
  const content = join(folder, 'wp-content');
  for (const below of ['mu-plugins', 'uploads', 'upgrade'])
    mkdirSync(join(content, below), { recursive: true });
  copyFileSync(join(OURS, 'wp-config.php'), join(folder, 'wp-config.php'));
  copyFileSync(join(OURS, 'school.php'), join(content, 'mu-plugins/school.php'));
  // Beside the folder of plugins, whose files WordPress would run.
  for (const file of ['school-header.php', 'consent-api.js'])
    copyFileSync(join(OURS, file), join(content, file));
  const own = {
    WP_DATABASE: name,
    WP_SOCKET: database.socket,
    WP_ADDRESS: address,
  };
  // A page may ask for another one before it is done.
  const env = { ...process.env, ...own, PHP_CLI_SERVER_WORKERS: '3' };
  const installed = spawnSync('php', [...FAST, join(OURS, 'install.php')], {
    cwd: folder,
    env,
    input: JSON.stringify({ pages }),
    encoding: 'utf8',
  });
  if (installed.status !== 0)
    throw new Error(`WordPress was not installed: ${installed.stdout}${installed.stderr}`);
  // Its workers are of its group, and end with it.
  const server = spawn('php', [...FAST, '-S', `127.0.0.1:${port}`, '-t', folder, join(OURS, 'router.php')], {
    env,
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(server, 'exit');
  const end = () => void (server.pid && server.exitCode === null && process.kill(-server.pid, 'SIGKILL'));
  // Whoever stops the tests stops them too.
  process.once('exit', end);
  while (!(await fetch(`${address}/readme.html`).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`php -S ended with ${server.exitCode}`);
    await setTimeout(50);
  }
  return {
    address,
    folder,
    env: own,
    async close() {
      end();
      process.off('exit', end);
      await ended;
    },
  };
}

/**
 * What code makes of an input, within WordPress and its plugins.
 * @param code PHP: its `return` of `$input`
 * @throws with what PHP says
 */
export function within<Output>(
  { folder, env }: Pick<Site, 'folder' | 'env'>,
  code: string,
  input: unknown = null,
): Output {
  const script = `$_SERVER['HTTP_HOST'] = '127.0.0.1'; require 'wp-load.php';
    $input = json_decode(stream_get_contents(STDIN), true);
    echo "\n=", json_encode((function () use ($input) { ${code} })());`;
  const { stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', '-r', script], {
    cwd: folder,
    env: { ...process.env, ...env },
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  const [, answer] = /\n=(.*)$/.exec(stdout) ?? [];
  if (answer === undefined) throw new Error(`PHP did not answer: ${stdout}${stderr}`);
  return JSON.parse(answer);
}

/** What PHP and WordPress complained of so far where the plugin is concerned. */
export function complaints({ folder }: Pick<Site, 'folder'>): string[] {
  const log = join(folder, 'wp-content/debug.log');
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines.filter(line => /plugins\/hallpass\/|incorrectly|Fatal/.test(line));
}
