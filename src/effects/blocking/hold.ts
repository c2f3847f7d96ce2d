import { isCategory } from '../../catalog/categories.ts';
import { DECLARATION } from '../../catalog/hooks.ts';
import type { Consent, Mark, Report, Tell } from '../../model.ts';
import type { Judge } from '../../policy/judge.ts';
import { isParsed, whenParsed } from '../page/whenParsed.ts';
import {
  addressesIn,
  BLANK,
  isExecutable,
  LOADING,
  liveAddresses,
  makeExecutable,
  makeInert,
  makeLive,
  setAside,
  write,
} from './inert.ts';
import { lookOut } from './lookOut.ts';
import { HELD, isLoader, isWaiting, MARKS } from './mark.ts';
import { createMissing } from './missing.ts';
import { createScriptQueue } from './scriptQueue.ts';
import { createVerdicts } from './verdicts.ts';

/** Holds and releases elements: the ones that the page marked, and the services' that nobody marked. */
export interface Hold {
  /** What is held and can be seen to be missing: frames, objects, scripts of widgets; and, without a mark, places for the list of services. */
  readonly missing: ReadonlyMap<Element, Mark | null>;
  /** The services that were met on this page, held or not; and whatever else markup calls one. */
  readonly met: ReadonlySet<string | undefined>;
  /** `listener` hears of each change of `missing`, once for all that happens at once. */
  onMissing(listener: () => void): void;
  /** Releases an element, or all of a service, on this page alone: nothing is stored. */
  loadOnce(what: Element | string): void;
  /** Whether code of one of these categories or services ran on this page. */
  ran(names: readonly string[]): boolean;
  /**
   * Holds an element that is about to get an address; for what scripts make, before the browser loads it.
   * @returns whether it is held, and the address must not reach the element
   */
  holdsWrite(element: Element, name: string, value: unknown): boolean;
  /** Holds what must wait among elements that are in no document yet. */
  settle(elements: Iterable<Element>): void;
  /** Leaves scripts alone that the platform itself will never run: those out of `innerHTML`. */
  pass(scripts: Iterable<Element>): void;
  /** Looks into a shadow root from now on. */
  watch(root: Node): void;
  /** What a request to an address waits for; `null` if it may leave. */
  holdsRequest(address: string): Mark | null;
}

const isScript = (element: Element) => element instanceof HTMLScriptElement;

/** Whether it is in the page's hand, or in a tree of its own: at the next choice it is not found there. */
const isLoose = (element: Element) =>
  element.ownerDocument === document && element.getRootNode() !== document;

/** How many held elements outside of the document are remembered. */
const MOST_LOOSE = 1000;

/**
 * @param candidates finds what could have to wait
 * @param judge what an unmarked address waits for; `undefined`: marked elements alone are held
 */
