import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releases } from '../../../build/release/releases.ts';
import { speak } from '../../../builder/words.ts';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import { fromRoot } from '../harness/root.ts';
import type { Visitor } from '../harness/visitor.ts';
import { hosts, place } from '../journeys/steps.ts';

const here = place();

const SITE = 'www.lincoln.example';

/** Where its system keeps files. */
const CMS = 'files.cms.example';

const VIDEO =
  '<iframe width="560" height="315" src="https://www.youtube.com/embed/abc" title="Field day"></iframe>';
/** Google's own snippet. */
const COUNTER = readFileSync(fromRoot('demo/snippets/google-tag-manager.head.html'), 'utf8');

let folder = '';
let files: Record<string, Uint8Array> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-zip-'));
  files = unzipSync((await releases())[0]?.zip ?? new Uint8Array());
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = (name: string) => pathToFileURL(join(folder, name)).href;

/** Puts a file of the zip on a host, as a CMS does. */
const upload = (host: string, path: string, file: string, headers: Record<string, string> = {}) =>
  here.demo.page(host, path, {
    body: readFileSync(join(folder, file), 'utf8'),
    type: 'text/javascript',
    headers: { 'content-security-policy': null, ...headers },
  });

/** Puts the whole folder there. */
function uploadFolder(host: string, headers?: Record<string, string>): void {
  for (const path of Object.keys(files))
    if (path.startsWith('hallpass/')) upload(host, `/${path}`, path, headers);
}

/** A page of the school's, with what was pasted into it. */
const publish = (path: string, language: string, { head = '', footer = '', body = '' }) =>
  here.demo.page(SITE, path, {
    headers: { 'content-security-policy': null },
    html: `<!doctype html><html lang="${language}"><head>${head}<meta charset="utf-8"><title>Lincoln</title>
      <link rel="icon" href="data:,">${COUNTER}</head><body><h1>Lincoln</h1>${VIDEO}${body}<footer>${footer}</footer></body></html>`,
  });

/** Opens the builder from the disk, with whatever it asks of anybody. */
async function openBuilder(hash = '', options = {}) {
  const asked: string[] = [];
  const visitor = await here.visitor(options);
  visitor.context.on('request', request => asked.push(request.url()));
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visitor.page.goto(`${onDisk('builder.html')}${hash}`);
  return { visitor, page: visitor.page, asked };
}

/** The hosts, other than the school's, that something arrived at. */
const left = (visitor: Visitor) => hosts(visitor).filter(host => host !== SITE && host !== CMS);

