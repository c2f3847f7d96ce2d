import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** SHA-384, base64, as `integrity` wants it. */
const sha384 = (content: string | Buffer) => createHash('sha384').update(content).digest('base64');

/**
 * Names a chunk by its content, so that it may be kept for ever, and gives the hash by which it is loaded.
 * The name is the hash's beginning: the gate carries each hash once.
 *
 * @param name `first.en`, `ui`, `ui.es` …
 */
export function seal(dist: string, name: string): { file: string; hash: string } {
  const plain = `${dist}/hallpass-${name}.js`;
  // The map's name has no hash: the hash is of the content, which names the map.
  const content = `${readFileSync(plain, 'utf8').trimEnd()}\n//# sourceMappingURL=hallpass-${name}.js.map\n`;
  writeFileSync(plain, content);
  const hash = sha384(content);
  const file = `hallpass-${name}.${hash.slice(0, 8).replace(/\W/g, '_')}.js`;
  renameSync(plain, `${dist}/${file}`);
  return { file, hash };
}

/** The hash of a file that keeps its name. */
export const hashOf = (path: string): string => (existsSync(path) ? sha384(readFileSync(path)) : '');
