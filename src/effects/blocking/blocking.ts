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
 * 8. `release` takes the guard away: pictures load at once, frames in slices, lazy ones once they are near (`frames.ts`), scripts in order, once (`scripts.ts`).
 * 9. Withdrawn: `sync` again. What ran stays; all else is blocked as before.
 */

import type { Catalog } from '../../catalog/catalog.ts';
import { DECLARATION } from '../../catalog/selectors.ts';
import type { Gate } from '../../interfaces.ts';
import type { Consent, Requirement } from '../../model.ts';
import { getAttribute, isConnected, localName, matches } from '../../native.ts';
import type { ClassifyUrl } from '../../policy/classifyUrl.ts';
import type { Report, Trace } from '../../problems.ts';
import { isParsed, whenParsed } from '../page/whenParsed.ts';
import { createDetached } from './detached.ts';
import { answer, clearedScripts, loadsOnInsertion } from './failure.ts';
import { createFrameQueue } from './frames.ts';
import { disable, isHeld, restore } from './guards.ts';
import { createHeldEmbeds, isMissed } from './heldEmbeds.ts';
import { createInlineCode, type Late } from './inlineCode.ts';
import { inspectMark, inspectSource } from './inspectMark.ts';
import { createJudge, embedOf, type Judgement } from './judge.ts';
import { isExecutable, isPlainText, kindOf } from './kinds.ts';
import { createNonces } from './nonces.ts';
import { createObserver, type State } from './observe.ts';
import { createPermissions } from './permissions.ts';
import { createRelease, inHand, isScript } from './release.ts';
import { createRequirementOfUrl } from './requirement.ts';
import { createScriptQueue } from './scripts.ts';
import { createVendorCallbacks } from './vendorCallbacks.ts';

/** Holds and releases elements: the ones that the page marked, and the services' that nobody marked. */
export interface Blocking extends Pick<Gate, 'heldEmbeds' | 'met' | 'strangers' | 'loadOnce' | 'ran'> {
  /** `listener` hears of each change of `heldEmbeds`, once for all that happens at once. */
  onHeldEmbeds(listener: () => void): void;
  /** What a request to an address waits for; `null` if it may leave. */
  blocksRequest(address: string): Requirement | null;
  /**
   * Blocks an element of a script's, if what it is about to have must wait, and says so.
   * @param value of the attribute `name`, about to be written; without one, the element as it is
   */
  blockBefore(element: Element, name?: string, value?: string): boolean;
  /** Brings an element to the state that it should have now, after a script wrote to it. */
  sync(element: Element): void;
  /** Leaves a script alone that no browser will ever run: one out of `innerHTML`. */
  ignore(script: Element): void;
  /** Looks into a shadow root from now on. */
  watch(root: Node): void;
}

/**
 * @param classify what an address requires
 * @param holdsUnmarked whether what nobody marked is held
 * @param nonce the tag's own: with one, markup runs only what carries it, as the page's policy has it
 * @param late hears of what a released script made too late for code of the page's
 */
