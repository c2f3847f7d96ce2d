import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { version, virtualModules } from '../virtual.ts';
import { mutate } from './mutants.mjs';

const root = join(import.meta.dirname, '../..');

/** The files that have mutants; `build/mutate.mjs` writes them there. */
const files: string[] = JSON.parse(
  readFileSync(join(process.env.HALLPASS_MUTATION ?? '', 'files.json'), 'utf8'),
);

const codes = new Map(files.map(file => [file, mutate(file, readFileSync(join(root, file), 'utf8')).code]));

/** Tests that look at documents, data or packages, and would only cost time. */
const ASIDE =
  'architecture catalogData compareCatalog documents linear lockfile nginx package requirements security'.split(
    ' ',
  );

const shared = {
  root,
  define: { __VERSION__: JSON.stringify(version) },
  json: { namedExports: false },
  plugins: [
    virtualModules({}),
    {
      name: 'hallpass-mutants',
      enforce: 'pre' as const,
      transform: (_: string, id: string) => codes.get(relative(root, id.split('?')[0] ?? '')),
    },
  ],
};

const setupFiles = [join(import.meta.dirname, 'setup.mjs')];

/** The unit and component tests, as in the project's own configuration, on files with mutants in them. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 1,
    pool: 'threads',
    bail: 1,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ASIDE.map(name => `test/unit/${name}.test.ts`),
          testTimeout: 20_000,
          setupFiles,
        },
      },
      {
        ...shared,
        test: {
          name: 'component',
          include: ['test/component/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles,
        },
      },
    ],
  },
});
