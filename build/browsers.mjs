// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { platform } from 'node:process';
import { installOnDebian, isDebianRoot, logged } from './install.mjs';

/**
 * The browsers of this machine, by path; a missing key is a missing browser. WebKitGTK's WebDriver comes with
 * the X server that gives it a display; without one, `DISPLAY` does.
 *
 * `chromiumShell` is Chromium without the window around it: the same engine, twice as quick to open a page.
 *
 * @typedef {{ chromium?: string; chromiumShell?: string; firefox?: string; webkit?: { driver: string; xvfb?: string } }} Browsers
 */

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  chromiumShell: ['chromium-headless-shell', 'chrome-headless-shell'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: ['WebKitWebDriver'],
};

/** Where installers put them on systems that have no habit of the PATH. */
const USUAL_PLACES = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windowsPlaces('Google/Chrome/Application/chrome.exe'),
    ...windowsPlaces('Chromium/Application/chrome.exe'),
  ],
  chromiumShell: [],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...windowsPlaces('Mozilla Firefox/firefox.exe'),
  ],
  webkit: ['/usr/lib/webkit2gtk-4.1/WebKitWebDriver', '/usr/lib/webkit2gtk-4.0/WebKitWebDriver'],
};

/**
 * What `apt-get` has to bring for all three, for the recipes of other servers (docs/recipes), for pages with the
 * libraries of 2008, which npm does not have, and for the plugin's WordPress.
 */
export const DEBIAN_PACKAGES = [
  'chromium',
  'chromium-headless-shell',
  'firefox-esr',
  'webkit2gtk-driver',
  'xvfb',
  'nginx-light',
  'libnginx-mod-http-js',
  'php-cli',
  'libjs-prototype',
  'libjs-mootools',
  'mariadb-server-core',
  'mariadb-client-core',
  'php-mysql',
  'php-xml',
  'wordpress',
  'wordpress-theme-twentytwentyone',
  'wordpress-theme-twentytwentytwo',
  'wordpress-theme-twentytwentythree',
];

const MEND =
  'There is no Chromium to test in. Install Chromium or Chrome, or set HALLPASS_CHROMIUM to its executable.';

/**
 * Looks for the browsers; installs nothing.
 * @returns {Browsers}
 * @throws if an environment variable names a file that is not there
 */
export function findBrowsers() {
  const chromium = named('HALLPASS_CHROMIUM') ?? find('chromium');
  // Who names a Chromium means that one.
  const chromiumShell = process.env.HALLPASS_CHROMIUM ? undefined : find('chromiumShell');
  const firefox = named('HALLPASS_FIREFOX') ?? find('firefox');
  const driver = find('webkit');
  const xvfb = onPath('Xvfb');
  return {
    ...(chromium && { chromium }),
    ...(chromiumShell && { chromiumShell }),
    ...(firefox && { firefox }),
    ...(driver && (xvfb || process.env.DISPLAY) && { webkit: { driver, ...(xvfb && { xvfb }) } }),
  };
}

/**
 * Finds the browsers, and gets what is missing: Chromium always; Firefox and WebKitGTK only in CI, where
 * the machine is ours to change.
 * @param {(line: string) => void} say
 * @returns {Promise<Browsers>}
 * @throws with the mend, if there is no Chromium to be had
 */
export async function provideBrowsers(say) {
  let browsers = await withPlaywrights(findBrowsers());
  if (
    process.env.CI &&
    isDebianRoot() &&
    !(browsers.chromium && browsers.chromiumShell && browsers.firefox && browsers.webkit && hasWordPress())
  ) {
    await installOnDebian(DEBIAN_PACKAGES, say);
    browsers = findBrowsers();
  }
  if (!browsers.chromium) {
    const failure = await installChromium(say).catch(error => error);
    browsers = await withPlaywrights(findBrowsers());
    if (!browsers.chromium) throw new Error(`${failure?.message ?? 'Nothing came of it.'}\n${MEND}`);
  }
  const missing = [!browsers.firefox && 'Firefox', !browsers.webkit && 'WebKit'].filter(Boolean);
  if (missing.length > 0) {
    say(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not here and will not be tested. ` +
        '`apt-get install firefox-esr webkit2gtk-driver xvfb` adds them (Debian, Ubuntu).',
    );
  }
  return browsers;
}

/** @param {(line: string) => void} say */
function installChromium(say) {
  return isDebianRoot()
    ? installOnDebian(['chromium', 'chromium-headless-shell'], say)
    : logged('npx', ['playwright-core', 'install', 'chromium'], say);
}

/**
 * The Chromium that `npx playwright-core install` brought, where there is no other. It is handed on by
 * the environment, so that {@link findBrowsers} needs no packages.
 * @param {Browsers} browsers
 */
async function withPlaywrights(browsers) {
  if (browsers.chromium) return browsers;
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (!existsSync(path)) return browsers;
  process.env.HALLPASS_CHROMIUM = path;
  return { ...browsers, chromium: path };
}

/** The last of the packages that is no browser: where it is, the others are. */
const hasWordPress = () => existsSync('/usr/share/wordpress') && onPath('mariadbd');

/** @param {keyof typeof NAMES} engine */
function find(engine) {
  return NAMES[engine].map(onPath).find(Boolean) ?? USUAL_PLACES[engine].find(path => existsSync(path));
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, platform === 'win32' ? `${name}.exe` : name))
    .find(path => existsSync(path));
}

/** @param {string} variable */
function named(variable) {
  const path = process.env[variable];
  if (path && !existsSync(path)) throw new Error(`${variable} is ${path}, which does not exist.`);
  return path || undefined;
}

/** @param {string} path */
function windowsPlaces(path) {
  return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(folder => folder !== undefined)
    .map(folder => join(folder, path));
}