export function createBlocking(
  consent: Consent,
  classify: ClassifyUrl,
  holdsUnmarked: boolean,
  catalog: Pick<Catalog, 'widgets' | 'globals' | 'kinds'>,
  nonce: string,
  report: Report,
  trace: Trace,
  late: Late,
): Blocking {
  /** While we look at what was there before us. */
  let isStart = true;
  /** What comes now is some script's doing. */
  let isPageParsed = false;
  const states = new WeakMap<Element, State>();
  const detached = createDetached();
  const unfinished = new Set<Element>();
  /** What no mark of the page's holds. */
  const unmarked = new WeakSet<Element>();
  const { met, isAllowed, allowOnce } = createPermissions(consent);
  const strangers = new Set<string>();
  const requirementOfUrl = createRequirementOfUrl(classify, strangers, trace);
  const answerFor = createVendorCallbacks();
  const code = createInlineCode(catalog, report, late);
  const runScripts = createScriptQueue(report, code.lookAgain);
  const { embeds, onChange, add, remove } = createHeldEmbeds();
  const { judge, mustWait } = createJudge(
    consent.policy.services,
    requirementOfUrl,
    isAllowed,
    holdsUnmarked,
    code.requirementOf,
  );
  const { noteScripted, isTrusted } = createNonces(nonce, report);
  const { release, giveBack, ran } = createRelease(
    isTrusted,
    script => judge(script)?.mark !== undefined,
    script => states.set(script, 'released'),
  );

  /** Puts the guard on, where something of the element would load; `name` and `value`: as for `block`. */
  const guard = (element: Element, { mark }: Judgement, name?: string, value?: string) => {
    const kind = kindOf(element, name === 'rel' ? value : undefined);
    const must = (attribute: string) =>
      attribute === name ||
      (getAttribute(element, attribute) !== null && (!!mark || mustWait(element, attribute)));
    const isFrame = localName(element) === 'iframe';
    const runs = isScript(element) && (!mark || isExecutable(element.type));
    if (!kind || !(isFrame || runs || name || kind.addresses.some(must))) return;
    // A loaded frame would leave an entry in the history, and one that has begun may go on, in Firefox.
    const begun = !name && !isHeld(element) && getAttribute(element, 'src');
    if (isFrame && (begun || states.get(element) === 'released'))
      inHand(element, () => disable(element, kind, must));
    else disable(element, kind, must);
  };

  /** @param name what is about to be written, and waits; the `value` of a link's `rel` makes it another kind */
  const block = (element: Element, judgement: Judgement, name?: string, value?: string) => {
    const { requirement, mark, address, source } = judgement;
    const before = states.get(element);
    if (before !== 'held') trace('held', element, requirement, mark ? undefined : address);
    if (!before) inspectSource(element, judgement, catalog, report);
    if (mark) unmarked.delete(element);
    else unmarked.add(element);
    if (!mark && !loadsOnInsertion(element) && (name || before !== 'held')) answer(element);
    detached.note(element);
    const isCode = isScript(element);
    // A marked script is plain text already, as a rule, and needs no guard.
    if (!(isCode && mark && isPlainText(element.type))) guard(element, judgement, name, value);
    states.set(element, 'held');
    if (isCode) code.noteHeld(requirement);
    if (isCode && source) answerFor(source, () => states.get(element) === 'held');
    if (isConnected(element) && isMissed(element, requirement, catalog)) add(element, embedOf(judgement));
  };

  const releaseFrames = createFrameQueue(frame => {
    const judgement = judge(frame);
    if (states.get(frame) !== 'held') return;
    if (judgement && !isAllowed(judgement.requirement, frame)) return;
    states.set(frame, 'released');
    remove(frame);
    if (judgement) trace('released', frame, judgement.requirement);
    giveBack(frame, !!judgement?.mark);
  });

  /** Brings one element to the state that it should have now; adds what is to run or load in its turn. */
  const syncOne = (element: Element, scripts: HTMLScriptElement[], frames: Element[]): void => {
    if (!kindOf(element) && matches(element, DECLARATION)) add(element, null);
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
    const { requirement, mark } = judgement;
    if (!state) inspectMark(element, judgement, report);
    if (!isAllowed(requirement, element)) {
      // What ran can't be taken back; the rest can.
      if (state === 'released' && isConnected(element) && /^(script|template)$/.test(localName(element)))
        return;
      if (isStart && !mark) report('early', element);
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
    if (!state) inspectSource(element, judgement, catalog, report);
    trace('released', element, requirement);
    states.set(element, 'released');
    detached.note(element);
    remove(element);
    scripts.push(...release(element, judgement));
  };

  /** @param isNew inserted just now */
  const syncAll = (elements: ReadonlySet<Element>, isNew = false) => {
    const [scripts, frames]: [HTMLScriptElement[], Element[]] = [[], []];
    const due = unfinished.size ? new Set([...unfinished, ...elements]) : elements;
    unfinished.clear();
    for (const element of due) {
      if (isNew && isPageParsed && !states.has(element)) noteScripted(element);
      syncOne(element, scripts, frames);
    }
    if (scripts[0]) runScripts(scripts);
    if (frames[0]) releaseFrames(frames);
  };

  const { all, flush, watch } = createObserver(
    consent,
    holdsUnmarked,
    element => (isHeld(element) ? 'held' : states.get(element)),
    (elements, isNew) => {
      if (elements.size + unfinished.size) syncAll(elements, isNew);
      for (const element of isNew ? elements : [])
        if (isHeld(element) && unmarked.has(element) && loadsOnInsertion(element)) answer(element);
    },
  );
  const update = () => syncAll(new Set([...all(), ...detached.elements, ...clearedScripts()]));
  update();
  isStart = false;
  whenParsed(() => {
    flush();
    isPageParsed = true;
    syncAll(new Set());
  });
  consent.subscribe(update);

  return {
    heldEmbeds: embeds,
    met,
    strangers,
    onHeldEmbeds: onChange,
    loadOnce(what) {
      allowOnce(what);
      update();
    },
    ran,
    blocksRequest(address) {
      const requirement = holdsUnmarked ? requirementOfUrl(address) : null;
      return requirement && !isAllowed(requirement) ? requirement : null;
    },
    blockBefore(element, name, value) {
      const judgement = judge(element, name, value);
      if (!judgement || isAllowed(judgement.requirement, element)) return false;
      noteScripted(element);
      block(element, judgement, name, value);
      return true;
    },
    sync: element => syncAll(new Set([element])),
    ignore: script => states.set(script, 'released'),
    watch,
  };
}
