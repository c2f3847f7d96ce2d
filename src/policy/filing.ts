import type { Filing } from '../catalog/catalog.ts';
import type { Config } from '../config/attributes.ts';

/**
 * Where this site files the services of the catalog.
 * - On a login-only site, what follows visitors from site to site waits for the site's own word (R25): until
 *   then its category is none that could be granted.
 * - What merely delivers files waits under `strict` alone.
 */
export const filingFor =
  ({ cookieLimit, block, allow }: Config): Filing =>
  (id, category, kind) =>
    kind === 'cross-site' && cookieLimit === 'login' && !allow?.includes(id)
      ? 'barred'
      : kind === 'delivery' && block !== 'strict'
        ? 'essential'
        : category;
