import type { StartTag } from './startTags.ts';

/** How a tool that rewrites scripts is known. All read 2026-11-26. */
const optimizers: readonly (readonly [name: string, type: RegExp | null, address: RegExp | null])[] = [
  // As saved pages have it: `type="0c04716efef0c9e83cef9679-text/javascript"`.
  ['Rocket Loader', /^[\da-f]{24}-(text\/javascript|module)?$/, /\/rocket-loader(\.min)?\.js/],
  // https://github.com/wp-media/wp-rocket/pull/3753
  ['WP Rocket', /^rocketlazyloadscript$/, null],
  // https://github.com/litespeedtech/lscache_wp/pull/395
  ['LiteSpeed Cache', /^litespeed\/javascript$/, /\/litespeed\/js\//],
  // https://github.com/wp-media/wp-rocket/issues/4472
  ['Autoptimize', null, /\/cache\/autoptimize\//],
];

/** The optimizers whose traces a tag has. */
export const optimizersOf = ({ name, attributes }: StartTag): string[] =>
  name === 'script'
    ? optimizers
        .filter(
          ([, type, address]) =>
            type?.test(attributes.get('type') ?? '') || address?.test(attributes.get('src') ?? ''),
        )
        .map(([tool]) => tool)
    : [];

/** What optimizers put on a tag that they keep from running: no browser runs such a type. */
export const rewrittenBy = (tag: StartTag): string[] => {
  const type = tag.attributes.get('type') ?? '';
  const moved = [...tag.attributes.keys()].filter(key =>
    /^data-(rocket-|rocketlazyloadscript|cf-settings|optimized|src$)/.test(key),
  );
  return [...(type && optimizersOf(tag)[0] ? [`type="${type}"`] : []), ...moved];
};
