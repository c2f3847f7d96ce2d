import { defineConfig } from 'vitest/config';
import { version, virtualModules } from './build/virtual.ts';

const shared = {
  define: { __VERSION__: JSON.stringify(version) },
  json: { namedExports: false },
  plugins: [virtualModules({})],
};

/** Three kinds of tests, by the folder that they lie in: pure code, components, journeys in real browsers. */
export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        ...shared,
        test: { name: 'component', include: ['test/component/**/*.test.tsx'], environment: 'happy-dom' },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // After the rest: a browser each is enough for two cores.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
