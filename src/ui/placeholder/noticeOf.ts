import type { Gate } from '../../interfaces.ts';
import type { ServiceDetails } from '../../model.ts';
import type { PlaceholderValues } from '../values.ts';
import type { Waiting } from './createNotice.ts';
import { describe } from './describe.ts';
import type { Held } from './findPlaces.ts';

/**
 * What the page's one notice has to say of everything that waits and has no place; nothing of what nobody here can
 * grant.
 */
export function noticeOf(
  waiting: readonly Held[],
  gate: Gate,
  detailsOf: (id: string | undefined) => ServiceDetails | undefined,
): Waiting | undefined {
  const { consent } = gate;
  const byName = new Map<string, { held: Held; values: PlaceholderValues }>();
  for (const held of waiting) {
    const values = describe(held[1], detailsOf(held[1].service), held[0].getAttribute('title') ?? '', gate);
    if (values.open && values.name) byName.set(values.name, { held, values });
  }
  const all = [...byName.values()];
  if (!all[0]) return undefined;
  const names = [...byName.keys()];
  return {
    key: names.join(),
    values: code => ({
      open: true,
      waiting: all[1] ? 'many' : 'one',
      known: all.every(({ values }) => values.known),
      name: new Intl.ListFormat(code).format(names),
    }),
    loadOnce() {
      for (const {
        held: [element, { service }],
      } of all)
        gate.loadOnce((element.localName === 'script' && service) || element);
    },
    always() {
      const ids = all.map(({ held: [, { service = '' }] }) => [service, true]);
      consent.choose(Object.fromEntries(ids), undefined, 'placeholder');
    },
  };
}
