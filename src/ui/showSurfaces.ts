import type { FirstLayer, Gate, Surface, Surfaces, Values } from '../model.ts';
import { createSurface } from './createSurface.ts';
import { dressRoot } from './dressRoot.ts';
import { keepInFooter } from './keepInFooter.ts';
import { reloadManner } from './reloadManner.ts';

/** How long a message stands, in milliseconds; one that asks something stays. */
const MESSAGE_LIFE = 10_000;

/** How long a visitor may read that the page is about to be loaded again, in milliseconds. */
const READING_TIME = 2000;

/** Swaps a surface's words for those of another language; the element stays, and so does the focus. */
function swap(old: HTMLElement, next: HTMLElement, root: ShadowRoot): void {
  const action = root.activeElement?.getAttribute('data-consent-action');
  for (const { name, value } of next.attributes) old.setAttribute(name, value);
  old.replaceChildren(...next.childNodes);
  if (action) old.querySelector<HTMLElement>(`[data-consent-action="${action}"]`)?.focus();
}

/** Shows the banner while the visitor must be asked, and a polite message after each choice. */
export function showSurfaces(gate: Gate, css: string): Surfaces {
  const { consent, language, chunks, config, texts, ran, report } = gate;
  const root = createSurface(config);
  dressRoot(root, css);
  let noteIn = (_language: string) => '';
  const wanted: { [S in Surface]?: Values | undefined } = {};
  const shown: { [S in Surface]?: HTMLElement | undefined } = {};

  /** Brings a surface to what is wanted of it, however often that changed while a chunk was on its way. */
  const render = async (surface: Surface) => {
    const { code } = language;
    const layer: FirstLayer | undefined = wanted[surface] && (await chunks.firstLayer(code));
    const values = wanted[surface];
    if (!layer || !values) {
      shown[surface]?.remove();
      shown[surface] = undefined;
      return;
    }
    if (code !== language.code) return;
    const next = layer.build(surface, { ...values, note: noteIn(code) }, texts[code]);
    const old = shown[surface];
    if (old) {
      swap(old, next, root);
    } else {
      shown[surface] = next;
      if (surface === 'reopen') keepInFooter(next);
      else root.prepend(next);
    }
  };

  const want = (surface: Surface, values: Values | undefined) => {
    wanted[surface] = values;
    return render(surface);
  };

  const tell = async (message: Values) => {
    // A live region must be there before its words are.
    await want('status', {});
    await new Promise(requestAnimationFrame);
    want('status', message);
    if (!message.ask) setTimeout(() => wanted.status === message && want('status', undefined), MESSAGE_LIFE);
  };

  // A language whose chunk does not load leaves the words as they are.
  language.subscribe(() => {
    for (const surface of Object.keys(wanted) as Surface[]) render(surface).catch(() => {});
  });

  const surfaces: Surfaces = {
    root,
    offerReopenLink: () => {
      want('reopen', { optOut: consent.policy.optOut ? '1' : '' });
    },
    tellLeft(left) {
      tell({ ...wanted.status, left });
    },
    note(wordsIn) {
      noteIn = wordsIn;
      if (consent.asked) render('banner');
      else tell({ noted: '1' });
    },
    follow(change) {
      const open = consent.policy.locked[0] ? '' : '1';
      const words = { policyUrl: config.policyUrl ?? '', [config.audience]: '1', open };
      want('banner', consent.asked ? words : undefined);
      if (!change) return;
      // What was withdrawn and has run is stopped by nothing but a new page: once, in the tab where the visitor acted, after the
      // visitor was told.
      const reload = ran(change.withdrawn) ? (change.here ? reloadManner() : 'ask') : '';
      // The banner that comes back after `forget` says enough.
      if ((consent.decision && change.here) || reload)
        tell({ [change.stored ? 'saved' : 'unsaved']: '1', [reload]: '1' });
      if (reload === 'now') setTimeout(() => location.reload(), READING_TIME);
    },
  };
  if (config.policyChange)
    chunks.embeds().then(
      ({ announce }) => announce(gate, surfaces),
      error => report('chunk', error),
    );
  return surfaces;
}
