import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logged } from '../build/install.mjs';
import type { Widget } from './widget.ts';

/** Where the peers are installed, and where the figures are written. */
export const FOLDER = join(tmpdir(), 'hallpass-bench');

/** A file of a peer's package. */
export const inPeers = (path: string): string => join(FOLDER, 'node_modules', path);

const installed = (name: string) => {
  const manifest = inPeers(`${name}/package.json`);
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version;
};

/**
 * Brings the peers' packages from npm, unless they are there; runs none of their install scripts.
 * @throws with the end of npm's log
 */
export async function installPeers(widgets: readonly Widget[], say: (line: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = widgets.flatMap(({ npm }) => npm ?? []);
  if (wanted.every(({ name, version }) => installed(name) === version)) return;
  const packages = wanted.map(({ name, version }) => `${name}@${version}`);
  await logged(
    'npm',
    ['install', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', ...packages],
    say,
  );
}
