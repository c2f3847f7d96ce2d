import type { Service } from '../model.ts';

/** A host's rightmost but one label, by which most services are called: `static.hotjar.com` → `hotjar`. */
export const nameIn = (host: string): string => {
  const labels = host.replace(/\/.*/, '').split('.');
  return labels[labels.length - 2] ?? '';
};

/**
 * What the gate needs of the catalog, in the fewest bytes: one line a service, below a line for its category.
 * A `+` at a line's end: it shows something on a page.
 */
export function pack(services: readonly Service[]): string {
  const lines: Record<string, string[]> = {};
  for (const { id, hosts, category, either, crossSite, hold, embed } of services) {
    const names = [...new Set(hosts.map(host => host.replace(/^\*\./, '')))]
      // A host covers what is below it.
      .filter((host, _, all) => !all.some(other => other !== host && host.endsWith(`.${other}`)));
    const named = names.findIndex(host => nameIn(host) === id);
    if (named > 0) names.unshift(...names.splice(named, 1));
    const heading = `#${category}${either ? `|${either}` : ''}${crossSite ? ' cross-site' : hold === 'strict' ? ' delivery' : ''}`;
    lines[heading] ??= [];
    lines[heading].push((named < 0 ? `${id}: ` : '') + names.join(' ') + (embed ? ' +' : ''));
  }
  return Object.entries(lines)
    .map(([heading, own]) => [heading, ...own.sort()].join('\n'))
    .join('\n');
}
