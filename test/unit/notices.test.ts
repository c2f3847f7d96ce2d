import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTICES, packagesIn } from '../../build/notices.ts';

const dist = new URL('../../dist/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, dist), 'utf8');

/** The built files that have others' code in them, by their source maps: which packages. */
const withOthers = readdirSync(dist)
  .filter(file => file.endsWith('.js'))
  .map(file => {
    const map = /sourceMappingURL=(\S+)\s*$/.exec(read(file))?.[1];
    return { file, packages: map ? packagesIn(JSON.parse(read(map)).sources) : [] };
  })
  .filter(({ packages }) => packages[0]);

describe('the licenses of others', () => {
  it('are those of all packages in the built files', () => {
    expect(withOthers.map(({ file }) => file.replace(/\.[\w-]{8}\.js$/, '.js')).sort()).toEqual([
      'hallpass-audit.js',
      'hallpass-ui.js',
      'hallpass.standalone.js',
    ]);
    for (const { file, packages } of withOthers)
      expect(packages.toSorted()).toEqual(
        file.startsWith('hallpass-audit.')
          ? ['preact']
          : ['@preact/signals', '@preact/signals-core', 'i18next', 'preact'],
      );
  });

  it.each(withOthers)('are named at the top of $file', ({ file, packages }) => {
    const [hint = '', below = ''] = read(file).split('\n');
    // What tells Chromium when to compile stands first, or it is a comment like any other.
    const first = hint.startsWith('//#') ? below : hint;
    expect(first).toMatch(/^\/\*! .* \*\/$/);
    expect(first).toContain(NOTICES);
    for (const name of packages) expect(first).toContain(`${name} `);
  });

  it.each([...new Set(withOthers.flatMap(({ packages }) => packages))])(
    'go with the files, whole: that of %s',
    name => {
      const license = readFileSync(new URL(`../../node_modules/${name}/LICENSE`, import.meta.url), 'utf8');
      expect(license).toMatch(/Copyright/);
      expect(read(NOTICES)).toContain(license.trim());
    },
  );

  it('go with the npm package', () => {
    const { files } = JSON.parse(read('../package.json'));
    expect(files).toContain('dist');
  });
});
