import { matching } from '../catalog/matching.ts';
import type { Service, ServiceCookie } from '../model.ts';

/** What a service leaves in the browser. */
export type StoredByService = Pick<Service, 'id' | 'storage'> & {
  cookies: (Partial<ServiceCookie> & { name: string })[];
};

const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string';

/** Whether what a site's data block says of a cookie can be used: it is whatever stands there. */
const isCookie = (cookie: Partial<ServiceCookie> | null | undefined) =>
  typeof cookie?.name === 'string' && isTextOrAbsent(cookie.domain) && isTextOrAbsent(cookie.path);

/** The catalog's word on what services leave, with the site's own in its place where it has one. */
export function withDataBlock(
  catalog: readonly StoredByService[],
  own: readonly Partial<Service>[],
): StoredByService[] {
  const all = new Map(catalog.map(service => [service.id, service]));
  for (const { id = '', cookies, storage } of own) {
    const known = all.get(id);
    all.set(id, {
      id,
      cookies: [cookies ?? known?.cookies ?? []].flat().filter(isCookie),
      storage: [storage ?? known?.storage ?? []].flat().filter(key => typeof key === 'string'),
    });
  }
  return [...all.values()];
}

const domainOf = ({ domain = '' }: Partial<ServiceCookie>) => domain.replace(/^\./, '');

/** Whether a cookie can be in the jar of a page on this host: it names no domain, or one that the host is in. */
export const isHere = (cookie: Partial<ServiceCookie>, host: string): boolean =>
  `.${host}`.endsWith(domainOf(cookie) && `.${domainOf(cookie)}`);

/** The other sites on which services keep cookies, where no script of this page can remove them. */
export const otherSites = (services: readonly StoredByService[], host: string): string[] => [
  ...new Set(services.flatMap(({ cookies }) => cookies.filter(c => !isHere(c, host)).map(domainOf))),
];

/** What is to go: the names of services that are out, unless they are also the names of one that may stay. */
export interface StoredByServices {
  cookie(name: string): boolean;
  key(name: string): boolean;
}

/**
 * @param ours the names of the consent cookie, which never goes
 * @param isRemoved whether what a service left is to go
 * @param isKept whether a service may run; what it shares with others stays
 */
export function storedByServices(
  services: readonly StoredByService[],
  host: string,
  ours: readonly string[],
  isRemoved: (id: string) => boolean,
  isKept: (id: string) => boolean,
): StoredByServices {
  const out = services.filter(({ id }) => isRemoved(id));
  const stays = services.filter(({ id }) => isKept(id));
  // A pattern of stars alone is no name.
  const namesOf = (some: readonly string[]) => matching(some.filter(one => /[^*]/.test(one)));
  const cookiesOf = (some: readonly StoredByService[]) =>
    namesOf(some.flatMap(({ cookies }) => cookies.filter(one => isHere(one, host)).map(({ name }) => name)));
  const keysOf = (some: readonly StoredByService[]) => namesOf(some.flatMap(({ storage }) => storage));
  const [cookiesOut, cookiesStay, keysOut, keysStay] = [
    cookiesOf(out),
    cookiesOf(stays),
    keysOf(out),
    keysOf(stays),
  ];
  return {
    cookie: name => name !== '' && !ours.includes(name) && cookiesOut(name) && !cookiesStay(name),
    key: name => name !== '' && keysOut(name) && !keysStay(name),
  };
}
