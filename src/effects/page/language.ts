import type { Language } from '../../model.ts';
import { getAttribute, parentElement } from '../../native.ts';
import { chooseLanguage } from './chooseLanguage.ts';

/** What a place on the page, or what stands around it, says that it speaks; XHTML says it as XML does. */
function spokenAt(place: Element | null): string | null | undefined {
  for (let at = place; at; at = parentElement(at)) {
    const code = getAttribute(at, 'lang') || getAttribute(at, 'xml:lang');
    if (code) return code;
  }
  return undefined;
}

/**
 * Follows the page's language, also while it changes.
 *
 * @param asked `data-lang`
 */
export function followLanguage(asked: string, shipped: readonly string[]): Language {
  const listeners: (() => void)[] = [];
  let own: string | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  new MutationObserver(tell).observe(document, { attributeFilter: ['lang'], subtree: true });
  const at = (place: Element | null) =>
    chooseLanguage(asked === 'auto' ? [own, spokenAt(place), navigator.language] : [own, asked], shipped);
  return {
    // The banner stands in the body, which may speak for itself.
    get code() {
      return at(document.body ?? document.documentElement);
    },
    at,
    set(code) {
      own = code;
      tell();
    },
    subscribe: listener => listeners.push(listener),
  };
}
