import packed from 'virtual:hallpass/catalog';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { isEssential } from '../../src/catalog/categories.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { readSite } from '../../src/config/readSite.ts';
import type { ServiceCategories } from '../../src/model.ts';
import { createClassifyUrl } from '../../src/policy/classifyUrl.ts';
import { resolveCategoryFor } from '../../src/policy/resolveCategory.ts';

/** What the pages of a site are marked by. */
export interface MarkerOptions {
  /** The site's address, `https://www.school.org`: what is on its host is its own. */
  base: string;
  /** Where `hallpass.js` is. Default `/hallpass/hallpass.js`. */
  src?: string | undefined;
  /** The tag's other attributes, by their names: `{ 'data-policy-url': '/privacy' }`. Pages are judged by the same ones. */
  attributes?: Readonly<Record<string, string>> | undefined;
  /** The site's data block (docs/data-block.md). */
  dataBlock?: object | undefined;
}

/** What an element waits for, in the words of its mark. */
export interface Mark {
  category: string;
  service: string | undefined;
}

/** A site, read: by what `hallpass.js` itself would judge its pages. */
export interface Site {
  /** Against which a page's addresses are resolved: wherever it is, a relative one is the site's own. */
  readonly base: string;
  /** What an address waits for; `null`: nothing. @param base against which it is resolved */
  markOf(address: string, base: string): Mark | null;
  /** Whether some service, not the site itself, is on an address's host: to connect to it is not for nothing. */
  isOnServiceHost(address: string, base: string): boolean;
  /** Whether an address is that of the site's own tag. */
  isTag(address: string): boolean;
  /** What goes first into the head: the data block and the tag. */
  head(nonce: string): string;
}

/** As `dataset` has it: `data-policy-url` → `policyUrl`. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/^data-/, '')
    .replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** In ASCII alone, so that it means the same in every encoding that a page may have. */
const escaped = (text: string) => text.replace(/[&"<>]|[^ -~]/gu, one => `&#${one.codePointAt(0)};`);

const tagOf = (attributes: readonly (readonly [name: string, value: string])[]) =>
  `<script${attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')}></script>`;

const blockOf = (json: string) =>
  `<script type="application/json" data-hallpass>${json.replace(/[<>]|[^ -~]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>`;

const parsed = (address: string, base: string): URL | null => {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
};

/** @throws where `base` is no address of http or https */
export function readOptions({
  base,
  src = '/hallpass/hallpass.js',
  attributes = {},
  dataBlock,
}: MarkerOptions): Site {
  const home = parsed(base, 'about:blank');
  if (!home || !/^https?:$/.test(home.protocol))
    throw new TypeError(`hallpass: base: expected the site's address, https://…, got ${base}`);
  const written = Object.entries(attributes);
  const { config } = readConfig(
    Object.fromEntries(written.map(([name, value]) => [keyOf(name), value])),
    home.href,
    home.hostname,
  );
  /** What services wait for before the site's rules: those bar some for good, which is no mark's word. */
  const declared = new Map<string, ServiceCategories>();
  const resolve = resolveCategoryFor(config);
  const catalog = readCatalog(packed, (id, categories, kind) => {
    declared.set(id, categories);
    return resolve(id, categories, kind);
  });
  const json = dataBlock && JSON.stringify(dataBlock);
  const { services } = readSite(json ? [{ textContent: json }] : [], catalog.categories);
  for (const { id, anyOf, hosts } of services) {
    declared.set(id, anyOf);
    catalog.add(id, anyOf, hosts);
  }
  const withoutQuery = (url: URL) => url.origin + url.pathname;
  const file = withoutQuery(new URL(src, home));
  const beside = file.replace(/[^/]*$/, 'hallpass-');
  const isFile = (url: URL | null) => !!url && withoutQuery(url) === file;
  const classify = createClassifyUrl(config, catalog, home.hostname, beside);
  /** Nothing is required by what is the site's own, or allowed. */
  const classifyHost = createClassifyUrl({ ...config, block: 'strict' }, catalog, home.hostname);
  /** Runs before a choice, by the site's word: it is the script's to stop it after a refusal. */
  const isExempt = (service = '') => config.audience === 'general' && config.allow?.includes(service);

  return {
    base: home.href,
    markOf(address, base) {
      const url = config.block === 'marked' ? null : parsed(address, base);
      const requirement = url && !isFile(url) && classify(url);
      if (!requirement || requirement.categories.every(isEssential)) return null;
      const { service, categories } = requirement;
      if (isExempt(service)) return null;
      const words = categories.map(anyOf => (declared.get(service ?? '') ?? anyOf).join('|'));
      return { category: words.join(' '), service };
    },
    isOnServiceHost(address, base) {
      const url = config.block === 'marked' ? null : parsed(address, base);
      return !!url && catalog.serviceAt(url) === null && !!classifyHost(url);
    },
    isTag: address => isFile(parsed(address, home.href)),
    head: nonce =>
      (json ? blockOf(json) : '') +
      tagOf([...(nonce ? [['nonce', nonce] as const] : []), ['src', src], ...written]),
  };
}
