import { services } from '../../../build/catalog.ts';
import { readCatalog } from '../../../src/catalog/catalog.ts';
import { pack } from '../../../src/catalog/pack.ts';
import { readConfig } from '../../../src/config/readConfig.ts';
import { createClassifyUrl } from '../../../src/policy/classifyUrl.ts';
import { resolveCategoryFor } from '../../../src/policy/resolveCategory.ts';

const HOST = '127.0.0.1';

const { config } = readConfig({}, `http://${HOST}/`, HOST);
const classify = createClassifyUrl(config, readCatalog(pack(services), resolveCategoryFor(config)), HOST);

/** The elements that load something, and their attributes. */
const LOADS = /<(script|iframe|img|link|video|audio|source|embed|object)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ADDRESS = /\s(?:src|srcset|href|poster|data)=(?:"([^"]*)"|'([^']*)')/g;

/** The addresses in a page that a browser would ask for, and that the widget itself would hold. */
export function askedTooEarly(html: string): string[] {
  return [...html.matchAll(LOADS)].flatMap(([, , attributes = '']) =>
    [...attributes.matchAll(ADDRESS)]
      .flatMap(([, double, single]) => (double ?? single ?? '').replaceAll('&amp;', '&').split(/[\s,]+/))
      .filter(address => {
        const url = URL.canParse(address, `http://${HOST}/`) ? new URL(address, `http://${HOST}/`) : null;
        return url !== null && classify(url) != null;
      }),
  );
}
