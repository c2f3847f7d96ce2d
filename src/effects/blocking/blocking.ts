/**
 * The life of a held element.
 *
 * 1. It comes: the observer sees what the parser made (`observe.ts`), a wrapped function what a script makes (`intercept/`).
 * 2. `judge` asks what it requires: by the page's own mark and by its addresses (`requirement.ts`); once, and passes it on.
 * 3. `sync`: nothing required, it is left alone; allowed (`permissions.ts`), it is released; else it is blocked.
 * 4. `block` puts a guard beside the address (`guards.ts`): the browser passes over it, and it stays where the page put it.
 * 5. The page reads what it wrote, and what it writes is obeyed, past the guard (`intercept/`).
 * 6. It answers as a request that failed (`failure.ts`); a frame shows its placeholder (`heldEmbeds.ts`, `ui/placeholder`).
 * 7. A choice, or *Load this once*: `sync` again, for all that is held.
 * 8. `release` takes the guard away: pictures load at once, frames in slices (`frames.ts`), scripts one after the other,
 *    in the order of the document (`scripts.ts`), each once ever.
 * 9. Withdrawn: `sync` again. What ran stays; all else is blocked as before.
 */
import { isCategory } from '../../catalog/categories.ts';
import { DECLARATION } from '../../catalog/hooks.ts';
import type { Consent, HeldEmbed, Report, Requirement, Tell } from '../../model.ts';
import {
  getAttribute,
  getRootNode,
  insertBefore,
  isConnected,
  localName,
  matches,
  nextSibling,
  parentNode,
  querySelectorAll,
  removeChild,
  replaceChild,
  templateContent,
} from '../../native.ts';
import type { ClassifyUrl } from '../../policy/classifyUrl.ts';
import { isParsed, whenParsed } from '../page/whenParsed.ts';
import { addressesIn } from './addresses.ts';
import { answer, loadsOnInsertion } from './failure.ts';
import { createFrameQueue } from './frames.ts';
import { disable, isHeld, restore, writtenValue } from './guards.ts';
import { createHeldEmbeds } from './heldEmbeds.ts';
import { isExecutable, isPlainText, kindOf } from './kinds.ts';
import { createObserver } from './observe.ts';
import { createPermissions } from './permissions.ts';
import { keepPromises, promised } from './promises.ts';
import { createRequirementOfUrl, isOfThisPage, MARKS, requirementOfMark } from './requirement.ts';
import { createScriptQueue } from './scripts.ts';

/** Holds and releases elements: the ones that the page marked, and the services' that nobody marked. */
export interface Blocking {
  /** What is held and can be seen to be missing; and, with `null`, places for the list of services. */
  readonly missing: ReadonlyMap<Element, HeldEmbed | null>;
  /** The services that were met on this page, held or not; and whatever else markup calls one. */
  readonly met: ReadonlySet<string | undefined>;
  /** `listener` hears of each change of `missing`, once for all that happens at once. */
  onMissing(listener: () => void): void;
  /** Releases an element, or all of a service, on this page alone: nothing is stored. */
  loadOnce(what: Element | string): void;
  /** Whether code of one of these categories or services ran on this page. */
  ran(names: readonly string[]): boolean;
  /** What a request to an address waits for; `null` if it may leave. */
  blocksRequest(address: string): Requirement | null;
  /**
   * Blocks an element of a script's, if what it is about to have must wait.
   * @param value of the attribute `name`, about to be written; without one, the element as it is
   * @returns whether it is held
   */
  blockBefore(element: Element, name?: string, value?: string): boolean;
  /** Brings an element to the state that it should have now, after a script wrote to it. */
  sync(element: Element): void;
  /** Leaves a script alone that the platform itself will never run: one out of `innerHTML`. */
  ignore(script: Element): void;
  /** Looks into a shadow root from now on. */
  watch(root: Node): void;
}

/** What an element requires, and why. */
interface Judgement {
  readonly requirement: Requirement;
  /** By a mark of the page's own, in part at least. */
  readonly isMarked: boolean;
  /** The address that requires it, if one does. */
  readonly address: string | undefined;
  /** The service at that address. */
  readonly service: string | undefined;
}

