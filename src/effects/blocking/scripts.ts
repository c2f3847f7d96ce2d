import {
  addEventListener,
  currentScript,
  getAttribute,
  hasAttribute,
  head,
  insertBefore,
  isConnected,
  nextSibling,
  parentNode,
  removeAttribute,
} from '../../native.ts';
import type { Report } from '../../problems.ts';
import { attempt, warn } from '../page/warn.ts';
import { whenParsed } from '../page/whenParsed.ts';
import { isCleared } from './failure.ts';
import { isHeld, restore, writtenValue } from './guards.ts';
import { isPlainText } from './kinds.ts';
import { keepPromises, promised } from './promises.ts';

/** How long a file may keep the scripts behind it waiting, in milliseconds. */
const PATIENCE = 5000;

/** An attribute as it will be when the script runs. */
const toBe = (script: HTMLScriptElement, name: string) =>
  isHeld(script) ? writtenValue(script, name) : (promised(script, name) ?? getAttribute(script, name));

const source = (script: HTMLScriptElement) => toBe(script, 'src');

const isModule = (script: HTMLScriptElement) => /^module$/i.test(toBe(script, 'type') ?? '');

/** What the parser itself would run only after the whole page. */
const isDeferred = (script: HTMLScriptElement) =>
  isModule(script) || (script.defer && source(script) !== null);

/** What the parser itself would run whenever it is there. */
const isAsync = (script: HTMLScriptElement) => hasAttribute(script, 'async') && source(script) !== null;

/** Gives back what a script needs to run; the type goes last: without it it is no script. */
function enable(script: HTMLScriptElement): void {
  if (isHeld(script)) {
    restore(script);
    return;
  }
  keepPromises(script);
  if (isPlainText(script.type)) removeAttribute(script, 'type');
}

/** Starts a file's download now, so that waiting for its turn costs nothing. */
function preload(script: HTMLScriptElement): void {
  const link = document.createElement('link');
  link.rel = isModule(script) ? 'modulepreload' : 'preload';
  link.as = 'script';
  link.href = source(script) as string;
  link.nonce = script.nonce;
  link.integrity = script.integrity;
  link.crossOrigin = script.crossOrigin;
  link.referrerPolicy = script.referrerPolicy;
  // Firefox cancels the download when the link goes before the file is there.
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
}

/**
 * An inline script that is inserted after the page has loaded and calls `document.write` replaces the
 * whole page (external scripts' writes are ignored by the browser).
 */
function withoutWrite(step: () => void, report: Report): void {
  const names = ['write', 'writeln'] as const;
  // The browser's own is nobody's property; a page's is the document's.
  const pages = names.map(name => Object.getOwnPropertyDescriptor(document, name));
  const value = () => report('write', currentScript(document) as Element | null);
  for (const name of names)
    Reflect.defineProperty(document, name, { value, configurable: true, writable: true });
  attempt(step);
  names.forEach((name, i) => {
    const page = pages[i];
    if (page) Reflect.defineProperty(document, name, page);
    else Reflect.deleteProperty(document, name);
  });
}

/** Runs one script in its place; resolves when the next one may run. */
function run(script: HTMLScriptElement, report: Report): Promise<unknown> | undefined {
  const isAwaited = source(script) !== null && !isAsync(script) && !script.noModule;
  enable(script);
  // One that the page keeps in its hand runs by itself when it is put somewhere.
  if (!isConnected(script) && !isCleared(script)) return undefined;
  const done = isAwaited
    ? new Promise(next => {
        addEventListener(script, 'load', next);
        addEventListener(script, 'error', next);
        setTimeout(next, PATIENCE);
      })
    : undefined;
  // The same element again, not a copy: it keeps its nonce, its listeners and whoever points to it, and
  // what the platform would never run (a script out of `innerHTML`) does not run here either.
  const parent = parentNode(script) ?? head(document);
  withoutWrite(() => insertBefore(parent, script, nextSibling(script)), report);
  return done;
}

/**
 * Runs released scripts one after the other, in the order in which the parser would have run them:
 * document order, modules and `defer` behind the rest, `async` for itself.
 *
 * @param turned is called before each one's turn, and, with it, when that is over
 */
export function createScriptQueue(
  report: Report,
  turned: (script?: Element) => void,
): (scripts: readonly HTMLScriptElement[]) => void {
  let turn = Promise.resolve<unknown>(undefined);
  const enqueue = (scripts: readonly HTMLScriptElement[]) => {
    for (const script of scripts)
      turn = turn
        .then(() => {
          turned();
          return run(script, report);
        })
        .then(() => turned(script))
        .catch(error => warn('a script failed', error));
  };
  return scripts => {
    for (const script of scripts.slice(1)) if (source(script) !== null) preload(script);
    for (const script of scripts.filter(isAsync)) attempt(() => void run(script, report));
    enqueue(scripts.filter(script => !isAsync(script) && !isDeferred(script)));
    whenParsed(() => enqueue(scripts.filter(script => !isAsync(script) && isDeferred(script))));
  };
}
