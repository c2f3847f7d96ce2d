import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A MariaDB of our own: its data in our folder, reached by a socket alone. */
export interface Database {
  readonly socket: string;
  /** Runs statements. @throws with what the server says */
  query(sql: string): void;
  close(): Promise<void>;
}

const said = ({ status, stderr }: { status: number | null; stderr: string }, what: string) => {
  if (status !== 0) throw new Error(`${what} failed with ${status}: ${stderr}`);
};

/** Nothing here has to survive a power cut. */
const FAST = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-log-file-size=8M',
  '--innodb-buffer-pool-size=32M',
  '--skip-log-bin',
];

/** @param folder an empty one */
export async function openDatabase(folder: string): Promise<Database> {
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  mkdirSync(data, { recursive: true });
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${data}`, ...user];
  said(
    spawnSync(
      'mariadb-install-db',
      [...common, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
      { encoding: 'utf8' },
    ),
    'mariadb-install-db',
  );
  const server = spawn(
    'mariadbd',
    [...common, ...FAST, `--socket=${socket}`, '--skip-networking', `--log-error=${folder}/log`],
    { stdio: 'ignore' },
  );
  const ended = once(server, 'exit');
  const end = () => void server.kill('SIGKILL');
  // Whoever stops the tests stops it too.
  process.once('exit', end);
  const ping = () =>
    spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-e', 'select 1']).status === 0;
  // It tells nobody when it is ready.
  while (!(existsSync(socket) && ping())) {
    if (server.exitCode !== null)
      throw new Error(`mariadbd ended with ${server.exitCode}: see ${folder}/log`);
    await setTimeout(50);
  }
  return {
    socket,
    query: sql =>
      said(
        spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`], { input: sql, encoding: 'utf8' }),
        'The query',
      ),
    async close() {
      end();
      process.off('exit', end);
      await ended;
    },
  };
}
