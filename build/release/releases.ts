import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { dist } from '../locales.ts';
import { LICENSE, NOTICES } from '../notices.ts';
import { version } from '../virtual.ts';
import { wordpressFiles } from '../wordpress.ts';

/** The files of a zip, by their path in it. */
export type Files = Record<string, Uint8Array>;

/** A zip, ready to be written. */
export interface Release {
  /** The name of its file. */
  name: string;
  zip: Uint8Array;
}

/** The earliest day that a zip can name. One day for all, so that the same files make the same zip. */
const NO_DAY = new Date(1980, 0, 1);

const read = (path: string): Uint8Array => readFileSync(path);

/** What a site needs: the folder as it is uploaded. No source maps, and nothing for developers. */
export function siteFiles(): Files {
  const files = Object.keys(JSON.parse(readFileSync(`${dist}/integrity.json`, 'utf8')));
  return Object.fromEntries([...files, LICENSE, NOTICES].map(name => [name, read(`${dist}/${name}`)]));
}

/** What a webmaster unpacks: the folder, the page to begin with, and the builder. */
function webmasterFiles(): Files {
  const start = new URL('START-HERE.html', import.meta.url);
  return {
    'START-HERE.html': strToU8(readFileSync(start, 'utf8').replaceAll('{{version}}', version)),
    'builder.html': read(`${dist}/builder.html`),
    [LICENSE]: read(`${dist}/${LICENSE}`),
    [NOTICES]: read(`${dist}/${NOTICES}`),
    ...Object.fromEntries(
      Object.entries(siteFiles()).map(([name, content]) => [`hallpass/${name}`, content]),
    ),
  };
}

/** The checksums of files, as `sha256sum --check` reads them. */
const checksums = (files: Files): string =>
  Object.entries(files)
    .map(([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`)
    .join('');

/** A zip that depends on nothing but its files: not on the day, the time zone or the order in which they were read. */
export function zipOf(files: Files): Uint8Array {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return zipSync(sorted, { level: 9, mtime: NO_DAY });
}

/** Everything that a version is published as, made of what was built. */
export async function releases(): Promise<Release[]> {
  const files = webmasterFiles();
  return [
    {
      name: `hallpass-${version}.zip`,
      zip: zipOf({ ...files, 'SHA256SUMS.txt': strToU8(checksums(files)) }),
    },
    // WordPress wants one folder in it, and nothing beside.
    { name: `hallpass-wordpress-${version}.zip`, zip: zipOf(await wordpressFiles()) },
  ];
}
