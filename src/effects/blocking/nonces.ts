import type { Report } from '../../problems.ts';

/** Whether the page's own policy would have run a script: we run nothing else. */
export interface Nonces {
  /** A script of the page's made it: a policy trusts it without a nonce (`'strict-dynamic'`). */
  noteScripted(element: Element): void;
  isTrusted(script: HTMLScriptElement): boolean;
}

/** @param nonce the tag's own: with one, markup runs only what carries it; empty: it is not asked for */
export function createNonces(nonce: string, report: Report): Nonces {
  const scripted = new WeakSet<Element>();
  return {
    noteScripted: element => nonce && scripted.add(element),
    isTrusted(script) {
      if (!nonce || script.nonce === nonce || scripted.has(script)) return true;
      report('nonce', script);
      return false;
    },
  };
}