/** Nothing is known of it but that it may not load. */
const UNKNOWN: Requirement = { categories: [''], service: undefined };

const isScript = (element: Element): element is HTMLScriptElement => localName(element) === 'script';

/** Whether it is in the page's hand, or in a tree of its own: at the next choice it is not found there. */
const isDetached = (element: Element) => isOfThisPage(element) && getRootNode(element) !== document;

/** How many held elements outside of the document are remembered. */
const MOST_DETACHED = 1000;

/** Takes an element out of its place, changes it, and puts it back: no entry in the history, and one request. */
function inHand(element: Element, change: () => void): void {
  const parent = isConnected(element) ? parentNode(element) : null;
  const next = nextSibling(element);
  if (parent) removeChild(parent, element);
  change();
  if (parent) insertBefore(parent, element, next);
}

/**
 * @param classify what an address requires
 * @param holdsUnmarked whether what nobody marked is held
 * @param isWidget whether the absence of a service's script can be seen
 * @param nonce the tag's own: with one, markup runs only what carries it, as the page's policy has it
 */
export function createBlocking(
  consent: Consent,
  classify: ClassifyUrl,
  holdsUnmarked: boolean,
  isWidget: (service: string) => boolean,
  nonce: string,
  report: Report,
  note: Tell,
): Blocking {
  /** While we look at what was there before us. */
  let isStart = true;
  /** What comes now is some script's doing. */
  let isPageParsed = false;
  const states = new WeakMap<Element, 'held' | 'released'>();
  const detached = new Set<Element>();
  const unfinished = new Set<Element>();
  /** What no mark of the page's holds. */
  const unmarked = new WeakSet<Element>();
  /** What scripts made: the page's policy trusts it without a nonce. */
  const scripted = new WeakSet<Element>();
  const ran = new Set<string>();
  const runScripts = createScriptQueue(report);
  const { met, isAllowed, allowOnce } = createPermissions(consent);
  const requirementOfUrl = createRequirementOfUrl(classify);
  const { embeds, onChange, add, remove } = createHeldEmbeds();

  /** The first of an element's addresses that must wait, else the first that could have to. */
  const requirementOfAddresses = (element: Element, isMarked: boolean, name?: string, value?: string) => {
    let found: (Requirement & { address: string }) | undefined;
    const kind = kindOf(element, name === 'rel' ? value : undefined);
    for (const attribute of kind?.addresses ?? []) {
      const text =
        attribute === name
          ? value
          : (writtenValue(element, attribute) ?? (isMarked ? promised(element, attribute) : null));
      for (const address of text ? addressesIn(attribute, text) : []) {
        const requirement = requirementOfUrl(address);
        if (!requirement) continue;
        if (!isAllowed(requirement)) return { ...requirement, address };
        found ??= { ...requirement, address };
      }
    }
    return found;
  };

  /** What an element requires; `name` and `value`: as it would be with them. What fails is not allowed. */
  const judge = (element: Element, name?: string, value?: string): Judgement | null => {
    try {
      const own = matches(element, MARKS) ? requirementOfMark(element, consent.policy.services) : null;
      if (!own && !holdsUnmarked) return null;
      const known = requirementOfAddresses(element, !!own, name, value);
      if (!own)
        return (
          (known && {
            requirement: known,
            isMarked: false,
            address: known.address,
            service: known.service,
          }) ??
          null
        );
      return {
        // What the catalog knows of an address is required, too, whatever the mark says.
        requirement: {
          categories: [...own.categories, ...(known?.categories ?? [])],
          service: known?.service ?? own.service,
        },
        isMarked: true,
        address: known?.address,
        service: known?.service,
      };
    } catch {
      return { requirement: UNKNOWN, isMarked: false, address: undefined, service: undefined };
    }
  };

  /** What is wrong with an element's marking. */
  const inspect = (element: Element, { requirement: { categories }, address }: Judgement) => {
    if (categories.some(word => !isCategory(word) && !/[|]|^(barred|retired)$/.test(word)))
      report('category', element);
    if (address && categories[0] === 'essential') report('not-essential', element);
    if (isScript(element)) {
      if (isExecutable(element.type)) report('executable', element);
    } else if (kindOf(element)?.addresses.some(name => writtenValue(element, name))) report('live', element);
  };

  /** What a placeholder can tell of an element that is missing. */
  const embedOf = (element: Element, { requirement, isMarked, address, service }: Judgement): HeldEmbed => {
    const own = writtenValue(element, 'src') ?? writtenValue(element, 'data');
    const asWritten = own || (isMarked ? (promised(element, 'src') ?? promised(element, 'data')) : null);
    return {
      ...requirement,
      service: address || asWritten ? service : requirement.service,
      address: asWritten ?? undefined,
    };
  };

  /** @param name what is about to be written, and waits; the `value` of a link's `rel` makes it another kind */
  const block = (element: Element, judgement: Judgement, name?: string, value?: string) => {
    const { requirement, isMarked, address } = judgement;
    if (states.get(element) !== 'held') note('held', element, requirement, isMarked ? undefined : address);
    const before = states.get(element);
    states.set(element, 'held');
    if (isMarked) unmarked.delete(element);
    else unmarked.add(element);
    if (!isMarked && !loadsOnInsertion(element) && (name || before !== 'held')) answer(element);
    if (isDetached(element)) {
      detached.add(element);
      if (detached.size > MOST_DETACHED) detached.delete(detached.values().next().value as Element);
    }
    const kind = kindOf(element, name === 'rel' ? value : undefined);
    const isFrame = localName(element) === 'iframe';
    const must = (attribute: string) =>
      attribute === name ||
      (getAttribute(element, attribute) !== null &&
        (isMarked ||
          addressesIn(attribute, writtenValue(element, attribute) ?? '').some(one => {
            const required = requirementOfUrl(one);
            return required && !isAllowed(required);
          })));
    // A marked script is plain text already, as a rule, and needs no guard.
    const isInert = isMarked && isScript(element) && isPlainText(element.type);
    const runs = isMarked && isScript(element) && isExecutable(element.type);
    if (kind && !isInert && (isFrame || runs || name || kind.addresses.some(must))) {
      // A frame that has loaded would leave an entry in the history.
      if (isFrame && before === 'released') inHand(element, () => disable(element, kind, must));
      else disable(element, kind, must);
    }
    if (
      isConnected(element) &&
      (/^(iframe|object|embed)$/.test(localName(element)) ||
        (isScript(element) && isWidget(requirement.service ?? '')))
    )
      add(element, embedOf(element, judgement));
  };

  const noteCode = ({ categories, service = '' }: Requirement) => {
    for (const name of [...categories, service]) for (const one of name.split('|')) ran.add(one);
  };

  /** Whether the page's own policy would have run a script: where the tag has a nonce, markup needs it. */
  const isTrusted = (script: HTMLScriptElement) => {
    if (!nonce || script.nonce === nonce || scripted.has(script)) return true;
    report('nonce', script);
    return false;
  };

  const give = (element: Element, isMarked: boolean) => {
    restore(element);
    if (isMarked) keepPromises(element);
  };

  /** Lets an element load or run; gives back the scripts that are to run in their turn. */
  const release = (element: Element, { requirement, isMarked }: Judgement): HTMLScriptElement[] => {
    const name = localName(element);
    const wasHeld = isHeld(element);
    if (isScript(element)) {
      noteCode(requirement);
      // Anything else is a block of data that happens to be marked, or runs by itself.
      return (wasHeld || (isMarked && isPlainText(element.type))) && isTrusted(element) ? [element] : [];
    }
    if (name === 'template') {
      const content = templateContent(element as HTMLTemplateElement);
      const scripts = querySelectorAll<HTMLScriptElement>(content, 'script').filter(
        script => !judge(script)?.isMarked && isExecutable(script.type),
      );
      for (const script of scripts) {
        disable(script, kindOf(script) as never, () => true);
        // Seen again when it is inserted: it must not be queued twice.
        states.set(script, 'released');
      }
      if (scripts[0]) noteCode(requirement);
      // The nodes themselves, not a copy: scripts of a clone would be strangers to Trusted Types.
      const parent = parentNode(element);
      if (parent) replaceChild(parent, content, element);
      return scripts.filter(isTrusted);
    }
    if (!wasHeld && !isMarked) return [];
    if (/^(iframe|object|embed)$/.test(name)) inHand(element, () => give(element, isMarked));
    else give(element, isMarked);
    // A media element chose its source before it had one.
    const parent = parentNode(element);
    if (name === 'source' && parent instanceof HTMLMediaElement) parent.load();
    return [];
  };

  const releaseFrame = (frame: Element) => {
    const judgement = judge(frame);
    if (states.get(frame) !== 'held') return;
    if (judgement && !isAllowed(judgement.requirement, frame)) return;
    states.set(frame, 'released');
    remove(frame);
    if (judgement) {
      note('released', frame, judgement.requirement);
      release(frame, judgement);
    } else inHand(frame, () => give(frame, false));
  };
  const releaseFrames = createFrameQueue(releaseFrame);

  /** Brings one element to the state that it should have now; adds what is to run or load in its turn. */
  const syncOne = (element: Element, scripts: HTMLScriptElement[], frames: Element[]): void => {
    if (matches(element, DECLARATION)) add(element, null);
    const judgement = judge(element);
    const state = states.get(element);
    if (!judgement) {
      // The page has given it another address, or none.
      if (state !== 'released' && isHeld(element)) {
        states.delete(element);
        remove(element);
        restore(element);
      }
      return;
    }
    const { requirement, isMarked } = judgement;
    if (isMarked && !state) inspect(element, judgement);
    if (!isAllowed(requirement, element)) {
      // What ran can't be taken back; the rest can.
      if (state === 'released' && isConnected(element) && /^(script|template)$/.test(localName(element)))
        return;
      if (isStart && !isMarked) report('early', element);
      block(element, judgement);
      return;
    }
    if (state === 'released') return;
    // The rest of its content is still on its way: half a script must not run, half a template would stay half.
    if (!isParsed(element)) {
      unfinished.add(element);
      return;
    }
    if (localName(element) === 'iframe' && state === 'held' && isConnected(element)) {
      frames.push(element);
      return;
    }
    note('released', element, requirement);
    states.set(element, 'released');
    if (!isDetached(element)) detached.delete(element);
    remove(element);
    scripts.push(...release(element, judgement));
  };

  /** @param isNew inserted just now */
  const syncAll = (elements: Iterable<Element>, isNew = false) => {
    const scripts: HTMLScriptElement[] = [];
    const frames: Element[] = [];
    const due = new Set([...unfinished, ...elements]);
    unfinished.clear();
    for (const element of due) {
      if (isNew && isPageParsed && !states.has(element)) scripted.add(element);
      syncOne(element, scripts, frames);
    }
    if (scripts[0]) runScripts(scripts);
    if (frames[0]) releaseFrames(frames);
  };

  const { all, flush, watch } = createObserver(
    consent,
    holdsUnmarked,
    element => states.get(element) === 'held' || isHeld(element),
    (elements, isNew) => {
      if (elements.size + unfinished.size) syncAll(elements, isNew);
      for (const element of isNew ? elements : [])
        if (isHeld(element) && unmarked.has(element) && loadsOnInsertion(element)) answer(element);
    },
  );
  const update = () => syncAll([...all(), ...detached]);
  update();
  isStart = false;
  whenParsed(() => {
    flush();
    isPageParsed = true;
    syncAll([]);
  });
  consent.subscribe(update);

  return {
    missing: embeds,
    met,
    onMissing: onChange,
    loadOnce(what) {
      allowOnce(what);
      update();
    },
    ran: names => names.some(name => ran.has(name)),
    blocksRequest(address) {
      const requirement = holdsUnmarked ? requirementOfUrl(address) : null;
      return requirement && !isAllowed(requirement) ? requirement : null;
    },
    blockBefore(element, name, value) {
      const judgement = judge(element, name, value);
      if (!judgement || isAllowed(judgement.requirement, element)) return false;
      scripted.add(element);
      block(element, judgement, name, value);
      return true;
    },
    sync: element => syncAll([element]),
    ignore: script => states.set(script, 'released'),
    watch,
  };
}
