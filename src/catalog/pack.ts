import type { Service } from '../model.ts';
import { keptElsewhere } from './kept.ts';

/** A host's rightmost but one label, by which most services are called: `static.hotjar.com` → `hotjar`. */
export const nameIn = (host: string): string => {
  const labels = host.replace(/\/.*/, '').split('.');
  return labels[labels.length - 2] ?? '';
};

/** What the gate must know of a service besides its category; see `Kind`. */
const kindOf = (service: Service): string => {
  // What is never held is held by no rule on what optional services keep.
  if (service.category === 'essential') return '';
  if (service.open) return ' open';
  if (service.hold) return ' delivery';
  return service.crossSite || keptElsewhere(service) !== undefined ? ' keeps' : '';
};

/**
 * What the gate needs of the catalog, in the fewest bytes: one line a service, below a line for its category and kind.
 * That begins with `+` where they show something on a page, else with `#`. A name without a dot is in `.com`;
 * one behind `=` is what a script of theirs makes.
 */
export function pack(services: readonly Service[]): string {
  const lines: Record<string, string[]> = {};
  for (const service of services) {
    const { id, category, either, embed, globals = [] } = service;
    const hosts = [...service.hosts];
    const named = hosts.findIndex(host => nameIn(host) === id);
    if (named > 0) hosts.unshift(...hosts.splice(named, 1));
    const names = hosts.map(host => host.replace(/^([^./]+)\.com(?=\/|$)/, '$1'));
    const heading = `${embed ? '+' : '#'}${category}${either ? `|${either}` : ''}${kindOf(service)}`;
    lines[heading] ??= [];
    names.push(...globals.map(name => `=${name}`));
    lines[heading].push((named < 0 ? `${id}: ` : '') + names.join(' '));
  }
  return Object.entries(lines)
    .map(([heading, own]) => [heading, ...own.sort()].join('\n'))
    .join('\n');
}
