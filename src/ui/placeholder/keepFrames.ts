import type { Gate } from '../../interfaces.ts';
import type { HeldEmbed } from '../../model.ts';
import { onceAFrame } from '../onceAFrame.ts';
import type { Brush } from './brush.ts';
import { isDecoration, isEdited } from './decoration.ts';
import { drawInFrame } from './drawInFrame.ts';

/** Draws in the held frames, whenever they have a new page to draw in. */
export interface Frames {
  /** Draws where it has not been done. */
  update(): void;
  /** Draws all anew: other words are to be said. */
  redraw(): void;
  /** Whether the browser keeps us out of a frame. */
  isClosed(frame: Element): boolean;
}

/** @param changed is called when a frame turns out to be closed to us, or not to be any more */
export function keepFrames(
  heldEmbeds: Gate['heldEmbeds'],
  brushFor: (frame: Element, embed: HeldEmbed) => Brush,
  changed: () => void,
): Frames {
  /** For what, and on which page, a frame has been drawn in. */
  const drawn = new WeakMap<Element, readonly [HeldEmbed, Document]>();
  const listened = new WeakSet<Element>();
  const closed = new WeakSet<Element>();
  /** What is decoration now. */
  const passed = new Set<HTMLIFrameElement>();

  const draw = (frame: HTMLIFrameElement) => {
    const embed = heldEmbeds.get(frame);
    // Chromium forgets a `srcdoc` that a frame is given in the very moment in which the parser inserts it: what the frame
    // shows then is `about:blank`, which is as good. Elsewhere that is replaced, and the placeholder drawn again.
    const page = frame.contentDocument;
    passed.delete(frame);
    if (!embed || !page?.body || isEdited(frame)) return;
    if (isDecoration(frame)) {
      passed.add(frame);
      return;
    }
    drawInFrame(frame, page, brushFor(frame, embed));
    drawn.set(frame, [embed, page]);
  };

  const loaded = (frame: HTMLIFrameElement) => {
    const isClosed = !!heldEmbeds.get(frame) && !frame.contentDocument;
    if (isClosed !== closed.has(frame)) {
      closed[isClosed ? 'add' : 'delete'](frame);
      changed();
    }
    drawAll([frame]);
  };

  // A carousel's next film comes to be looked at by a class, or a style: of few frames, and as long as there are such.
  const watcher = new MutationObserver(onceAFrame(() => drawAll([...passed])));
  const drawAll = (frames: HTMLIFrameElement[]) => {
    frames.forEach(draw);
    watcher.disconnect();
    if (passed.size)
      watcher.observe(document, { subtree: true, attributeFilter: ['aria-hidden', 'class', 'style'] });
  };

  const all = () =>
    [...heldEmbeds.keys()].filter(
      (element): element is HTMLIFrameElement => !!heldEmbeds.get(element) && element.localName === 'iframe',
    );

  return {
    update() {
      for (const frame of all()) {
        if (listened.has(frame)) continue;
        listened.add(frame);
        // Moved, copied, or shown for the first time: it has another page.
        frame.addEventListener('load', () => loaded(frame));
      }
      drawAll(
        all().filter(frame => {
          const [embed, page] = drawn.get(frame) ?? [];
          return embed !== heldEmbeds.get(frame) || page !== frame.contentDocument;
        }),
      );
    },
    redraw: () => drawAll(all()),
    isClosed: frame => closed.has(frame),
  };
}
