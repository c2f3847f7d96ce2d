import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking, Client } from './harness/client.ts';
import { complaints } from './harness/site.ts';
import { placeOf, type SiteName, sites, visitorOf, WITHOUT, wordpress } from './harness/sites.ts';

const PAGE = '/pasted-youtube/';

/** What page builders put behind the address of what they edit. */
const BUILDERS = [
  'elementor-preview=1',
  'fl_builder',
  'et_fb=1',
  'vc_editable=true',
  'bricks=run',
  'tve=true',
];

const PUBLIC = [
  '/',
  PAGE,
  `${PAGE}?preview=true`,
  ...BUILDERS.map(query => `${PAGE}?${query}`),
  '/?s=field',
  '/no-such-page/',
  '/author/admin/',
  `${PAGE}?hallpass=off`,
  '/?hallpass=',
];

/** What is answered with something else than a page for visitors. */
const OTHERS: [path: string, asking?: Asking][] = [
  ['/feed/'],
  ['/comments/feed/'],
  [`${PAGE}feed/`],
  ['/wp-sitemap.xml'],
  ['/wp-sitemap-posts-page-1.xml'],
  ['/wp-sitemap.xsl'],
  ['/robots.txt'],
  ['/wp-json/'],
  ['/wp-json/wp/v2/pages?per_page=30'],
  ['/wp-json/oembed/1.0/embed?url=http://127.0.0.1/'],
  [
    '/xmlrpc.php',
    { method: 'POST', body: '<methodCall><methodName>demo.sayHello</methodName></methodCall>' },
  ],
  [`${PAGE}embed/`],
  [`${PAGE}trackback/`, { method: 'POST', body: new URLSearchParams({ url: 'http://a.test/', title: 'A' }) }],
  ['/wp-login.php'],
  ['/wp-login.php?action=lostpassword'],
  [PAGE, { headers: { 'x-amp': '1' } }],
  [PAGE, { headers: { 'x-type': 'application/json' } }],
];

/** An answer without what WordPress throws dice for: an embed's names and secrets. */
const lasting = (text: string) => text.replace(/(?<=-)\d{3,}(?=")|(?<=secret=(&quot;)?)\w+/g, '…');

const mentions = (text: string) => /data-hallpass>|\/hallpass\.js/.test(text);

describe.runIf(wordpress).each(sites)('the plugin, in %s', name => {
  afterAll(() => expect(complaints(placeOf(name))).toEqual([]));

  it.each(PUBLIC)('puts its tag on what visitors read, whatever a link says: %s', async path => {
    expect(mentions((await visitorOf(name).ask(path)).text)).toBe(true);
  });

  it.each(OTHERS)('leaves every byte of the rest as it was: %s', async (path, asking = {}) => {
    const visitor = visitorOf(name);
    const { text, status } = await visitor.ask(path, asking);
    const control = await visitor.ask(path, {
      ...asking,
      headers: { ...asking.headers, ...WITHOUT.headers },
    });
    expect(status).toBe(control.status);
    expect(text.length).toBeGreaterThan(0);
    expect(mentions(text)).toBe(false);
    // A trackback is refused the second time.
    if (!path.endsWith('trackback/')) expect(lasting(text)).toBe(lasting(control.text));
  });
});

describe.runIf(wordpress)('a file that a plugin sends', () => {
  it('arrives whole, however large: the page’s buffer does not keep it', async () => {
    const { text } = await visitorOf('modern').ask('/', { headers: { 'x-download': '64' } });
    expect(text.length).toBe(64 * 1_048_576);
  });
});

const ADMIN = [
  '/wp-admin/',
  '/wp-admin/post-new.php?post_type=page',
  '/wp-admin/edit.php?post_type=page',
  '/wp-admin/customize.php',
  '/wp-admin/widgets.php',
  '/wp-admin/site-editor.php',
  '/wp-admin/profile.php',
  '/wp-admin/admin-ajax.php?action=heartbeat',
];

describe.runIf(wordpress).each(sites)('for people who are signed in, in %s', name => {
  let admin: Client;
  let teacher: Client;
  beforeAll(async () => {
    admin = await visitorOf(name as SiteName).logIn('admin');
    teacher = await visitorOf(name as SiteName).logIn('teacher');
  });

  it.each(ADMIN)('the plugin prints nothing where they work: %s', async path => {
    expect(mentions((await admin.ask(path)).text)).toBe(false);
  });

  it('the plugin prints nothing into previews: WordPress’s, the Customizer’s, page builders’', async () => {
    for (const path of [
      '/?page_id=900&preview=true',
      ...BUILDERS.map(query => `${PAGE}?${query}`),
      '/?customize_changeset_uuid=0b8c2b0e-3b7c-4b1e-8a6e-1f6a5d4c3b2a&customize_theme=twentytwentyone&customize_messenger_channel=preview-0',
    ]) {
      const preview = await admin.ask(path);
      expect(preview.text).toContain('</html>');
      expect(mentions(preview.text), path).toBe(false);
    }
  });

  it('the plugin is on the pages that they read, and off where an administrator says so', async () => {
    for (const client of [admin, teacher]) expect(mentions((await client.ask(PAGE)).text)).toBe(true);
    expect(mentions((await admin.ask(`${PAGE}?hallpass=off`)).text)).toBe(false);
    expect(mentions((await teacher.ask(`${PAGE}?hallpass=off`)).text)).toBe(true);
  });
});
