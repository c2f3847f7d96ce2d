import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../browser/harness/visitor.ts';
import { openWorld, type World } from '../browser/harness/world.ts';
import { forwardTo, HOST } from './harness/forward.ts';
import { pages } from './harness/pages.ts';
import { complaints, within } from './harness/site.ts';
import { placeOf, wordpress } from './harness/sites.ts';

const SITE = `https://${HOST}`;

describe.runIf(wordpress)('a visitor of a school’s WordPress', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(false, forwardTo(placeOf('modern')));
  });
  afterAll(async () => {
    await world?.close();
    expect(complaints(placeOf('modern'))).toEqual([]);
  });

  const open = async (visitor: Visitor, path: string) => {
    await visitor.page.goto(SITE + path);
    await visitor.settled();
  };

  /** The hosts that were asked for anything, besides the school's own. */
  const others = () => [
    ...new Set(world.network.traffic.map(({ url }) => new URL(url).hostname).filter(host => host !== HOST)),
  ];

  it('sends nothing to any service before a choice, on any page, nor after a refusal (R3)', async () => {
    const visitor = await world.visitor();
    for (const slug of Object.keys(pages)) await open(visitor, `/${slug}/`);
    expect(others()).toEqual([]);
    await visitor.button('refuse-all').click();
    for (const slug of ['pasted-youtube', 'responsive', 'hints']) await open(visitor, `/${slug}/`);
    expect(others()).toEqual([]);
    expect((await visitor.cookies()).map(({ name }) => name)).toEqual(['hallpass-consent']);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  it('gets everything on the page that is open, once it is allowed', async () => {
    world.network.traffic.length = 0;
    const visitor = await world.visitor();
    await open(visitor, '/pasted-youtube/');
    expect(await visitor.surface('placeholder').isVisible()).toBe(true);
    await visitor.button('accept-all').click();
    await world.arrived(({ host, path }) => host === 'www.youtube.com' && path.startsWith('/embed/pasted'));
    await world.arrived(
      ({ host, path }) => host === 'www.googletagmanager.com' && path.startsWith('/gtag/js'),
    );
    await visitor.close();
  });

  it('sees what a teacher put off, and the list of services, WordPress’s own among them', async () => {
    const visitor = await world.visitor();
    await open(visitor, '/waiting/');
    expect(await visitor.page.locator('#late').count()).toBe(0);
    const list = visitor.page.locator('[data-consent-declaration]');
    await expect.poll(() => list.locator('table').first().innerText()).toContain('WordPress');
    await visitor.button('accept-all').click();
    await expect.poll(() => visitor.page.locator('#late').innerText()).toBe('The poll’s results');
    await visitor.close();
  });

  it('is counted by the school that wants records, without who it was (R23)', async () => {
    within(placeOf('modern'), "return update_option('hallpass', array('records' => true));");
    const visitor = await world.visitor();
    await open(visitor, '/plain/');
    await visitor.button('refuse-all').click();
    const record = () => world.network.traffic.find(({ url }) => url.includes('/hallpass/v1/records'));
    await expect.poll(() => record()?.status).toBe(204);
    expect(record()?.headers.cookie).toBeUndefined();
    await visitor.close();
    const [row] = within<Record<string, string>[]>(
      placeOf('modern'),
      `$rows = $GLOBALS['wpdb']->get_results('SELECT * FROM ' . Hallpass\\records_table(), ARRAY_A);
       $GLOBALS['wpdb']->query('DROP TABLE ' . Hallpass\\records_table()); delete_option('hallpass'); return $rows;`,
    );
    expect(row).toMatchObject({ language: 'en', means: 'banner', answers: 'p0a0m0', number: '1' });
  });

  it('is asked once for all plugins that use the WP Consent API', async () => {
    const visitor = await world.visitor({ extraHTTPHeaders: { 'x-consent-api': '1' } });
    await open(visitor, '/plain/');
    const told = () => visitor.page.evaluate(() => (window as unknown as { told: object }).told);
    expect(await told()).toEqual({});
    await visitor.button('open').first().click();
    await visitor.switch({ category: 'analytics' }).check();
    await visitor.button('save').click();
    const choice = {
      functional: 'allow',
      preferences: 'deny',
      'statistics-anonymous': 'allow',
      statistics: 'allow',
      marketing: 'deny',
    };
    await expect.poll(told).toEqual(choice);
    await open(visitor, '/maps/');
    expect(await told()).toEqual(choice);
    await visitor.close();
  });
});

describe.runIf(wordpress)('an administrator of a school’s WordPress', () => {
  let world: World;
  let admin: Visitor;
  beforeAll(async () => {
    world = await openWorld(false, forwardTo(placeOf('modern')));
    admin = await world.visitor();
    await admin.page.goto(`${SITE}/wp-login.php`);
    await admin.page.fill('#user_login', 'admin');
    await admin.page.fill('#user_pass', 'admin');
    await admin.page.click('#wp-submit');
    await admin.page.waitForURL('**/wp-admin/**');
  });
  afterAll(() => world?.close());

  it('sees the real banner in the settings, in the colors of the form, and decides nothing by it', async () => {
    await admin.page.goto(`${SITE}/wp-admin/options-general.php?page=hallpass`);
    const banner = admin.page.frameLocator('#hallpass-preview').locator('[data-consent-surface="banner"]');
    const color = () => banner.evaluate(node => getComputedStyle(node).backgroundColor);
    await banner.waitFor();
    await admin.page.getByLabel('Light', { exact: true }).check();
    await expect.poll(color).toBe('rgb(255, 255, 255)');
    await banner.locator('[data-consent-action="accept-all"]').click();
    await admin.page.getByLabel('Dark', { exact: true }).check();
    await expect.poll(color).not.toBe('rgb(255, 255, 255)');
    expect((await admin.cookies()).map(({ name }) => name)).not.toContain('hallpass-consent');
  });

  it('finds nothing on the page that a screen reader could not tell', async () => {
    await admin.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const found = await admin.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(where: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run({ include: [['.wrap']], exclude: [['#hallpass-preview']] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found).toEqual([]);
  });

  it('writes with the plugin’s blocks in the editor, which takes them for valid', async () => {
    await admin.page.goto(`${SITE}/wp-admin/post-new.php?post_type=page`);
    const content = `${pages.waiting}\n\n<!-- wp:hallpass/link {"text":"Cookies"} /-->`;
    await admin.page.waitForFunction(
      () => 'hallpassBlocks' in window && 'blocks' in (window as unknown as { wp: object }).wp,
    );
    const read = await admin.page.evaluate(text => {
      type Block = { name: string; isValid: boolean };
      const { blocks } = (
        window as unknown as {
          wp: { blocks: { parse(text: string): Block[]; serialize(all: Block[]): string } };
        }
      ).wp;
      const all = blocks.parse(text);
      return { names: all.map(({ name, isValid }) => `${name} ${isValid}`), text: blocks.serialize(all) };
    }, content);
    expect(read.names).toEqual(['hallpass/wait true', 'hallpass/services true', 'hallpass/link true']);
    expect(read.text).toBe(content);
    expect(admin.errors).toEqual([]);
  });
});
