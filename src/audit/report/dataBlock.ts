import { isCategory } from '../../catalog/categories.ts';
import type { Category, OptionalCategory } from '../../model.ts';

/** `cdn.polls.example` as an id: `polls`. */
function idOf(host: string, isTaken: (id: string) => boolean): string {
  const labels = host.toLowerCase().split('.');
  const word =
    (labels.at(-2) ?? labels[0] ?? '')
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^[^a-z]+/, '')
      .slice(0, 20) || 'service';
  for (let times = 1; ; times++) {
    const id = times === 1 ? word : `${word}-${times}`;
    if (!isTaken(id)) return id;
  }
}

/**
 * The data block that holds hosts which nobody knows.
 *
 * @param chosen the category that each host is to wait for
 * @param isKnown whether an id is a service's already: one of these would change that service
 */
export function dataBlock(
  chosen: ReadonlyMap<string, Category | OptionalCategory>,
  isKnown: (id: string) => boolean = () => false,
): string | undefined {
  if (!chosen.size) return undefined;
  const taken = new Set<string>();
  // What `config/readSite.ts` takes for no id is taken, too.
  const isTaken = (id: string) => taken.has(id) || isKnown(id) || isCategory(id) || id in {};
  const services = [...chosen].map(([host, category]) => {
    const id = idOf(host, isTaken);
    taken.add(id);
    return { id, name: host, company: host, category, hosts: [host] };
  });
  const open = ['<script', 'type="application/json"', 'data-hallpass>'].join(' ');
  return `${open}\n${JSON.stringify({ services }, null, 2).replaceAll('<', '\\u003c')}\n</script>`;
}
