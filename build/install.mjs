// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Brings the npm packages of package-lock.json, if they are not there or older than it.
 * @param {(line: string) => void} say
 */
export async function installPackages(say) {
  // npm writes this file when it has put everything in place.
  const placed = 'node_modules/.package-lock.json';
  if (existsSync(placed) && modified(placed) >= modified('package-lock.json')) return;
  await logged('npm', ['ci'], say);
}

/** @returns {boolean} whether `apt-get` is here and ours to use */
export function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {string[]} packages
 * @param {(line: string) => void} say
 */
export async function installOnDebian(packages, say) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await logged('apt-get', ['update'], say, quiet);
  await logged('apt-get', ['install', '-y', '--no-install-recommends', ...packages], say, quiet);
}

/**
 * Runs an installer with its output in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {(line: string) => void} say is told the command and the file
 * @param {Record<string, string>} [env]
 * @throws with the end of the log, if the installer fails
 */
export async function logged(command, args, say, env = {}) {
  const log = join(mkdtempSync(join(tmpdir(), 'hallpass-')), `${command}.log`);
  say(`${command} ${args.join(' ')} (output in ${log})`);
  const output = openSync(log, 'w');
  const code = await finished(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
  });
  if (code === 0) return;
  const end = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${command} ${args.join(' ')} failed with ${code}. The end of ${log}:\n${end}`);
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 if a signal ended it or it could not start
 */
export function finished(command, args, options = {}) {
  // On Windows npm and npx are batch files, which only a shell starts.
  const shell = process.platform === 'win32' && (command === 'npm' || command === 'npx');
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', shell, ...options });
    child.on('error', error => {
      console.error(String(error));
      resolve(1);
    });
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** @param {string} path */
const modified = path => statSync(path).mtimeMs;
