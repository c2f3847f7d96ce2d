import type { Catalog } from '../../catalog/catalog.ts';
import type { HeldEmbed, Requirement } from '../../model.ts';
import { isFrameLike, isScript } from './release.ts';

/** What is held and can be seen to be missing, and who wants to know. */
export interface HeldEmbeds {
  /** Frames, objects, scripts of widgets; and, with `null`, places for the list of services. */
  readonly embeds: ReadonlyMap<Element, HeldEmbed | null>;
  /** `listener` hears of each change, once for all that happens at once. */
  onChange(listener: () => void): void;
  add(element: Element, embed: HeldEmbed | null): void;
  remove(element: Element): void;
}

/** Whether a held element leaves a gap: a frame does, and a script that would draw its service's widget. */
export const isMissed = (
  element: Element,
  { service }: Requirement,
  catalog: Pick<Catalog, 'widgets'>,
): boolean =>
  // Without a service the catalog is not read.
  isScript(element) ? !!service && catalog.widgets.has(service) : isFrameLike(element);

export function createHeldEmbeds(): HeldEmbeds {
  const embeds = new Map<Element, HeldEmbed | null>();
  const listeners: (() => void)[] = [];
  let isDue = false;
  const changed = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      for (const listener of listeners) listener();
    });
  };
  return {
    embeds,
    onChange: listener => listeners.push(listener),
    add(element, embed) {
      const known = embeds.get(element);
      const isSame = known?.address === embed?.address && known?.service === embed?.service;
      if (known !== undefined && isSame) return;
      embeds.set(element, embed);
      changed();
    },
    remove(element) {
      if (embeds.delete(element)) changed();
    },
  };
}
