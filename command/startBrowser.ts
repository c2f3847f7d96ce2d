import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserType, LaunchOptions } from 'playwright-core';

/** Why the command can do nothing: a sentence that says what to do about it. */
export class CannotRun extends Error {}

const INSTALL = `This needs playwright-core, which drives your browser. Run it with both packages:
  npx -p hallpass -p playwright-core hallpass audit <address>`;

/** Playwright, from beside Hallpass or from the project that the command is run in. */
async function chromiumType(): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium;
  } catch {
    try {
      return createRequire(join(process.cwd(), 'package.json'))('playwright-core').chromium;
    } catch {
      throw new CannotRun(INSTALL);
    }
  }
}

/** Playwright knows where installers put these: https://playwright.dev/docs/browsers#google-chrome--microsoft-edge */
const CHANNELS = ['chrome', 'msedge'];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .filter(path => existsSync(path));

/**
 * Starts the user's own browser with an empty profile. Nothing is downloaded.
 *
 * @param path of its executable; absent: the first that is found
 * @throws {CannotRun} if there is none, or it does not start
 */
export async function startBrowser(path: string | undefined): Promise<Browser> {
  const type = await chromiumType();
  const found: LaunchOptions[] = path
    ? [{ executablePath: path }]
    : [...CHANNELS.map(channel => ({ channel })), ...onPath().map(executablePath => ({ executablePath }))];
  let reason = '';
  for (const which of found) {
    try {
      // Root has no sandbox on Linux, in a container for example.
      return await type.launch({ ...which, chromiumSandbox: process.getuid?.() !== 0 });
    } catch (error) {
      if (!('channel' in which)) reason = String(error).split('\n')[0] ?? '';
    }
  }
  throw new CannotRun(
    path || reason
      ? `The browser did not start: ${reason}`
      : 'There is no Chrome, Edge or Chromium here. If you have one, name it: --browser <path>',
  );
}
