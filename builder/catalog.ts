import packed from 'virtual:hallpass/catalog';
import named from 'virtual:hallpass/names';
import { readCatalog } from '../src/catalog/catalog.ts';
import type { Category } from '../src/model.ts';

/** A service of the catalog, as the builder shows it. */
export interface Named {
  id: string;
  name: string;
  company: string;
  category: Category;
}

/** Every service of the catalog, by id, in the order of their names. */
export const services: ReadonlyMap<string, Named> = new Map(
  named
    .map(([id, name, company, category]) => ({ id, name, company, category }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(service => [service.id, service]),
);

/** What school sites use most, offered before anything is searched for. */
export const common: readonly Named[] = [
  'youtube',
  'google-analytics',
  'google-tag-manager',
  'google-translate',
  'google-calendar',
  'google-maps',
  'google-forms',
  'vimeo',
  'facebook',
  'instagram',
  'x',
  'meta-pixel',
].flatMap(id => services.get(id) ?? []);

const catalog = readCatalog(packed, (_, categories) => categories);

/** The service at an address, by id, as the gate knows it. */
export const serviceAt = (url: URL): string | undefined => catalog.serviceAt(url) ?? undefined;

/** The services whose name or company has these letters in it. */
export function search(letters: string): Named[] {
  const wanted = letters.trim().toLowerCase();
  return [...services.values()].filter(({ name, company, id }) =>
    `${name}\n${company}\n${id}`.toLowerCase().includes(wanted),
  );
}