export function holdElements(
  consent: Consent,
  judge: Judge | undefined,
  candidates: string,
  isWidget: (service: string) => boolean,
  report: Report,
  note: Tell,
): Hold {
  /** While we look at what was there before us. */
  let isStart = true;
  const states = new WeakMap<Element, 'held' | 'released'>();
  const loose = new Set<Element>();
  const unfinished = new Set<Element>();
  const ran = new Set<string>();
  const runScripts = createScriptQueue(report);
  const { met, markOf, judged, holdsRequest, permits, permitOnce } = createVerdicts(consent, judge);
  const { missing, onMissing, miss, find } = createMissing();

  /** The first of several addresses that is to wait. */
  const blamed = (addresses: readonly string[]) => addresses.find(holdsRequest) ?? addresses.find(judged);

  /** What is wrong with an element's marking. */
  const inspect = (element: Element, { categories }: Mark) => {
    if (categories.some(word => !isCategory(word))) report('category', element);
    if (element instanceof HTMLScriptElement) {
      if (isExecutable(element)) report('executable', element);
    } else if (liveAddresses(element)[0]) {
      report('live', element);
    }
  };

  const noteCode = ({ categories, service = '' }: Mark) => {
    for (const name of [...categories, service]) for (const either of name.split('|')) ran.add(either);
  };

  const release = (element: Element, mark: Mark, wasHeld: boolean): HTMLScriptElement[] => {
    if (element instanceof HTMLScriptElement) {
      noteCode(mark);
      // Anything but these is a block of data that happens to be marked, or runs by itself.
      return isWaiting(element) ? [element] : [];
    }
    if (element instanceof HTMLTemplateElement) {
      const scripts = [...element.content.querySelectorAll('script')].filter(script => !markOf(script));
      for (const script of scripts) {
        makeInert(script, () => true);
        // Seen again when it is inserted: it must not be queued twice.
        states.set(script, 'released');
      }
      if (scripts[0]) noteCode(mark);
      // The nodes themselves, not a copy: scripts of a clone would be strangers to Trusted Types.
      element.replaceWith(element.content);
      return scripts;
    }
    if (wasHeld) makeLive(element);
    return [];
  };

  /** Brings one element to the state that it should have now; gives back the scripts that are to run. */
  const settleOne = (element: Element): HTMLScriptElement[] => {
    // Most elements have no mark; to look for each of its words takes longer than to ask for them all.
    const own = element.matches(MARKS) ? markOf(element) : null;
    const waits = element.getAttribute(HELD);
    const lazy = element.tagName === 'IFRAME' ? element.getAttribute('data-src') : null;
    const address =
      waits ?? (own || !isLoader(element) ? undefined : blamed([...liveAddresses(element), lazy ?? '']));
    const mark = own ?? judged(address);
    if (element.matches(DECLARATION)) miss(element, null);
    if (!mark) return [];
    const state = states.get(element);
    if (own && !state) inspect(element, own);
    if (!permits(mark, element)) {
      // What ran can't be taken back; the rest can.
      if (state === 'released' && element.isConnected && /^(SCRIPT|TEMPLATE)$/.test(element.tagName))
        return [];
      if (state !== 'held') note('held', element, mark, address);
      if (isStart && !own) report('early', element);
      isStart &&= !!own;
      states.set(element, 'held');
      if (isLoose(element)) loose.add(element);
      if (!own && waits === null) {
        write(element, HELD, address as string);
        // Lazysizes does not write `src`: it sends the frame there, which nobody can hold.
        if (lazy) {
          setAside(element, 'src', lazy);
          element.removeAttribute('data-src');
        }
      }
      makeInert(element, addresses => own || addresses.some(holdsRequest));
      if (
        element.ownerDocument === document &&
        (/^(IFRAME|OBJECT|EMBED)$/.test(element.tagName) ||
          (isScript(element) && isWidget(mark.service ?? '')))
      )
        miss(element, mark);
      return [];
    }
    if (state === 'released') return [];
    // The rest of its content is still on its way: half a script must not run, half a template would stay half.
    if (!isParsed(element)) {
      unfinished.add(element);
      return [];
    }
    states.set(element, 'released');
    if (!isLoose(element)) loose.delete(element);
    find(element);
    note('released', element, mark);
    return release(element, mark, !!own || waits !== null || state === 'held');
  };

  const settle = (elements: Iterable<Element>) => {
    const due = new Set([...unfinished, ...elements]);
    unfinished.clear();
    const scripts = [...due].flatMap(settleOne);
    if (scripts[0]) runScripts(scripts);
  };

  const { all, watch } = lookOut(
    candidates,
    element => states.get(element) === 'held',
    elements => {
      if (elements.size + unfinished.size) settle(elements);
    },
  );
  const update = () => settle([...all(), ...loose]);
  update();
  isStart = false;
  whenParsed(() => settle([]));
  consent.subscribe(update);

  return {
    missing,
    met,
    onMissing,
    loadOnce(what) {
      permitOnce(what);
      update();
    },
    ran: names => names.some(name => ran.has(name)),
    holdsRequest,
    settle,
    pass(scripts) {
      for (const script of scripts) states.set(script, 'released');
    },
    watch,
    holdsWrite(element, name, value) {
      if (!LOADING.includes(name) || !isLoader(element)) return false;
      const address = String(value);
      const held = states.get(element) === 'held';
      // Emptied, or given back what it seems to have, as players are stopped: no other address.
      if (held && /^($|#|about:|undefined$|null$)/.test(address)) return true;
      const blame = addressesIn(name, address).find(holdsRequest);
      const mark = (held && markOf(element)) || judged(blame);
      if (!mark || permits(mark, element)) {
        const aside = `data-consent-${name}`;
        if (held && (element.hasAttribute(aside) || element.hasAttribute(name))) {
          // What was held is replaced by something that need not wait.
          element.removeAttribute(aside);
          if (isScript(element)) makeExecutable(element);
          element.removeAttribute(HELD);
          states.delete(element);
          find(element);
        }
        return false;
      }
      // The page's Trusted Types have their say first: what they refuse throws here, as it would there.
      if (isScript(element) || name === 'srcdoc')
        write(document.createElement(element.localName), name, value as string);
      if (!held) note('held', element, mark, blame);
      states.set(element, 'held');
      loose.add(element);
      if (loose.size > MOST_LOOSE) loose.delete(loose.values().next().value as Element);
      if (!markOf(element)) write(element, HELD, blame as string);
      setAside(element, name, address);
      // So that it reads as one that the parser made.
      if (name === 'src' && element.localName === 'iframe') write(element, name, BLANK);
      makeInert(element, addresses => addresses.some(holdsRequest));
      return true;
    },
  };
}
