import type { Gate, Services, Surfaces } from '../../interfaces.ts';
import type { HeldEmbed, PlaceholderAction, Texts } from '../../model.ts';
import { applyTheme } from '../applyTheme.ts';
import { buildTree } from '../buildTree.ts';
import { onceAFrame } from '../onceAFrame.ts';
import type { Tree } from '../tree.ts';
import type { NoticeValues, PlaceholderValues } from '../values.ts';
import type { Brush } from './brush.ts';
import { createNotice } from './createNotice.ts';
import { watchDeadClicks } from './deadClicks.ts';
import { describe } from './describe.ts';
import { findPlaces } from './findPlaces.ts';
import { drawIcons } from './icon.ts';
import { keepContainers } from './keepContainers.ts';
import { keepFrames } from './keepFrames.ts';
import { noticeOf } from './noticeOf.ts';
import { watchRefused } from './refusedFrames.ts';

/** A frame's own title; of what a script would have filled, the place's is another matter. */
const titleOf = (place: Element) => (place.localName === 'iframe' && place.getAttribute('title')) || '';

/** What each surface is built with. */
interface EmbedValues {
  placeholder: PlaceholderValues;
  notice: NoticeValues;
}

/** What was rendered at build time, and how it looks. */
export interface Rendered extends Record<keyof EmbedValues, Tree> {
  sentences: Texts;
  css: string;
  noticeCss: string;
}

/**
 * Shows what is held and people would see: in the frame itself, in the place that a script would have filled, or, where
 * neither is to be had, in one notice for the page.
 *
 * @returns is to be called whenever something else is held
 */
export function showPlaceholders(
  gate: Gate,
  services: Services,
  surfaces: () => Surfaces,
  rendered: Rendered,
): () => void {
  const { heldEmbeds, consent, language, texts, config } = gate;
  const detailsOf = (id: string | undefined) => services.describe(id, gate.ownServices);
  const build = <Name extends keyof EmbedValues>(
    name: Name,
    code: string,
    values: EmbedValues[Name],
    page?: Document,
  ) => {
    const surface = buildTree(rendered[name], rendered.sentences[code] as Texts, values, texts[code], page);
    surface.lang = code;
    return surface;
  };

  const valuesOf = (place: Element, embed: HeldEmbed) =>
    describe(embed, detailsOf(embed.service), titleOf(place), gate);
  const notice = createNotice(gate, surfaces, rendered.noticeCss, (values, code) =>
    build('notice', code, values),
  );

  /** What the visitor asked for, until it is there. */
  let asked: Element | undefined;
  /** What came last of that. */
  let last: Element | undefined;
  /** Whether something waits that has no place. */
  let isWaiting = false;

  const brushFor = (place: Element, embed: HeldEmbed): Brush => {
    /** What the place waits for now: a frame may have another address than when it was drawn in first. */
    const now = () => heldEmbeds.get(place) ?? embed;
    const loadOnce = () => {
      asked = place;
      gate.loadOnce(heldEmbeds.has(place) ? place : (embed.service ?? ''));
    };
    const always = () => {
      asked = place;
      consent.choose({ [now().service ?? '']: true }, undefined, 'placeholder');
    };
    const values = () => ({ ...valuesOf(place, now()), place: true });
    const acts: Partial<Record<PlaceholderAction, (opener: HTMLElement) => void>> = {
      'load-once': loadOnce,
      always,
      more: opener => notice.open({ values, opener, loadOnce, always }, true),
    };
    return {
      css: rendered.css,
      make(page) {
        const values = valuesOf(place, now());
        const surface = build('placeholder', language.at(place), values, page);
        drawIcons(surface, values.kind);
        return surface;
      },
      prepare(surface) {
        gate.own(surface);
        applyTheme(surface, config);
        surface.addEventListener('click', ({ target }) => {
          const button = (target as Element).closest<HTMLElement>('[data-consent-action]');
          if (button) acts[button.getAttribute('data-consent-action') as PlaceholderAction]?.(button);
        });
      },
    };
  };

  const frames = keepFrames(heldEmbeds, brushFor, () => update());
  const containers = keepContainers(brushFor);
  const noteFrames = watchRefused(heldEmbeds, (frame, embed) => {
    const { heading, title, href, host } = valuesOf(frame, embed);
    const values = { heading, title, href, host, place: true, refused: true };
    notice.open({ values: () => values }, frame === last);
  });

  const update = () => {
    noteFrames();
    frames.update();
    const { places, placeless } = findPlaces(heldEmbeds, detailsOf, frames.isClosed);
    containers.update(places, asked);
    notice.keep(consent.asked || !consent.policy.mayAsk ? undefined : noticeOf(placeless, gate, detailsOf));
    isWaiting = placeless.length > 0;
    if (asked && !heldEmbeds.has(asked)) {
      last = asked;
      if (asked.localName === 'iframe') (asked as HTMLElement).focus({ preventScroll: true });
      asked = undefined;
    }
  };
  language.subscribe(() => {
    frames.redraw();
    containers.redraw();
  });
  consent.subscribe(() => update());
  watchDeadClicks(() => isWaiting, notice.again);
  // With the next frame the page has its styles: what merely decorates is not drawn in before that can be seen.
  const later = onceAFrame(update);
  // Places come, move and go.
  new MutationObserver(later).observe(document, { childList: true, subtree: true });
  return later;
}
