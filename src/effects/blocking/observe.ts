import { DECLARATION, HELD } from '../../catalog/selectors.ts';
import type { Consent } from '../../model.ts';
import { firstElementChild, localName, matches, nodeType, querySelectorAll } from '../../native.ts';
import { isAllGranted } from '../../policy/policy.ts';
import { ADDRESSES, LOADERS } from './kinds.ts';
import { MARKS } from './requirement.ts';

/** What became of an element that could have to wait. */
export type State = 'held' | 'released';

export interface Observer {
  /** All that is in the document now and could have to wait. */
  all(): readonly Element[];
  /** Looks at once at what has come so far. */
  flush(): void;
  /** Looks into a tree of its own, a shadow root, from now on. */
  watch(root: Node): void;
}

/** Most elements of most pages: the browser is done with them at once. */
const LOADS = `:not(div,p,a,span,li,td):is(template,${LOADERS})`;

const MARKED = `${MARKS},[${HELD}]`;

/** What is marked, each kind by itself: Chromium finds one kind ten times as fast as all in a list. */
const EACH_MARKED = [...MARKED.split(',').map(mark => mark + LOADS), DECLARATION];

/** Without any of these there is nothing that an element could load; what is parked is held. */
const ADDRESSED = `script,${ADDRESSES.map(name => `[${name.replace('xlink:', '*|')}]`)},${MARKED}`;

const OPTIONS = { childList: true, subtree: true, attributeFilter: [...ADDRESSES, 'type', 'rel'] };

/** So many changes at once, and the whole page is asked instead of each of them, if that is not much more. */
const MANY = 100;

/** How long we rest between two looks at a page that nothing is held on, in milliseconds. */
const REST = 16;

/**
 * Finds what could have to wait: what the page has, and what comes to it. While everything is granted only what the
 * page marked is looked at, once a frame, and what is not held has to be asked about its new address: links, for their
 * `rel`.
 *
 * @param stateOf what became of an element that was found before; a new address on one that is held is somebody's doing
 * @param found gets what has come; `isNew`: it was inserted, not merely written to
 */
export function createObserver(
  consent: Consent,
  holdsUnmarked: boolean,
  stateOf: (element: Element) => State | undefined,
  found: (elements: ReadonlySet<Element>, isNew: boolean) => void,
): Observer {
  let selector = '';
  let isCalm = false;
  let isResting = false;
  const all = () => querySelectorAll(document, selector);

  const look = (records: readonly MutationRecord[]) => {
    let written: Set<Element> | undefined;
    const inserted = new Set<Element>();
    const everything = records.length > MANY ? all() : undefined;
    if (everything && everything.length < 2 * records.length)
      for (let i = 0; i < everything.length; i++) inserted.add(everything[i] as Element);
    else
      for (let i = 0; i < records.length; i++) {
        const record = records[i] as MutationRecord;
        const { attributeName } = record;
        if (attributeName) {
          const element = record.target as Element;
          if (stateOf(element) === 'held' || (attributeName === 'rel' && matches(element, LOADS)))
            written = (written ?? new Set()).add(element);
          continue;
        }
        const { addedNodes } = record;
        for (let at = 0; at < addedNodes.length; at++) {
          const node = addedNodes[at] as Node;
          if (nodeType(node) !== 1) {
            // The code of a script may come after the script.
            const { target } = record;
            if (nodeType(target) === 1 && localName(target as Element) === 'script')
              inserted.add(target as Element);
            continue;
          }
          if (matches(node as Element, selector)) inserted.add(node as Element);
          if (!firstElementChild(node as Element)) continue;
          for (const element of querySelectorAll(node, selector)) inserted.add(element);
        }
      }
    found(inserted, true);
    if (written) found(written, false);
  };
  const isNew = (element: Element) => !stateOf(element);

  const observe = () => {
    isResting = false;
    observer.observe(document, OPTIONS);
  };
  const wake = () => {
    if (!isResting) return;
    observe();
    if (EACH_MARKED.some(one => querySelectorAll(document, one).some(isNew)))
      found(new Set(all().filter(isNew)), true);
  };
  const observer = new MutationObserver(records => {
    look(records);
    if (!isCalm) return;
    // Pages make thousands of changes in a frame: here nothing hangs on the moment.
    isResting = true;
    observer.disconnect();
    setTimeout(wake, REST);
  });
  const update = () => {
    isCalm = isAllGranted(consent);
    selector = `${LOADS}:is(${holdsUnmarked && !isCalm ? ADDRESSED : MARKED}),${DECLARATION}`;
    // Whoever asks for all at a choice sees what came while we rested.
    if (!isCalm) observe();
  };
  update();
  observe();
  // Before whoever asks for all at a choice.
  consent.subscribe(update);

  const elsewhere = new MutationObserver(look);
  return {
    all,
    flush: () => {
      look(observer.takeRecords());
      wake();
    },
    watch: root => elsewhere.observe(root, OPTIONS),
  };
}
