import type { FirstLayer, Gate, Surface, Surfaces, Values } from '../../parts.ts';
import { dressRoot } from '../dressRoot.ts';
import { swap } from '../swap.ts';
import { createSurface } from './createSurface.ts';
import { keepClear, raise } from './keepClear.ts';
import { keepInFooter } from './keepInFooter.ts';

/** How long a message stands, in milliseconds; one that asks something stays. */
const MESSAGE_LIFE = 10_000;

/** How long a visitor may read that the page is about to be loaded again, in milliseconds. */
const READING_TIME = 2000;

/** Shows the banner while the visitor must be asked, and a polite message after each choice. */
export function showSurfaces(gate: Gate, css: string): Surfaces {
  const { consent, language, chunks, config, texts, ran, report } = gate;
  let noteIn = (_language: string) => '';
  const wanted: { [S in Surface]?: Values | undefined } = {};
  const shown: { [S in Surface]?: HTMLElement | undefined } = {};
  const clear = () => shown.banner && keepFree(shown.banner);
  const root = createSurface(config, clear);
  gate.own(root);
  const keepFree = keepClear(root.host as HTMLElement);
  dressRoot(root, css);

  /** Brings a surface to what is wanted of it, however often that changed while a chunk was on its way. */
  const render = async (surface: Surface) => {
    const { code } = language;
    const layer: FirstLayer | undefined = wanted[surface] && (await chunks.firstLayer(code));
    // The sentences that a usual banner does without.
    const all =
      (surface === 'status' || config.audience === 'children') &&
      (await chunks.sentences(code).catch(error => report('chunk', error) as undefined));
    const values = wanted[surface];
    if (!layer || !values) {
      shown[surface]?.remove();
      shown[surface] = undefined;
      return;
    }
    if (code !== language.code) return;
    const next = layer.build(surface, { ...values, note: noteIn(code) }, texts[code], all);
    const old = shown[surface];
    if (old) {
      swap(old, next);
    } else {
      shown[surface] = next;
      if (surface === 'reopen') keepInFooter(next);
      else root.prepend(next);
      if (surface === 'status') raise(next);
      if (surface === 'banner') keepFree(next);
    }
  };

  const want = (surface: Surface, values: Values | undefined) => {
    wanted[surface] = values;
    return render(surface);
  };

  const say = async (message: Values) => {
    // A live region must be there before its words are.
    await want('status', {});
    await new Promise(requestAnimationFrame);
    await want('status', message);
    if (!message.ask) setTimeout(() => wanted.status === message && want('status', undefined), MESSAGE_LIFE);
  };

  const tell = (message: Values) => say(message).catch(error => report('chunk', error));

  // A language whose chunk does not load leaves the words as they are.
  language.subscribe(() => {
    for (const surface in wanted) render(surface as Surface).catch(() => {});
  });

  const surfaces: Surfaces = {
    root,
    clear,
    offerReopenLink: () => {
      want('reopen', { optOut: consent.isOptedOut ? '1' : '' });
    },
    tellLeft(left) {
      tell({ ...wanted.status, left });
    },
    note(wordsIn) {
      noteIn = wordsIn;
      if (consent.asked) render('banner');
      else tell({ noted: '1' });
    },
    async follow(change) {
      const open = consent.policy.locked[0] ? '' : '1';
      const words = { policyUrl: config.policyUrl ?? '', [config.audience]: '1', open };
      want('banner', consent.asked ? words : undefined);
      if (wanted.reopen) surfaces.offerReopenLink();
      if (!change) return;
      // What was withdrawn and has run is stopped by nothing but a new page: once, in the tab where the visitor acted, after the
      // visitor was told.
      const reload =
        ran(change.withdrawn) &&
        (change.here
          ? await chunks.sweep().then(
              ({ reloadManner }) => reloadManner(),
              () => 'ask',
            )
          : 'ask');
      // The banner that comes back after `forget` says enough.
      if ((consent.decision && change.here) || reload)
        await tell({
          [!consent.decision ? '' : change.stored ? 'saved' : 'unsaved']: '1',
          [`${reload}`]: '1',
        });
      if (reload === 'now') setTimeout(() => location.reload(), READING_TIME);
    },
  };
  if (
    config.policyChange ||
    config.accent ||
    config.position === 'top' ||
    (consent.asked && consent.decision)
  )
    chunks.embeds().then(
      ({ furnish }) => furnish(gate, surfaces),
      error => report('chunk', error),
    );
  return surfaces;
}
