import type { Category, OptionalCategory } from '../../model.ts';

/** `cdn.polls.example` as an id: `polls`. */
function idOf(host: string, taken: ReadonlySet<string>): string {
  const labels = host.toLowerCase().split('.');
  const word =
    (labels.at(-2) ?? labels[0] ?? '')
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^[^a-z]+/, '')
      .slice(0, 20) || 'service';
  for (let times = 1; ; times++) {
    const id = times === 1 ? word : `${word}-${times}`;
    if (!taken.has(id)) return id;
  }
}

/**
 * The data block that holds hosts which nobody knows.
 *
 * @param chosen the category that each host is to wait for
 * @param known the ids that are services already
 */
export function dataBlock(
  chosen: ReadonlyMap<string, Category | OptionalCategory>,
  known: readonly string[] = [],
): string | undefined {
  if (!chosen.size) return undefined;
  const taken = new Set(known);
  const services = [...chosen].map(([host, category]) => {
    const id = idOf(host, taken);
    taken.add(id);
    return { id, name: host, company: host, category, hosts: [host] };
  });
  const open = ['<script', 'type="application/json"', 'data-hallpass>'].join(' ');
  return `${open}\n${JSON.stringify({ services }, null, 2).replaceAll('<', '\\u003c')}\n</script>`;
}
