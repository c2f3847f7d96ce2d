import { isCategory } from '../catalog/categories.ts';
import type { Consent, Report } from '../model.ts';
import { isExecutable, isLive, makeInert, makeLive } from './inert.ts';
import { MARKED, type Mark, markOf } from './mark.ts';
import { createScriptQueue } from './scriptQueue.ts';

/** Holds and releases the elements that the page marked. */
export interface Marked {
  /** Whether code of one of these categories or services ran on this page. */
  ran(names: readonly string[]): boolean;
}

export function holdMarked(consent: Consent, report: Report): Marked {
  const states = new WeakMap<Element, 'held' | 'released'>();
  const ran = new Set<string>();
  const runScripts = createScriptQueue(report);

  /** What is wrong with an element's marking. */
  const inspect = (element: Element, { categories }: Mark) => {
    if (categories.some(word => !isCategory(word))) report('category', element);
    if (element instanceof HTMLScriptElement) {
      if (isExecutable(element)) report('executable', element);
    } else if (isLive(element)) {
      report('live', element);
    }
  };

  const release = (element: Element, { categories, service }: Mark): HTMLScriptElement[] => {
    if (element instanceof HTMLScriptElement) {
      for (const name of [...categories, service ?? '']) ran.add(name);
      // Anything but these is a block of data that happens to be marked.
      return /^(text\/plain|opt-in)$/i.test(element.type) ? [element] : [];
    }
    if (element instanceof HTMLTemplateElement) {
      const scripts = [...element.content.querySelectorAll('script')].filter(script => !markOf(script));
      for (const script of scripts) makeInert(script);
      if (scripts[0]) for (const name of [...categories, service ?? '']) ran.add(name);
      // The nodes themselves, not a copy: scripts of a clone would be strangers to Trusted Types.
      element.replaceWith(element.content);
      return scripts;
    }
    makeLive(element);
    return [];
  };

  /** Brings one element to the state that it should have now; gives back the scripts that are to run. */
  const settle = (element: Element): HTMLScriptElement[] => {
    const mark = markOf(element) as Mark;
    const state = states.get(element);
    if (!state) inspect(element, mark);
    if (!consent.permits(mark.categories, mark.service)) {
      // What ran can't be taken back; the rest can.
      if (state === 'released' && /^(SCRIPT|TEMPLATE)$/.test(element.tagName)) return [];
      states.set(element, 'held');
      makeInert(element);
      return [];
    }
    if (state === 'released') return [];
    states.set(element, 'released');
    return release(element, mark);
  };

  const settleAll = (elements: Iterable<Element>) => {
    const scripts = [...elements].flatMap(settle);
    if (scripts[0]) runScripts(scripts);
  };

  new MutationObserver(records => {
    const elements = new Set<Element>();
    for (const { target, addedNodes, attributeName } of records) {
      // A lazy loader wrote `src` onto something that is held.
      if (attributeName && states.get(target as Element) === 'held') elements.add(target as Element);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(MARKED)) elements.add(node);
        for (const element of node.querySelectorAll(MARKED)) elements.add(element);
      }
    }
    if (elements.size) settleAll(elements);
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['src', 'srcset', 'href', 'poster', 'data', 'type'],
  });

  const update = () => settleAll(document.querySelectorAll(MARKED));
  update();
  consent.subscribe(update);
  return { ran: names => names.some(name => ran.has(name)) };
}