/** Presses the Copy button of a piece of code, and gives what is in the clipboard then. */
async function copy({ page }: Visitor, what: string): Promise<string> {
  const code = page.locator('.code', { has: page.getByRole('heading', { name: what }) });
  await code.getByRole('button').click();
  await code.getByRole('status').getByText(what).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('a webmaster with the zip', () => {
  it('answers, copies and pastes; then the site asks in both languages, and nothing leaves it', async () => {
    const { visitor, page, asked } = await openBuilder('#lang=en');
    const start = performance.now();
    await page.getByLabel('Address of the page').fill('/privacy');
    const rule = page.getByRole('radio', {
      name: 'No cookie may stay after the browser is closed',
      exact: true,
    });
    await rule.check();
    await page.getByRole('checkbox', { name: /^YouTube/ }).check();
    await page.getByLabel('Search by name or company').fill('google analytics');
    await page.getByRole('checkbox', { name: /^Google Analytics/ }).check();
    const head = await copy(visitor, 'The tag');
    const footer = await copy(visitor, 'The link for the footer');
    const list = await copy(visitor, 'The list for your privacy page');
    // By hand it is longer; but it is this many acts, and nothing in between to wait for.
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(asked).toEqual([onDisk('builder.html')]);
    expect(head).toContain('data-policy-url="/privacy" data-cookie-limit="session"');

    uploadFolder(SITE);
    publish('/', 'en', { head, footer });
    publish('/es/', 'es', { head, footer });
    publish('/privacy', 'en', { head, footer, body: list });

    for (const [path, { banner }] of [
      ['/', en],
      ['/es/', es],
    ] as const) {
      const family = await here.open(`https://${SITE}${path}`);
      expect(await family.surface('banner').innerText()).toContain(banner.text);
      expect(left(family)).toEqual([]);
      expect(await family.cookies()).toEqual([]);
    }
    const parent = await here.open(`https://${SITE}/privacy`);
    const declared = await parent.page.locator('[data-consent-surface="declaration"]').innerText();
    expect(declared).toContain('YouTube');
    expect(declared).toContain('Google Analytics');
    await parent.button('refuse-all').click();
    await parent.page.locator('footer a').click();
    await parent.surface('preferences').waitFor();
    expect(left(parent)).toEqual([]);
    expect(await parent.cookies()).toMatchObject([{ name: 'hallpass-consent', expires: -1 }]);
  });

  it('finds the services in a page that was pasted', async () => {
    const { page } = await openBuilder('#lang=es');
    await page.getByText('O pegue una página y los buscamos').click();
    await page
      .getByLabel('El código fuente de una página de su sitio')
      .fill(`<p>${VIDEO}${COUNTER}<script>(function(){fetch("//forgotten.example/p")})()</script>
        <a href="https://www.facebook.com/lincoln">Facebook</a>`);
    await page.getByRole('button', { name: 'Buscar servicios' }).click();
    const status = page.getByRole('status').filter({ hasText: 'Encontramos' });
    expect(await status.innerText()).toMatch(/YouTube, Google .*forgotten\.example/s);
    expect(await page.locator('.picked').innerText()).not.toContain('Facebook');
    await page.getByRole('button', { name: 'Quitar YouTube' }).press('Enter');
    expect(await page.locator(':focus').innerText()).toBe(speak('es')('services.picked'));
  });

  it('comes back to the same answers by the link', async () => {
    const { visitor, page } = await openBuilder('#lang=en');
    await page.getByLabel('Address of the page').fill('/privacy?a=1&b=ñ');
    await page.getByLabel("Use our school's color for the buttons").check();
    await page.getByRole('radio', { name: 'At the top' }).check();
    const head = await copy(visitor, 'The tag');
    const link = await copy(visitor, 'Your answers as a link');
    await page.goto('about:blank');
    await page.goto(link);
    expect(await copy(visitor, 'The tag')).toBe(head);
  });

  it('sees the banner as it will be, and a click there is not kept', async () => {
    const { page, asked } = await openBuilder('#lang=es');
    const frame = page.frameLocator('iframe');
    // Where it cannot be seen, Chromium draws none of it.
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await page.getByRole('radio', { name: 'Tableta' }).check();
    await page.getByRole('radio', { name: 'Oscuro', exact: true }).check();
    await frame.getByText(es.banner.text).waitFor();
    await page.getByRole('radio', { name: 'Sí, los niños lo usan por su cuenta' }).check();
    await frame.getByText(es.children.banner).waitFor();
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await frame.getByRole('button', { name: es.banner.choose }).click();
    await frame.getByRole('dialog').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(asked.filter(url => /^(https?|ws):/.test(url))).toEqual([]);
  });
});

describe('a system that takes one file', () => {
  it.each([
    ['under its name', SITE, '/uploads/hallpass.standalone.js'],
    ['under a name of its own', SITE, '/fs/resource-manager/view/7d1f'],
    ['on another host', CMS, '/documents/12/a.js'],
  ])('serves it %s, and the site asks', async (_, host, path) => {
    const { visitor, page } = await openBuilder('#lang=en&policy-url=%2Fprivacy');
    await page.getByLabel('Address of the file on your site').fill(`https://${host}${path}`);
    const head = await copy(visitor, 'The tag');
    upload(host, path, 'hallpass/hallpass.standalone.js');
    publish('/', 'en', { head });
    const family = await here.open(`https://${SITE}/`);
    await family.surface('banner').waitFor();
    expect(left(family)).toEqual([]);
    await family.button('open').click();
    await family.surface('preferences').getByText(en.preferences.intro).waitFor();
  });

  it('may serve the whole folder from another host, if it sends the header for it', async () => {
    uploadFolder(CMS, { 'access-control-allow-origin': '*' });
    publish('/', 'en', { head: '<script src="https://files.cms.example/hallpass/hallpass.js"></script>' });
    const family = await here.open(`https://${SITE}/`);
    await family.button('open').click();
    await family.surface('preferences').getByText(en.preferences.intro).waitFor();
    expect(left(family)).toEqual([]);
  });
});

describe('an old site, whose pages are not in UTF-8', () => {
  it('asks with the right letters, also where its server does not say what a script is in', async () => {
    uploadFolder(SITE);
    here.demo.page(SITE, '/', {
      type: 'text/html; charset=iso-8859-1',
      headers: { 'content-security-policy': null },
      html: `<!doctype html><html lang="es"><head><script src="/hallpass/hallpass.js"></script><title>Lincoln</title>
        <link rel="icon" href="data:,"></head><body>${VIDEO}</body></html>`,
    });
    const family = await here.open(`https://${SITE}/`);
    expect(await family.page.evaluate(() => document.characterSet)).toBe('windows-1252');
    expect(await family.surface('banner').innerText()).toContain(es.banner.text);
    await family.surface('placeholder').getByText(es.embed.always.replace('{{name}}', 'YouTube')).waitFor();
    await family.button('open').click();
    await family.surface('preferences').getByText(es.preferences.intro).waitFor();
  });
});
