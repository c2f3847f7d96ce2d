import { MANY_FRAMES, MANY_SCRIPTS } from '../measures.ts';
import type { Moment } from '../widget.ts';
import { withFrames } from './frames.ts';
import { named, type Phase } from './phase.ts';
import { withoutWidget, withScripts } from './scale.ts';

/** Our own widget on pages that nobody should have. */
export const beyond: Phase = {
  async widget(lab, widget) {
    if (widget.role !== 'ours') return {};
    const scripts = Object.entries(await withScripts(lab, widget, MANY_SCRIPTS)).map(([moment, task]) =>
      named(moment as Moment, { [MANY_SCRIPTS]: task }),
    );
    const { longest, task } = (await withFrames(lab, widget, MANY_FRAMES)) ?? {};
    const frames = { [`longest${MANY_FRAMES}`]: longest, [`task${MANY_FRAMES}`]: task };
    return Object.assign({}, ...scripts, named('frames', frames));
  },

  reference: (lab, { id }, moment) => withoutWidget(lab, id, moment, MANY_SCRIPTS),
};
