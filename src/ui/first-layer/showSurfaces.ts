import { REOPENS } from '../../catalog/selectors.ts';
import type { Gate, Remains, Surface, Surfaces } from '../../interfaces.ts';
import { activeElement, addEventListener, body } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { replaceContent } from '../replaceContent.ts';
import type { Build, SurfaceValues } from './createBuilder.ts';
import { addPlace, createRoot } from './createRoot.ts';
import { keepAtPageEnd } from './keepAtPageEnd.ts';
import { keepBesideBody } from './keepBesideBody.ts';
import { keepInFront } from './keepInFront.ts';
import { createMessages } from './messages.ts';
import { reserveSpace } from './reserveSpace.ts';
import { whatCameBefore, whatCameOf } from './whatCameOf.ts';

/**
 * Shows the banner while the visitor must be asked, a message after each choice, and a way back to it where the page
 * has none.
 *
 * @param left what the last sweep could not remove
 */
export function showSurfaces(gate: Gate, left: () => Promise<Remains>, build: Build, css: string): Surfaces {
  const { consent, language, chunks, config, texts, report } = gate;
  const { policyUrl = '' } = config;
  const root = createRoot(config, css);
  const host = root.host as HTMLElement;
  host.id = 'hallpass-consent';
  const layer = addPlace(root, 'layer');
  Object.assign(layer, { popover: 'manual', role: 'none' });
  const endRoot = createRoot(config, css);
  const end = addPlace(endRoot, 'end');
  for (const own of [root, endRoot]) gate.own(own);
  const shown: { [S in Surface]?: HTMLElement } = {};
  let noteIn = (_language: string) => '';
  const make = <S extends Surface>(surface: S, values: SurfaceValues[S]) =>
    build(surface, language.code, { ...values, note: noteIn(language.code) }, texts[language.code]);

  /** Where our surfaces are, as far as they can be seen. */
  const rects = () =>
    [...layer.children]
      .filter(surface => !surface.matches('.silent'))
      .map(surface => surface.getBoundingClientRect())
      .filter(({ width }) => width);
  const front = keepInFront(layer, rects);
  const free = keepAtPageEnd(end);
  const clear = reserveSpace(host, rects, free);
  const changed = () => {
    front(!!layer.querySelector(':scope>:not(.silent)'));
    clear();
  };
  const messages = createMessages(layer, values => make('status', values), changed);
  // A frame later: what changes here may change a surface's width.
  const observer = new ResizeObserver(onceAFrame(clear));
  const look = () => {
    for (const surface of layer.children) observer.observe(surface);
    changed();
  };
  new MutationObserver(look).observe(layer, { childList: true });
  look();

  /** Has a surface in its place, in the present language, or takes it away. */
  const show = <S extends Surface>(surface: S, values: SurfaceValues[S] | false, parent: HTMLElement) => {
    const old = shown[surface];
    if (!values) old?.remove();
    else if (old) replaceContent(old, make(surface, values));
    else {
      const next = make(surface, values);
      shown[surface] = next;
      parent.append(next);
      return;
    }
    if (!values) delete shown[surface];
  };
  let hasLink = false;
  const render = () => {
    const values = { policyUrl, audience: config.audience, open: !consent.policy.locked[0] };
    show('banner', consent.asked && values, layer);
    show('reopen', hasLink && { optOut: consent.isOptedOut }, end);
    clear();
  };

  /** Whether what had the focus is gone. */
  const isFocusLost = () => {
    const active = activeElement(document);
    return !active || active === body(document) || (active === host && !root.activeElement);
  };
  const findFocus = () => {
    if (!isFocusLost() || messages.takeFocus()) return;
    const link = document.querySelector<HTMLElement>(REOPENS) ?? shown.reopen;
    // The page stays where the visitor was reading.
    link?.focus({ preventScroll: true });
  };
  // The preferences are closed, and what opened them has the focus again, if it is still there.
  const onClose = onceAFrame(findFocus);

  language.subscribe(() => {
    render();
    messages.translate();
  });
  if (config.policyChange || config.accent || (consent.asked && consent.decision))
    chunks.embeds().then(
      ({ enhanceBanner }) => enhanceBanner(gate, surfaces),
      error => report('chunk', error),
    );

  const surfaces: Surfaces = {
    root,
    layer,
    offerReopenLink() {
      // Links come and go rarely: once after a burst of changes is often enough.
      const seek = () => {
        if (hasLink !== !document.querySelector(REOPENS)) {
          hasLink = !hasLink;
          render();
        }
      };
      new MutationObserver(onceAFrame(seek)).observe(document, { childList: true, subtree: true });
      seek();
    },
    note(wordsIn) {
      noteIn = wordsIn;
      if (consent.asked) render();
      else messages.add({ noted: true, policyUrl });
    },
    offerReload: () => messages.add({ late: true, ask: true }),
    tellOptOut: () => messages.add({ optOut: true }),
    tellFailure(isTrue) {
      if (isTrue) messages.add({ saved: false, failed: true, policyUrl });
      else messages.retract('failed');
    },
    async tellNews() {
      messages.add(await whatCameBefore(left));
    },
    dismiss: messages.dismiss,
    async follow(change) {
      render();
      if (!change) return;
      if (change.here) {
        messages.expect();
        if (isFocusLost()) messages.takeFocus();
      }
      const words = await whatCameOf(gate, change, left);
      if (words) messages.say(words);
    },
  };

  // Now that all is in it, it comes to the page.
  keepBesideBody(host, 'before', () => {
    addEventListener(root, 'close', onClose, true);
    changed();
  });
  keepBesideBody(endRoot.host as HTMLElement, 'after', clear);
  return surfaces;
}
