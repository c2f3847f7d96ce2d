// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataBlock } from '../data-block.mjs';
import { tagAttributes } from '../pages/tag.mjs';

/**
 * Marks a page as a school's server would (docs/recipes/marking-on-the-server.md). A real one has one marker for all its
 * pages; here each page has its own tag, to show what tags can say.
 * @param {string} html
 * @param {import('../pages/view.mjs').View} view
 * @returns {Promise<string>}
 */
export async function markOnServer(html, view) {
  const { hallpassMarker } = await import(
    /* @vite-ignore */ pathToFileURL(join(view.dist, 'server/hallpass.server.js')).href
  );
  const marker = hallpassMarker({
    base: view.origin(view.site.host),
    attributes: tagAttributes(view),
    dataBlock: dataBlock(view),
  });
  return marker.mark(html, view.nonce);
}
