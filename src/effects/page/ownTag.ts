/** The page's own tag, and where the file is that runs. */
export interface OwnTag {
  /** `null`: module code of the site imported the file, so that there are no attributes. */
  tag: HTMLScriptElement | null;
  /** The address of `hallpass.js` itself: the other files lie beside it. */
  home: string;
  /** Whether the tag runs our file as it was built: no optimizer has put other code behind it. */
  isAlone: boolean;
}

/** Types of scripts that a browser runs: what somebody planted under another never was ours. */
const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;

/** Whether an address is of a file of our name: `my-hallpass-buttons.js` is the school's own. */
const isOurs = (address: string) => /\/hallpass(\.standalone)?\.js$/.test(address.replace(/[?#].*/, ''));

/**
 * The address of the code that runs, as an error tells it: a module that is imported has no tag, and a tag's `src` is
 * resolved anew by a `<base>` that comes after it. To find the line it stands on, the browser reads the whole file again.
 */
const running = (): string => /[\s@(](\w+:\/\/\S+?)(:\d+)+\)?$/m.exec(`${new Error().stack}`)?.[1] ?? '';

/**
 * Finds the tag: the current script; where there is none, as in a module, the first that runs a file of our name,
 * before all others the one with this very address.
 *
 * To be called while the file runs for the first time: later there is no current script.
 */
export function ownTag(): OwnTag {
  const { currentScript } = document;
  const isTag = currentScript instanceof HTMLScriptElement;
  const isNamed = isTag && !!currentScript.src;
  const address = isNamed && !document.querySelector('base') ? currentScript.src : running();
  const named = isNamed
    ? []
    : [...document.querySelectorAll<HTMLScriptElement>('script[src]:not([nomodule])')].filter(
        ({ type, src }) => RUNS.test(type) && isOurs(src),
      );
  const tag = isNamed
    ? currentScript
    : (named.find(({ src }) => src === address) ?? named[0] ?? (isTag ? currentScript : null));
  return {
    tag,
    home: (address || tag?.src || document.baseURI).replace(/[?#].*/, ''),
    isAlone: isNamed && isOurs(currentScript.src),
  };
}

/**
 * Starts the gate: where the file is alone in its tag, right behind it, before anything else on the page runs
 * (https://html.spec.whatwg.org/#clean-up-after-running-script); else at once. Chromium notes which line asks for
 * `document.cookie`, and to find it reads again all functions that run at that moment: behind the tag, the whole file
 * is none of them, which saves 5 ms. `await` needs nothing that a page could have replaced.
 */
export async function startGateOf({ isAlone }: OwnTag, start: () => void): Promise<void> {
  if (isAlone) await null;
  start();
}
