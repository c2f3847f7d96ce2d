import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContext, BrowserType, LaunchOptions } from 'playwright-core';

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
 * An empty profile that takes other companies' cookies, as a new Chrome does. Playwright's contexts are Chrome's
 * Incognito, which refuses them unless the profile says otherwise.
 */
async function makeProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hallpass-audit-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), '{"profile":{"cookie_controls_mode":0}}');
  return folder;
}

/** A browser that was started, and its end. */
export interface Started {
  browser: Browser;
  close(): Promise<void>;
}

/** The first of the browsers that starts; an error is that of one that is there. */
async function launchOne(which: readonly LaunchOptions[], profile: string): Promise<BrowserContext> {
  const type = await chromiumType();
  let reason = 'There is no Chrome, Edge or Chromium here. If you have one, name it: --browser <path>';
  for (const options of which) {
    try {
      // Root has no sandbox on Linux, in a container for example.
      const chromiumSandbox = process.getuid?.() !== 0;
      return await type.launchPersistentContext(profile, { ...options, chromiumSandbox });
    } catch (error) {
      if (options.executablePath) reason = `The browser did not start: ${String(error).split('\n')[0]}`;
    }
  }
  throw new CannotRun(reason);
}

/**
 * Starts the user's own browser with an empty profile. Nothing is downloaded.
 *
 * @param path of its executable; absent: the first that is found
 * @throws {CannotRun} if there is none, or it does not start
 */
export async function startBrowser(path: string | undefined): Promise<Started> {
  const profile = await makeProfile();
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 3 });
  try {
    const which: LaunchOptions[] = path
      ? [{ executablePath: path }]
      : [...CHANNELS.map(channel => ({ channel })), ...onPath().map(executablePath => ({ executablePath }))];
    const context = await launchOne(which, profile);
    const browser = context.browser();
    if (!browser) throw new CannotRun('This browser opens no further windows.');
    return {
      browser,
      close: async () => {
        await context.close();
        await removeProfile();
      },
    };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}
