import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';

/** A hash in base64, as `integrity` wants it. */
const hash = (algorithm: 'sha256' | 'sha384', content: string | Buffer) =>
  createHash(algorithm).update(content).digest('base64');

/**
 * Names a chunk by its content, so that it may be kept for ever, and gives the hash by which it is loaded.
 * The name is the hash's beginning: the gate carries each hash once.
 *
 * @param name `ui`, `ui.es` …
 */
export function seal(dist: string, name: string): { file: string; sha256: string } {
  const plain = `${dist}/hallpass-${name}.js`;
  const content = readFileSync(plain);
  // The gate carries each: SHA-256 is a third shorter there, and nobody can forge it either.
  const sha256 = hash('sha256', content);
  const file = `hallpass-${name}.${sha256.slice(0, 8).replace(/\W/g, '_')}.js`;
  renameSync(plain, `${dist}/${file}`);
  return { file, sha256 };
}

/** The hash of a file that keeps its name. */
export const hashOf = (path: string): string => (existsSync(path) ? hash('sha384', readFileSync(path)) : '');
