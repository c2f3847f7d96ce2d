/** The page's own tag, and where the file is that runs. */
export interface OwnTag {
  /** `null`: module code of the site imported the file, so that there are no attributes. */
  tag: HTMLScriptElement | null;
  /** The address of `hallpass.js` itself: the other files lie beside it. */
  home: string;
}

/** Types of scripts that a browser runs: what somebody planted under another never was ours. */
const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;

/** Whether an address is of a file of our name: `my-hallpass-buttons.js` is the school's own. */
const isOurs = (address: string) => /\/hallpass(\.standalone)?\.js$/.test(address.replace(/[?#].*/, ''));

/**
 * Finds the tag: the current script; where there is none, as in a module, the first that runs a file of our name,
 * before all others the one with this very address.
 *
 * To be called while the file runs for the first time: later there is no current script.
 */
export function ownTag(): OwnTag {
  // An error tells where this code came from. A tag's `src` is resolved anew by a `<base>` that comes after it, and
  // a module that is imported has no tag at all.
  const [, running = ''] = /[\s@(](\w+:\/\/\S+?)(:\d+)+\)?$/m.exec(`${new Error().stack}`) ?? [];
  const { currentScript } = document;
  const isTag = currentScript instanceof HTMLScriptElement;
  const named = [...document.querySelectorAll<HTMLScriptElement>('script[src]:not([nomodule])')].filter(
    ({ type, src }) => RUNS.test(type) && isOurs(src),
  );
  const tag =
    isTag && currentScript.src
      ? currentScript
      : (named.find(({ src }) => src === running) ?? named[0] ?? (isTag ? currentScript : null));
  return { tag, home: (running || tag?.src || document.baseURI).replace(/[?#].*/, '') };
}
