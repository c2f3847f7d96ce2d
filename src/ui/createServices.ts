import { embedKinds } from '../catalog/embedKinds.ts';
import { keptElsewhere } from '../catalog/kept.ts';
import type { Services } from '../interfaces.ts';
import type { ServiceCookie, ServiceDetails } from '../model.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;

const list = (value: unknown): unknown[] | undefined => (value === undefined ? undefined : [value].flat());

/** An address that a link may have; nothing else that a data block could hold. */
function address(value: unknown): string | undefined {
  try {
    const { protocol, href } = new URL(text(value) ?? 'none:', document.baseURI);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

const cookie = (value: unknown): ServiceCookie[] => {
  const { name, days, purpose, domain } = isObject(value) ? value : {};
  if (!text(name)) return [];
  return [
    {
      name: String(name),
      ...(typeof days === 'number' && { days: Math.max(0, days) }),
      purpose: text(purpose) ?? '',
      ...(text(domain) && { domain: String(domain) }),
    },
  ];
};

/** What a site says of a service, on top of what the catalog says. What makes no sense counts as not said. */
function withOwn(
  id: string,
  known: ServiceDetails | undefined,
  own: Readonly<Record<string, unknown>>,
): ServiceDetails {
  const { cookieless, embed } = own;
  const kind = embedKinds.find(one => isObject(embed) && embed.kind === one);
  const cookies = list(own.cookies)?.flatMap(cookie) ?? (cookieless === true ? [] : known?.cookies) ?? [];
  return {
    id,
    name: text(own.name) ?? known?.name ?? id,
    company: text(own.company) ?? known?.company ?? '',
    cookies,
    storage: list(own.storage)?.flatMap(key => text(key) ?? []) ?? known?.storage ?? [],
    privacy: address(own.privacy) ?? known?.privacy ?? '',
    cookieless: typeof cookieless === 'boolean' ? cookieless : !!known?.cookieless && !cookies[0],
    crossSite: !!known?.crossSite,
    ...(kind ? { embed: { ...known?.embed, kind } } : known?.embed && { embed: known.embed }),
  };
}

/** … and how long it keeps something where this site cannot end it. */
const withKept = (details: ServiceDetails): ServiceDetails => {
  const persistent = keptElsewhere(details);
  return persistent === undefined ? details : { ...details, persistent };
};

/** Makes the chunk that knows what visitors are told of each service. @param catalog what is told of its services */
export function createServices(catalog: readonly ServiceDetails[]): Services {
  const byId = new Map(catalog.map(service => [service.id, service]));
  return {
    ids: own => [...new Set([...byId.keys(), ...own.flatMap(({ id }) => id ?? [])])],
    describe(id = '', own) {
      const known = byId.get(id);
      const change = own.find(service => service.id === id);
      const details = change ? withOwn(id, known, change) : known;
      return details && withKept(details);
    },
  };
}
