import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restOf } from './harness/admin.ts';
import type { Client } from './harness/client.ts';
import { pages } from './harness/pages.ts';
import { found } from './harness/plugin.ts';
import { complaints } from './harness/site.ts';
import { placeOf, sites, visitorOf, wordpress } from './harness/sites.ts';

type Content = { raw: string; rendered: string };

describe.runIf(wordpress).each(sites)('what people write, in %s', name => {
  let admin: Client;
  beforeAll(async () => {
    admin = await visitorOf(name).logIn('admin');
  });
  afterAll(() => expect(complaints(placeOf(name))).toEqual([]));

  it('is given to the block editor, and kept as it sends it, byte for byte', async () => {
    const rest = await restOf(admin);
    for (const [slug, content] of Object.entries(pages)) {
      const saved = await rest('POST', '/wp/v2/pages', { title: `copy-${slug}`, content, status: 'draft' });
      expect((saved.content as Content)?.raw, JSON.stringify(saved)).toBe(content);
      const read = await rest('GET', `/wp/v2/pages/${saved.id}?context=edit`);
      expect((read.content as Content).raw, slug).toBe(content);
      expect((read.content as Content).rendered, slug).not.toContain(
        'data-consent-src="https://www.youtube.com/embed/p',
      );
    }
  });

  it('is given to the classic editor, and kept as it sends it', async () => {
    const form = (await admin.ask('/wp-admin/post.php?post=900&action=edit&classic-editor')).text;
    const content = `${pages['classic-embed']}\n\n${pages['pasted-youtube']}`;
    const sent = await admin.post('/wp-admin/post.php', {
      action: 'editpost',
      post_ID: '900',
      post_type: 'page',
      _wpnonce: found(form, /id="_wpnonce" name="_wpnonce" value="(\w+)"/),
      content,
      post_title: 'Draft',
    });
    expect(sent.status).toBe(200);
    const rest = await restOf(admin);
    const { content: kept } = await rest('GET', '/wp/v2/pages/900?context=edit');
    // A form's line breaks are the browser's.
    expect((kept as Content).raw.replaceAll('\r\n', '\n')).toBe(content);
  });

  it('is commented on, and found', async () => {
    const visitor = visitorOf(name);
    // The theme with comments below pages.
    const headers = { 'x-theme': 'twentytwentyone' };
    const { text } = await visitor.ask('/plain/', { headers });
    const body = new URLSearchParams({
      author: 'A parent',
      email: 'parent@home.test',
      comment: 'What a day!',
      comment_post_ID: found(text, /name='comment_post_ID' value='(\d+)'/),
      comment_parent: '0',
    });
    const sent = await visitor.ask('/wp-comments-post.php', { method: 'POST', headers, body });
    expect(sent.text).toContain('What a day!');
    expect((await visitor.ask('/?s=our+films')).text).toContain('/plain/');
  });
});
