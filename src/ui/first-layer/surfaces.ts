import type { Surface } from '../../interfaces.ts';
import { Notice } from '../placeholder/Notice.tsx';
import { Placeholder } from '../placeholder/Placeholder.tsx';
import { keysOf, prerender, type Render } from '../prerender.ts';
import type { Tree } from '../tree.ts';
import { Banner } from './Banner.tsx';
import { ReopenLink } from './ReopenLink.tsx';
import { Status } from './Status.tsx';

/** Renders what stands in for what is held, the same in every language; run at build time. */
export function renderEmbeds(): { placeholder: Tree; notice: Tree; keys: string[] } {
  const placeholder = prerender(Placeholder, []);
  const notice = prerender(Notice, []);
  return { placeholder, notice, keys: [...new Set([placeholder, notice].flatMap(keysOf))] };
}

/** Renders the surfaces of the first layer, which are the same in every language; run at build time. */
export function renderSurfaces(languages: Render<unknown>['languages']): {
  trees: Record<Surface, Tree>;
  keys: string[];
} {
  const trees = {
    banner: prerender(Banner, languages),
    status: prerender(Status, languages),
    reopen: prerender(ReopenLink, languages),
  };
  return { trees, keys: [...new Set(Object.values(trees).flatMap(keysOf))] };
}
