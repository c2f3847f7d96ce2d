import type { Cookie } from 'playwright-core';
import { findBrowsers } from '../../../build/browsers.mjs';
import type { LaunchOptions, PlaywrightEngine } from './launch.ts';
import { openPlaywrightEngine } from './playwright-engine.ts';
import type { Violation } from './violations.ts';
import { openWebKitEngine } from './webkit-engine.ts';
import type { World } from './world.ts';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A cookie of the jar; `expires` in Unix seconds, −1: ends with the session. */
export type JarCookie = Pick<
  Cookie,
  'name' | 'value' | 'domain' | 'path' | 'expires' | 'httpOnly' | 'secure' | 'sameSite'
>;

/** What all three engines do alike: one browser with an empty profile, one open page. */
export interface Engine {
  readonly name: EngineName;
  /** Uncaught errors and unhandled rejections since the start of the browser. */
  readonly errors: string[];
  violations(): Violation[];
  /** Resolves when the page has loaded. */
  open(url: string): Promise<void>;
  /** Runs a self-contained function in the page; arguments and result are JSON, promises are awaited. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Clicks the first visible match in the document or in any open shadow root; waits for it. */
  click(selector: string): Promise<void>;
  /** Presses keys one after the other: `Tab`, `Shift+Tab`, `Escape`, `Enter`, `ArrowDown`, `a` … */
  keys(...keys: string[]): Promise<void>;
  /** Resolves when nothing more will come of the open page; see `settled.ts`. */
  settled(): Promise<void>;
  /** The whole jar, `HttpOnly` and other hosts' cookies included. */
  cookies(): Promise<JarCookie[]>;
  /** The viewport, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /**
   * Ends the browser and starts it again with the same profile and an empty page. WebKit cannot: a
   * driven session leaves nothing behind.
   */
  restart?(): Promise<void>;
  close(): Promise<void>;
}

/** The engines that are on this machine; Chromium always is, or `npm test` does not begin. */
export function availableEngines(): EngineName[] {
  const here = findBrowsers();
  return (['chromium', 'firefox', 'webkit'] as const).filter(name => here[name]);
}

/** Those of them that Playwright drives, and in which a visitor can come. */
export const visitorEngines = (): PlaywrightEngine[] => availableEngines().filter(name => name !== 'webkit');

/** Closing it is the caller's. @param options WebKit has none; Chromium is without its window unless they say so */
export function openEngine(name: EngineName, world: World, options: LaunchOptions = {}): Promise<Engine> {
  return name === 'webkit'
    ? openWebKitEngine(world)
    : openPlaywrightEngine(name, world, { isWhole: false, ...options });
}
