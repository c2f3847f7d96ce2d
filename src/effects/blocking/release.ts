import type { Requirement } from '../../model.ts';
import {
  insertBefore,
  isConnected,
  localName,
  nextSibling,
  parentNode,
  querySelectorAll,
  removeChild,
  replaceChild,
  templateContent,
} from '../../native.ts';
import { disable, isHeld, restore } from './guards.ts';
import type { Judgement } from './judge.ts';
import { isExecutable, isPlainText, kindOf } from './kinds.ts';
import { keepPromises } from './promises.ts';

export const isScript = (element: Element): element is HTMLScriptElement => localName(element) === 'script';

/** Whether it shows a page of its own. */
export const isFrameLike = (element: Element): boolean => /^(iframe|object|embed)$/.test(localName(element));

/** Takes an element out of its place, changes it, and puts it back: no entry in the history, and one request. */
export function inHand(element: Element, change: () => void): void {
  const parent = isConnected(element) ? parentNode(element) : null;
  const next = nextSibling(element);
  if (parent) removeChild(parent, element);
  change();
  if (parent) insertBefore(parent, element, next);
}

export interface Release {
  /** Lets an element load; of scripts it gives back those that are to run in their turn. */
  release(element: Element, judgement: Judgement): HTMLScriptElement[];
  /** Gives an element what is its own, so that it loads. */
  giveBack(element: Element, isMarked: boolean): void;
  /** Whether code of one of these categories or services ran on this page. */
  ran(names: readonly string[]): boolean;
}

/**
 * @param isTrusted whether the page's own policy would have run a script
 * @param isMarked whether the page marked a script within a marked template by itself
 * @param queued hears of scripts that run in their turn, and are not to be queued twice
 */
export function createRelease(
  isTrusted: (script: HTMLScriptElement) => boolean,
  isMarked: (script: HTMLScriptElement) => boolean,
  queued: (script: HTMLScriptElement) => void,
): Release {
  const names = new Set<string>();
  const noteCode = ({ categories, service }: Requirement) => {
    for (const anyOf of categories) for (const one of anyOf) names.add(one);
    if (service) names.add(service);
  };

  const giveBack = (element: Element, isMarked: boolean) => {
    const give = () => {
      restore(element);
      if (isMarked) keepPromises(element);
    };
    // These ask again only where they come anew.
    if (isFrameLike(element)) inHand(element, give);
    else give();
  };

  /** The nodes themselves, not a copy: scripts of a clone would be strangers to Trusted Types. */
  const open = (template: HTMLTemplateElement): HTMLScriptElement[] => {
    const content = templateContent(template);
    const scripts = querySelectorAll<HTMLScriptElement>(content, 'script').filter(
      script => !isMarked(script) && isExecutable(script.type),
    );
    for (const script of scripts) {
      const kind = kindOf(script);
      if (kind) disable(script, kind, () => true);
      queued(script);
    }
    const parent = parentNode(template);
    if (parent) replaceChild(parent, content, template);
    return scripts.filter(isTrusted);
  };

  return {
    giveBack,
    ran: wanted => wanted.some(name => names.has(name)),
    release(element, { requirement, mark }) {
      const wasHeld = isHeld(element);
      if (isScript(element)) {
        noteCode(requirement);
        // Anything else is a block of data that happens to be marked, or runs by itself.
        return (wasHeld || (mark && isPlainText(element.type))) && isTrusted(element) ? [element] : [];
      }
      if (element instanceof HTMLTemplateElement) {
        const scripts = open(element);
        if (scripts[0]) noteCode(requirement);
        return scripts;
      }
      if (wasHeld || mark) giveBack(element, !!mark);
      // A media element chose its source before it had one.
      const parent = parentNode(element);
      if (localName(element) === 'source' && parent instanceof HTMLMediaElement) parent.load();
      return [];
    },
  };
}
