/** The browsers of this machine, by path; a missing key is a missing browser. */
export interface Browsers {
  chromium?: string;
  firefox?: string;
  /** WebKitGTK's WebDriver, and the X server that gives it a display; without one, `DISPLAY` does. */
  webkit?: { driver: string; xvfb?: string };
}

/** @throws if an environment variable names a file that is not there */
export function findBrowsers(): Browsers;

/** @throws with the mend, if there is no Chromium to be had */
export function provideBrowsers(say: (line: string) => void): Promise<Browsers>;
