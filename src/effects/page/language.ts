import type { Language } from '../../model.ts';

/**
 * The language to speak: the first candidate that says anything decides; a region counts for its language
 * (`es-MX` is `es`), and English stands in for what is not shipped.
 *
 * @param shipped codes of the shipped languages
 */
export function chooseLanguage(
  candidates: readonly (string | null | undefined)[],
  shipped: readonly string[],
): string {
  const wanted = candidates.find(Boolean)?.toLowerCase().split(/[-_]/)[0] ?? '';
  return shipped.includes(wanted) ? wanted : 'en';
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
    chooseLanguage(
      asked === 'auto'
        ? [own, place?.closest<HTMLElement>('[lang]:not([lang=""])')?.lang, navigator.language]
        : [own, asked],
      shipped,
    );
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
