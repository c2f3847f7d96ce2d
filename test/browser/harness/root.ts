import { fileURLToPath } from 'node:url';

/** The absolute path of a file of the repository. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
