import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mo, po } from 'gettext-parser';
import type { Service } from '../src/model.ts';
import { services } from './catalog.ts';
import { dist } from './locales.ts';
import { version } from './virtual.ts';

const root = join(import.meta.dirname, '..');
const plugin = join(root, 'integrations/wordpress');

/** A value as PHP writes it: nested arrays, texts, numbers, `true` and `false`. */
function php(value: unknown): string {
  if (Array.isArray(value)) return `array(${value.map(php).join(',')})`;
  if (typeof value === 'object' && value !== null) {
    return `array(${Object.entries(value)
      .map(([key, one]) => `${php(key)}=>${php(one)}`)
      .join(',')})`;
  }
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}

/** Where a service is, as `catalog.php` reads it: by host, each a path's beginning, the id, and whether only below. */
function placesOf(all: readonly Service[]): Record<string, [string, string, boolean][]> {
  const hosts: Record<string, [string, string, boolean][]> = {};
  for (const { id, hosts: places } of all) {
    for (const place of places) {
      const isBelow = place.startsWith('*.');
      const [, host = '', path = ''] = /^(?:\*\.)?([^/]+)(.*)$/.exec(place) ?? [];
      hosts[host] ??= [];
      hosts[host].push([path, id, isBelow]);
    }
  }
  return hosts;
}

/** The catalog as PHP: the same descriptors that the widget is built from. `analytics|marketing`: either will do. */
export const catalogPhp = (all: readonly Service[] = services): string =>
  `<?php\n// Made by build/wordpress.ts from src/catalog/services.\nreturn ${php({
    hosts: placesOf(all),
    services: Object.fromEntries(
      all.map(({ id, name, category, either, hold }) => [
        id,
        { name, category: either ? `${category}|${either}` : category, delivery: hold !== undefined },
      ]),
    ),
  })};\n`;

/** The files below a folder, by their path from it. */
const filesIn = (folder: string): [path: string, bytes: Uint8Array][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
    .map(path => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file of the plugin as it is shipped: with the version in it, and translations as WordPress reads them. */
function shipped([path, bytes]: [path: string, bytes: Uint8Array]): [path: string, bytes: Uint8Array][] {
  if (path.endsWith('.po'))
    return [
      [path, bytes],
      [path.replace(/po$/, 'mo'), mo.compile(po.parse(Buffer.from(bytes)))],
    ];
  if (!/\.(php|txt)$/.test(path)) return [[path, bytes]];
  return [[path, bytesOf(new TextDecoder().decode(bytes).replaceAll('{{version}}', version))]];
}

/** What a site needs of `dist/`: no maps, no module, no types. */
const isForSites = (path: string) =>
  /^(hallpass[^/]*\.js|THIRD-PARTY-NOTICES\.txt)$/.test(path) && !/module|standalone/.test(path);

/**
 * The plugin for WordPress, file by file: what its zip contains, by path. Needs a build.
 * @throws if `dist/` is not there
 */
export async function wordpressFiles(): Promise<Record<string, Uint8Array>> {
  const files = [
    ...filesIn(plugin).flatMap(shipped),
    ...filesIn(dist)
      .filter(([path]) => isForSites(path))
      .map(([path, bytes]): [string, Uint8Array] => [`dist/${path}`, bytes]),
    ['includes/catalog-data.php', bytesOf(catalogPhp())] as const,
    ['includes/reader.php', readFileSync(join(root, 'docs/recipes/readers/hallpass.php'))] as const,
    ['LICENSE', readFileSync(join(root, 'LICENSE'))] as const,
  ];
  return Object.fromEntries(files.map(([path, bytes]) => [`hallpass/${path}`, bytes]));
}
