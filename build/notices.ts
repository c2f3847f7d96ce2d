import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The name of a built file's source map: `hallpass-ui.3fA9x_2k.js` → `hallpass-ui.js.map`. Nothing in the file names it. */
export const mapOf = (file: string): string => `${file.replace(/\.[\w-]{8}\.js$/, '.js')}.map`;

/**
 * The packages whose code is in a file, by the modules that it was made of: `preact`, `@preact/signals`, and one that a
 * package has for itself, `parse5/node_modules/entities`.
 */
export const packagesIn = (moduleIds: readonly string[]): string[] =>
  [
    ...new Set(
      moduleIds.flatMap(
        id =>
          /\/node_modules\/(.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
      ),
    ),
  ].map(path => path.slice('/node_modules/'.length));

const fileOf = (name: string, file: string) =>
  fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));

/** A package's license, whole: MIT and its like ask that it goes where the code goes. @throws where it has none */
function licenseOf(name: string): { title: string; text: string } {
  const { name: own, version, license } = JSON.parse(readFileSync(fileOf(name, 'package.json'), 'utf8'));
  const path = ['LICENSE', 'LICENSE.md', 'license'].map(file => fileOf(name, file)).find(existsSync);
  if (!path) throw new Error(`${name} has no license file`);
  return { title: `${own} ${version} (${license})`, text: readFileSync(path, 'utf8').trim() };
}

/** The name of the file with the notices, beside the files that it is about. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** The name of the file with our own license, there too. */
export const LICENSE = 'LICENSE.txt';

/** One line at the top of a file that has others' code in it; none for the others. */
export function bannerOf(packages: readonly string[]): string {
  if (!packages[0]) return '';
  return `/*! Contains ${packages.map(name => licenseOf(name).title).join(', ')}: ${NOTICES} */`;
}

/** What stands in that file. */
export const noticesOf = (packages: readonly string[]): string =>
  [
    'The built files of Hallpass contain code of these packages.\n',
    ...[...packages].sort().map(name => {
      const { title, text } = licenseOf(name);
      return `${title}\n\n${text}\n`;
    }),
  ].join(`\n${'-'.repeat(72)}\n\n`);
