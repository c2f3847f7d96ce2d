import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restOf } from './harness/admin.ts';
import { complaints, within } from './harness/site.ts';
import { placeOf, type SiteName, sites, visitorOf, wordpress } from './harness/sites.ts';

const BLOCKS = [
  '<!-- wp:hallpass/link {"text":"Our \\u003cb\\u003ecookies"} /-->',
  '<!-- wp:hallpass/services /-->',
  '<!-- wp:hallpass/wait {"category":"analytics"} -->\n<!-- wp:paragraph -->\n<p>Results of the poll</p>\n<!-- /wp:paragraph -->\n<!-- /wp:hallpass/wait -->',
  '[hallpass_link]',
  '[hallpass_services]',
  '[hallpass_wait category="preferences"]https://polls.test/[/hallpass_wait]',
  '[hallpass_wait category="\u0022><script>"]x[/hallpass_wait]',
].join('\n\n');

/** What a person's page shows to visitors. */
async function published(name: SiteName, person: string, content: string): Promise<string> {
  const rest = await restOf(await visitorOf(name).logIn(person));
  const { id } = await rest('POST', '/wp/v2/posts', { title: `By ${person}`, content, status: 'publish' });
  const { text } = await visitorOf(name).ask(`/?p=${id}`);
  return text;
}

const render = (content: string) =>
  within<string>(placeOf('modern'), 'return do_blocks(do_shortcode($input));', content).trim();

describe.runIf(wordpress)('the plugin’s blocks and shortcodes', () => {
  afterAll(() => expect(complaints(placeOf('modern'))).toEqual([]));

  describe.each(sites)('in a page by a teacher, from whose text WordPress takes marks out: %s', name => {
    let text: string;
    beforeAll(async () => {
      text = await published(name, 'teacher', BLOCKS);
    });

    it('are a link to the preferences, with text that is text', () => {
      expect(text).toContain('<a href="#cookie-preferences">Our &lt;b&gt;cookies</a>');
      expect(text).toContain('<a href="#cookie-preferences">Cookie preferences</a>');
    });

    it('are the place of the list of services', () => {
      expect(text.match(/<div data-consent-declaration><p>Our list/g)).toHaveLength(2);
    });

    it('are templates of their categories, and never of one that a page made up', () => {
      expect(text).toMatch(
        /<template data-category="analytics">\s*<p>Results of the poll<\/p>\s*<\/template>/,
      );
      expect(text).toMatch(/<template data-category="preferences">.*polls\.test.*<\/template>/);
      expect(text).toContain('<template data-category="marketing">x</template>');
    });
  });

  it('mark in a template what Firefox would read ahead', () => {
    const inside = (html: string) =>
      `<!-- wp:hallpass/wait {"category":"preferences"} -->${html}<!-- /wp:hallpass/wait -->`;
    expect(render(inside('<script src="https://polls.test/a.js"></script><img src="/own.png">'))).toBe(
      '<template data-category="preferences"><script data-category="preferences" data-src="https://polls.test/a.js" type="text/plain" ></script><img src="/own.png"></template>',
    );
  });

  it('are offered by the editor, in the language of whoever writes', async () => {
    const admin = await visitorOf('modern').logIn('admin');
    const { text } = await admin.ask('/wp-admin/post-new.php');
    expect(text).toContain('/hallpass/assets/blocks.js');
    expect(text).toContain('"wait":"Wait for consent"');
  });
});
