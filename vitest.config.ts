import { defineConfig } from 'vitest/config';
import { findBrowsers } from './build/browsers.mjs';
import { version, virtualModules } from './build/virtual.ts';

const shared = {
  define: { __VERSION__: JSON.stringify(version) },
  json: { namedExports: false },
  plugins: [virtualModules({})],
};

/** What visitors' journeys have in common, whatever they travel with. */
const journeys = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // The usual second is short on a busy machine; what is asked for comes at once, as a rule.
  expect: { poll: { timeout: 15_000 } },
  maxWorkers: 2,
};

const inFirefox = {
  ...shared,
  test: {
    ...journeys,
    name: 'firefox',
    include: [
      // What visitors do and see; the others look at what is alike in all engines, or have these among theirs.
      'test/browser/journeys/{answer,interface,reopen,running}.test.ts',
      'test/browser/face/{keyboard,messages,ownEvents,preferences}.test.ts',
    ],
    env: { HALLPASS_ENGINE: 'firefox' },
    sequence: { groupOrder: 2 },
  },
};

/**
 * Four kinds of tests, by the folder that they lie in: pure code, components, journeys in real browsers, and the
 * plugin in a real WordPress.
 */
export default defineConfig({
  test: {
    // Playwright's Firefox meets frames that are gone already, and throws into nobody's promise; what it drives is
    // none the worse for it, and a test that needed it fails by itself.
    onUnhandledError: ({ stack }) => !stack?.includes('BidiPage._onNavigationCommitted'),
    projects: [
      { ...shared, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        ...shared,
        test: { name: 'component', include: ['test/component/**/*.test.tsx'], environment: 'happy-dom' },
      },
      {
        ...shared,
        test: {
          ...journeys,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // After the rest: a browser each is enough for two cores.
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          ...journeys,
          name: 'wordpress',
          include: ['test/wordpress/**/*.test.ts'],
          globalSetup: 'test/wordpress/harness/globalSetup.ts',
          // One site for all of them: whoever changes its settings is alone with it.
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      // What matters most of what Chromium's visitors do, Firefox's do too, where it is on this machine.
      ...(findBrowsers().firefox ? [inFirefox] : []),
    ],
  },
});
