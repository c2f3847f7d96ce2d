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
import { attempt } from '../page/warn.ts';
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

/** When a script runs, as the parser itself would have it. */
interface Turn {
  readonly script: HTMLScriptElement;
  /** Its file; `null`: its code is in the page. */
  readonly source: string | null;
  readonly isModule: boolean;
  /** It runs whenever it is there. */
  readonly isAsync: boolean;
  /** It runs only after the whole page. */
  readonly isDeferred: boolean;
}

function turnOf(script: HTMLScriptElement): Turn {
  const source = toBe(script, 'src');
  const isModule = /^module$/i.test(toBe(script, 'type') ?? '');
  return {
    script,
    source,
    isModule,
    isAsync: source !== null && hasAttribute(script, 'async'),
    isDeferred: isModule || (source !== null && script.defer),
  };
}

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
function preload({ script, source, isModule }: Turn): void {
  const link = document.createElement('link');
  link.rel = isModule ? 'modulepreload' : 'preload';
  link.as = 'script';
  link.href = source as string;
  link.nonce = script.nonce;
  link.integrity = script.integrity;
  link.crossOrigin = script.crossOrigin;
  link.referrerPolicy = script.referrerPolicy;
  // Firefox cancels the download when the link goes before the file is there.
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
}

/**
 * Takes `document.write` away: an inline script that is inserted after the page has loaded and calls it replaces the
 * whole page (external scripts' writes are ignored by the browser).
 *
 * @returns gives it back
 */
function withoutWrite(report: Report): () => void {
  const names = ['write', 'writeln'] as const;
  // The browser's own is nobody's property; a page's is the document's.
  const pages = names.map(name => Object.getOwnPropertyDescriptor(document, name));
  const value = () => report('write', currentScript(document) as Element | null);
  for (const name of names)
    Reflect.defineProperty(document, name, { value, configurable: true, writable: true });
  return () =>
    names.forEach((name, i) => {
      const page = pages[i];
      if (page) Reflect.defineProperty(document, name, page);
      else Reflect.deleteProperty(document, name);
    });
}

/** Runs one script in its place; of one that the next must wait for: resolves when it has run. */
function run({ script, source, isAsync }: Turn): Promise<unknown> | undefined {
  enable(script);
  // One that the page keeps in its hand runs by itself when it is put somewhere.
  if (!isConnected(script) && !isCleared(script)) return undefined;
  const done =
    source !== null && !isAsync && !script.noModule
      ? new Promise(next => {
          addEventListener(script, 'load', next);
          addEventListener(script, 'error', next);
          setTimeout(next, PATIENCE);
        })
      : undefined;
  // The same element again, not a copy: it keeps its nonce, its listeners and whoever points to it, and
  // what the platform would never run (a script out of `innerHTML`) does not run here either.
  insertBefore(parentNode(script) ?? head(document), script, nextSibling(script));
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
  /** What runs code runs it without `document.write`, and is over when the code waits for something. */
  const runAll = async (turns: readonly Turn[]) => {
    let giveBack: (() => void) | undefined;
    for (const turn of turns) {
      let done: Promise<unknown> | undefined;
      attempt(() => {
        turned();
        // Those that run whenever they are there take no turn, and so must not take it away; they all have a file.
        if (turn.source === null) giveBack ??= withoutWrite(report);
        done = run(turn);
      });
      if (done) giveBack = void giveBack?.();
      // In any case what the script itself put off comes before the next one.
      await done;
      attempt(() => turned(turn.script));
    }
    giveBack?.();
  };
  let last = Promise.resolve<unknown>(undefined);
  const enqueue = (turns: readonly Turn[]) => {
    if (turns[0]) last = last.then(() => runAll(turns));
  };
  return scripts => {
    const turns = scripts.map(turnOf);
    for (const turn of turns.slice(1)) if (turn.source !== null) preload(turn);
    const free = turns.filter(({ isAsync }) => isAsync);
    const inOrder = turns.filter(({ isAsync }) => !isAsync);
    for (const turn of free) void runAll([turn]);
    enqueue(inOrder.filter(({ isDeferred }) => !isDeferred));
    const behind = inOrder.filter(({ isDeferred }) => isDeferred);
    if (behind[0]) whenParsed(() => enqueue(behind));
  };
}
