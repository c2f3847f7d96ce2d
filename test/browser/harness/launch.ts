import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, firefox } from 'playwright-core';
import { findBrowsers } from '../../../build/browsers.mjs';
import type { Network } from './network.ts';

/** The engines that Playwright drives here. */
export type PlaywrightEngine = 'chromium' | 'firefox';

/** What is the whole browser's, and no visitor's alone. */
export interface LaunchOptions extends BrowserContextOptions {
  /**
   * false: Chromium without the window around it does as well, where it is on this machine. It knows no settings of a
   * profile, and prerenders nothing. Default true.
   */
  isWhole?: boolean;
  /** Chromium's scroll bars take room, as on Windows. Firefox's do anyway, and a driven Chromium has none. */
  hasScrollBars?: boolean;
}

/** A folder for a browser's profile, and its end. */
export interface Profile {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function makeProfile({ blockCookies = false } = {}): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'hallpass-profile-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(chromiumPreferences(blockCookies)));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Starts a browser whose whole internet is the network. The context that is returned is the profile's
 * own: closing it ends the browser.
 */
export function launch(
  engine: PlaywrightEngine,
  network: Network,
  profile: Profile,
  { isWhole = true, hasScrollBars = false, ...options }: LaunchOptions = {},
): Promise<BrowserContext> {
  const browsers = findBrowsers();
  const shell = engine === 'chromium' && !isWhole ? browsers.chromiumShell : undefined;
  const executablePath = shell ?? browsers[engine];
  if (!executablePath) throw new Error(`There is no ${engine} here; \`npm test\` says how to get it.`);
  return engine === 'chromium'
    ? chromium.launchPersistentContext(profile.folder, {
        executablePath,
        proxy: { server: `http://${network.proxy}` },
        args: chromiumArguments(network),
        ...(hasScrollBars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
        ...options,
      })
    : firefox.launchPersistentContext(profile.folder, {
        executablePath,
        // Firefox as distributed, over WebDriver BiDi, not Playwright's patched build.
        channel: 'moz-firefox',
        firefoxUserPrefs: firefoxPreferences(network),
        ignoreHTTPSErrors: true,
        ...options,
      });
}

/**
 * Opens an address in a Chromium that nobody drives: with developer tools attached it prerenders nothing. What
 * the page sees, it has to send to a vendor's stand-in.
 * @returns ends the browser
 */
export function openAlone(network: Network, { folder }: Profile, url: string): () => Promise<void> {
  const executablePath = findBrowsers().chromium as string;
  const browser = spawn(
    executablePath,
    [
      '--headless',
      `--user-data-dir=${folder}`,
      `--proxy-server=http://${network.proxy}`,
      // Also what is on this machine: the whole internet is the network.
      '--proxy-bypass-list=<-loopback>',
      ...chromiumArguments(network),
      url,
    ],
    { stdio: 'ignore' },
  );
  const ended = once(browser, 'exit');
  return async () => {
    browser.kill();
    await ended;
  };
}

export function chromiumArguments({ fingerprint }: Network): string[] {
  return [
    // As root, in a container, there is no sandbox to be had.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Trusts the one certificate; `ignoreHTTPSErrors` would keep every answer out of the HTTP cache.
    `--ignore-certificate-errors-spki-list=${fingerprint}`,
    // Nothing but the proxy has an address.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ];
}

/**
 * Third-party cookies are allowed, as in a Chromium out of the box: Playwright's contexts are
 * "incognito", where Chromium refuses them unless the profile says otherwise.
 */
function chromiumPreferences(blockCookies: boolean): object {
  const BLOCK = 2;
  return {
    profile: {
      cookie_controls_mode: 0,
      ...(blockCookies && { default_content_setting_values: { cookies: BLOCK } }),
    },
  };
}

function firefoxPreferences({ proxy }: Network): Record<string, string | number | boolean> {
  const [host = '', port] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    // A wheel that comes to the browser as a mouse's does: one that is put into the page itself takes another way through
    // the browser, on which `overscroll-behavior` does not count.
    'remote.events.async.wheel.enabled': true,
    // A visitor's own style sheet, if the profile has one: `chrome/userContent.css`.
    'toolkit.legacyUserProfileCustomizations.stylesheets': true,
    // Firefox talks to its makers at start; the network refuses what is left.
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'services.settings.server': '',
  };
}
