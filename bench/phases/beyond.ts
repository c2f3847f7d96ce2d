import { MANY_FRAMES, MANY_RECORDS, MANY_SCRIPTS } from '../measures.ts';
import { sendRecords } from '../records.ts';
import type { Moment } from '../widget.ts';
import { withFrames } from './frames.ts';
import { named, type Phase } from './phase.ts';
import { withoutWidget, withScripts } from './scale.ts';

/** Our own widget on pages that nobody should have, and the demo's server on a day of a large district. */
export const beyond: Phase = {
  async widget(lab, widget) {
    if (widget.role !== 'ours') return {};
    const scripts = Object.entries(await withScripts(lab, widget, MANY_SCRIPTS)).map(([moment, task]) =>
      named(moment as Moment, { [MANY_SCRIPTS]: task }),
    );
    const { longest, task } = (await withFrames(lab, widget, MANY_FRAMES)) ?? {};
    const frames = { [`longest${MANY_FRAMES}`]: longest, [`task${MANY_FRAMES}`]: task };
    const { kept, ...load } = await sendRecords(MANY_RECORDS);
    if (kept !== MANY_RECORDS) throw new Error(`${MANY_RECORDS} records were sent, ${kept} kept`);
    return Object.assign({}, ...scripts, named('frames', frames), named('records', load));
  },

  reference: (lab, { id }, moment) => withoutWidget(lab, id, moment, MANY_SCRIPTS),
};
