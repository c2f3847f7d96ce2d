import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What a file weighs on its way: bytes after brotli 11 and gzip 9. */
export function weigh(path: string): { brotli: number; gzip: number } {
  const content = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return {
    brotli: brotliCompressSync(content, { params }).length,
    gzip: gzipSync(content, { level: 9 }).length,
  };
}

/**
 * The most that each part may weigh, in bytes after brotli (1 kB is 1,000 bytes): what it weighs, and about 5 % more.
 */
export const limits = {
  'hallpass.js': 38_000,
  'UI with one locale': 33_600,
  'audit with one locale': 30_000,
} as const;

/** The files of each part, by what `dist/integrity.json` lists; of the chunks per language the heaviest counts. */
export function partSizes(dist: string, files: readonly string[]): Record<keyof typeof limits, number> {
  const brotli = (file: string) => weigh(`${dist}/${file}`).brotli;
  const heaviest = (pattern: RegExp) => Math.max(...files.filter(file => pattern.test(file)).map(brotli));
  const withLocale = (name: string) =>
    heaviest(new RegExp(`^hallpass-${name}\\.\\w{8}\\.js$`)) +
    heaviest(new RegExp(`^hallpass-${name}\\.[a-z]{2,3}\\.`));
  return {
    'hallpass.js': brotli('hallpass.js'),
    'UI with one locale': withLocale('ui'),
    'audit with one locale': withLocale('audit'),
  };
}
