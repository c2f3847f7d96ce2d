import type { Lab } from '../browser.ts';
import type { Moment, Reference, Widget } from '../widget.ts';

/** What was measured once, by the names of `measures.ts`. */
export type Figures = Record<string, number>;

/** A way to measure. */
export interface Phase {
  /** Everything of a page that asks. */
  widget(lab: Lab, widget: Widget): Promise<Figures>;
  /** The same of a page without a widget, for one of the moments that it stands for; nothing, if not of this phase. */
  reference(lab: Lab, reference: Reference, moment: Moment): Promise<Figures>;
}

/** Figures that belong to a moment: `first.script`. */
export const named = (moment: Moment, figures: object): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${moment}.${name}`, figure]));
