import type { ResolveCategory } from '../catalog/catalog.ts';
import { ESSENTIAL } from '../catalog/categories.ts';
import type { Config } from '../config/attributes.ts';
import type { ServiceCategories } from '../model.ts';

const BARRED: ServiceCategories = ['barred'];

/**
 * Where this site files the services of the catalog.
 * - On a login-only site, what follows visitors from site to site (R25), or keeps something on its company's own hosts
 *   where this site cannot end it (R8), waits for the site's own word: until then its category is none that could be
 *   granted.
 * - What merely delivers files waits under `strict` alone, and there unless the site allows it, by whichever of its
 *   names.
 */
export const resolveCategoryFor =
  ({ cookieLimit, block, allow }: Config): ResolveCategory =>
  (id, categories, kind) => {
    const isAllowed = allow?.includes(id);
    if (kind === 'keeps') return cookieLimit === 'login' && !isAllowed ? BARRED : categories;
    return kind && (block !== 'strict' || isAllowed) ? ESSENTIAL : categories;
  };
