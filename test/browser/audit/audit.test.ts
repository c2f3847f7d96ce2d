import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '../../../locales/audit/en.json' with { type: 'json' };
import es from '../../../locales/audit/es.json' with { type: 'json' };
import type { Report } from '../../../src/audit/model.ts';
import type { Visitor } from '../harness/visitor.ts';
import { openWorld, type World } from '../harness/world.ts';
import { consentCookies, DISTRICT, place, stored, TRY } from '../journeys/steps.ts';
import { findings, plant, SITE } from './place.ts';

const here = place();

const panel = (visitor: Visitor) => visitor.page.locator('#hallpass-audit-panel .audit');
const act = (visitor: Visitor, name: string) =>
  visitor.page.locator(`#hallpass-audit-panel [data-audit="${name}"]`);
const said = (download: Download) => download.path().then(path => readFileSync(path, 'utf8'));

/** What a button saves. */
async function saved(visitor: Visitor, button: 'html' | 'json'): Promise<string> {
  const download = visitor.page.waitForEvent('download');
  await act(visitor, button).click();
  return said(await download);
}
const report = async (visitor: Visitor): Promise<Report> => JSON.parse(await saved(visitor, 'json'));

describe('a visitor', () => {
  it('asks for nothing of the audit, and has no trace of it', async () => {
    plant(here, {});
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').click();
    await visitor.page.reload();
    await visitor.settled();
    expect(here.chunks('audit')).toBe(0);
    expect(
      await visitor.page.evaluate(() => [window.name, document.querySelector('#hallpass-audit-panel')]),
    ).toEqual(['', null]);
  });
});

describe('the audit', () => {
  it('opens by the address and by a script, once, and has the focus', async () => {
    plant(here, {});
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(() => {
      location.hash = '#hallpass-audit';
    });
    await panel(visitor).waitFor();
    await visitor.page.evaluate(() => window.hallpass?.audit());
    await act(visitor, 'json').waitFor();
    expect(await visitor.page.locator('#hallpass-audit-panel').count()).toBe(1);
    const focused = () => document.querySelector('#hallpass-audit-panel')?.shadowRoot?.activeElement?.id;
    expect(await visitor.page.evaluate(focused)).toBe('audit-title');
    await act(visitor, 'close').click();
    expect(await visitor.page.locator('#hallpass-audit-panel').count()).toBe(0);
    expect(await visitor.page.evaluate(() => [window.name, location.hash])).toEqual(['', '']);
    await visitor.page.evaluate(() => window.hallpass?.audit());
    await panel(visitor).waitFor();
  });

  it('stays open in this tab from page to page, and in no other, until it is closed', async () => {
    plant(here, { body: '<a id="on" href="/next">On</a>' });
    plant(here, {}, '/next');
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    await act(visitor, 'json').waitFor();
    await visitor.page.locator('#on').click();
    await visitor.page.waitForURL(`${DISTRICT}/next`);
    await act(visitor, 'json').waitFor();
    expect(await visitor.page.evaluate(() => document.activeElement?.localName)).toBe('body');
    const other = await visitor.context.newPage();
    await other.goto(`${DISTRICT}/next`);
    await other.waitForFunction(() => document.readyState === 'complete');
    expect(await other.locator('#hallpass-audit-panel').count()).toBe(0);
    await other.close();
    await act(visitor, 'close').click();
    await visitor.page.reload();
    await visitor.settled();
    expect(await visitor.page.locator('#hallpass-audit-panel').count()).toBe(0);
  });

  it('speaks Spanish on a Spanish page, and English when asked', async () => {
    here.demo.page(SITE, '/try', {
      headers: { 'content-security-policy': null },
      html: '<!doctype html><html lang="es"><head><script src="/hallpass/hallpass.js"></script><title>E</title></head><body></body></html>',
    });
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    await act(visitor, 'json').waitFor();
    await expect.poll(() => panel(visitor).innerText()).toContain(es.checks['privacy-missing'].title);
    await panel(visitor).getByRole('button', { name: 'English' }).click();
    await expect.poll(() => panel(visitor).innerText()).toContain(en.checks['privacy-missing'].title);
  });

  it('can be used by everybody: axe finds nothing, and nothing leaves a narrow window', async () => {
    plant(here, {
      body: '<iframe src="https://www.youtube.com/embed/1" title="F"></iframe><script>localStorage.visits = "1"</script>',
    });
    const visitor = await here.open(`${TRY}#hallpass-audit`, { viewport: { width: 320, height: 640 } });
    await act(visitor, 'json').waitFor();
    await visitor.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    for (const scheme of ['light', 'dark'] as const) {
      await visitor.page.emulateMedia({ colorScheme: scheme });
      const wrong = await visitor.page.evaluate(async () => {
        const root = document.querySelector('#hallpass-audit-panel')?.shadowRoot;
        for (const part of root?.querySelectorAll('details') ?? []) part.open = true;
        const { axe } = window as unknown as {
          axe: { run(what: string): Promise<{ violations: { id: string }[] }> };
        };
        const { violations } = await axe.run('#hallpass-audit-panel');
        const panel = root?.querySelector('.audit') as HTMLElement;
        const outside = [...panel.querySelectorAll('*')].filter(
          one => one.getBoundingClientRect().right > 320,
        );
        return [...violations.map(({ id }) => id), ...outside.map(({ outerHTML }) => outerHTML)];
      });
      expect(wrong, scheme).toEqual([]);
    }
    await act(visitor, 'small').click();
    expect((await panel(visitor).boundingBox())?.height).toBeLessThan(120);
  });

  it('is not what a site means by a name of its own on a frame', async () => {
    plant(
      here,
      {
        body: '<script src="https://vendor.test/x.js" type="text/plain" data-category="analytics"></script>',
      },
      '/inside',
    );
    plant(here, {
      body: `<iframe title="Inside"></iframe><script>
        const frame = document.querySelector('iframe');
        frame.choice = 'first';
        frame.src = '/inside';
      </script>`,
    });
    const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
    const inside = visitor.page.frames().find(frame => frame.url().endsWith('/inside'));
    expect(await inside?.evaluate(() => window.hallpass?.decision?.categories)).toEqual({
      preferences: false,
      analytics: false,
      marketing: false,
    });
  });

  it('names the file that writes a cookie or a key while it is open, and lets go of both when it is closed', async () => {
    plant(here, {
      body: '<button id="write">Write</button><script defer src="/js/seen.js?secret=1"></script>',
    });
    here.demo.page(SITE, '/js/seen.js', {
      type: 'text/javascript',
      body: `document.querySelector('#write').onclick = () => {
        document.cookie = 'seen=1; Path=/';
        localStorage.setItem('seen-key', '1');
      };`,
    });
    const natives = () =>
      [
        Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set,
        Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value,
      ].map(String);
    const visitor = await here.open(TRY);
    const before = await visitor.page.evaluate(natives);
    await visitor.page.evaluate(() => window.hallpass?.audit());
    await act(visitor, 'json').waitFor();
    await visitor.page.locator('#write').click();
    await act(visitor, 'again').click();
    const list = panel(visitor).locator('li', { hasText: `written by ${DISTRICT}/js/seen.js` });
    await list.first().waitFor();
    expect(await list.locator('strong').allInnerTexts()).toEqual(['seen', 'seen-key']);
    expect(await panel(visitor).innerText()).not.toContain('secret');
    await act(visitor, 'close').click();
    expect(await visitor.page.evaluate(natives)).toEqual(before);
  });

  it('asks nobody but the site itself, and changes nothing that is stored', async () => {
    plant(here, { body: '<a href="/next">On</a><a href="https://elsewhere.test/">Away</a>' });
    plant(here, {}, '/next');
    const visitor = await here.open(`${TRY}#hallpass-audit`, { stored: stored('p1a0m1') });
    await act(visitor, 'json').waitFor();
    const before = (await visitor.cookies()).filter(({ name }) => name === 'hallpass-consent');
    await panel(visitor).getByText(en.walk.title).click();
    await act(visitor, 'walk').click();
    await expect.poll(() => panel(visitor).innerText(), { timeout: 20_000 }).toMatch(/Pages looked at: \d/);
    expect(visitor.requests()).toEqual([]);
    expect((await visitor.cookies()).filter(({ name }) => name === 'hallpass-consent')).toEqual(before);
    const { pages } = await report(visitor);
    expect(pages).toEqual([
      { page: TRY, state: 'own' },
      ...[TRY, `${DISTRICT}/next`].flatMap(page => ['undecided', 'refused'].map(state => ({ page, state }))),
      ...pages.slice(5),
    ]);
  });
});

describe('the report', () => {
  const SECRETS = {
    cookie: 'SECRETcookie4711',
    name: 'secretname@school.example',
    local: 'SECRETlocal4712',
    query: 'SECRETquery4713',
    hash: 'SECREThash4714',
    attribute: 'SECRETattribute4715',
    code: 'SECRETcode4716',
    text: 'SECRETtext4717',
    field: 'SECRETfield4718',
    own: 'SECRETown4719',
    mail: 'SECRETmail@school.example',
  };

  it('has names and kinds of all that it found, and not one value (R11)', async () => {
    const { cookie, name, local, query, hash, attribute, code, text, field, own, mail } = SECRETS;
    plant(here, {
      before: `<script src="/own.js?token=${own}" data-user="${attribute}"></script>`,
      head: `<meta name="user" content="${attribute}"><title>${text}</title>`,
      body: `<p data-user="${attribute}">${text}</p><form><input value="${field}"></form>
        <script>const x = '${code}'; document.cookie = 'sid=${cookie}; Path=/'; localStorage.visits = '${local} ${mail}'; localStorage['${name}'] = '1';</script>
        <iframe data-category="marketing" data-user="${attribute}" data-consent-src="https://www.youtube.com/embed/1?user=${query}&mail=${mail}#${hash}" title="${attribute}"></iframe>
        <img alt="${attribute}" src="https://pixel.test/a/${mail}/b.gif?user=${query}#${hash}">
        <script data-category="analytics" data-user="${attribute}" src="https://www.google-analytics.com/x.js?user=${query}"></script>`,
    });
    const visitor = await here.open(`${TRY}?user=${SECRETS.own}#hallpass-audit`);
    const shown = [
      await findings(visitor.page, 'fault', 'warning', 'note'),
      await panel(visitor).textContent(),
    ];
    const html = await saved(visitor, 'html');
    const json = await saved(visitor, 'json');
    for (const place of [JSON.stringify(shown), html, json])
      for (const secret of Object.values(SECRETS)) expect(place).not.toContain(secret);
    // What it says instead.
    for (const place of [html, json]) {
      expect(place).toContain('sid');
      expect(place).toContain('visits');
      expect(place).toContain('pixel.test');
    }
    expect(JSON.parse(json).findings).toContainEqual(
      expect.objectContaining({
        check: 'personal-sure',
        about: 'path',
        values: { kind: 'email', where: 'query', host: 'pixel.test' },
      }),
    );
    expect(html).toContain(en.checks['personal-sure'].title);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<script|<[^>]*\s(src|href)=/);
  });

  it('says what is new and what is gone since an earlier one', async () => {
    plant(here, { body: '<script>localStorage.visits = "1"</script>' });
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    const earlier = await saved(visitor, 'json');
    plant(here, { attributes: 'data-allow="nosuch"', body: '<script>localStorage.clear()</script>' });
    await visitor.page.reload();
    await act(visitor, 'json').waitFor();
    const file = (buffer: string) => ({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(buffer),
    });
    await panel(visitor).locator('input[type=file]').setInputFiles(file('{"not":"a report"}'));
    await expect.poll(() => panel(visitor).innerText()).toContain(en.report.wrong);
    await panel(visitor).locator('input[type=file]').setInputFiles(file(earlier));
    const lists = panel(visitor).locator('h3 + ul.list', { hasText: '·' });
    await expect
      .poll(() => lists.allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining(`${en.checks['problem-unknown'].title} · data-allow: nosuch`),
          expect.stringContaining(`${en.checks['stored-undeclared'].title} · visits`),
        ]),
      );
  });

  it('writes the data block that holds a host nobody knows, and the data block does', async () => {
    plant(here, { body: '<img alt="" src="https://pixel.test/a.gif">' });
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    await act(visitor, 'json').waitFor();
    await panel(visitor).locator('select').selectOption('analytics');
    const { dataBlock = '' } = await report(visitor);
    expect(await panel(visitor).locator('.block code').textContent()).toBe(dataBlock);
    plant(here, {
      before: dataBlock,
      body: '<script>document.body.append(Object.assign(new Image(), { src: "https://pixel.test/b.gif" }))</script>',
    });
    here.demo.requests.length = 0;
    await visitor.page.reload();
    await act(visitor, 'json').waitFor();
    const again = await report(visitor);
    expect(again.parties).toMatchObject([
      { host: 'pixel.test', service: 'pixel', isHeld: true, isAsked: false },
    ]);
    expect(visitor.requests()).toEqual([]);
  });
});

describe('more pages', () => {
  it('are as for a visitor who chose what is asked for, whatever the webmaster chose', async () => {
    plant(here, {
      body: `<script>document.body.append(Object.assign(new Image(), { src: 'https://www.facebook.com/tr/?id=' + innerWidth }))</script>`,
    });
    const visitor = await here.open(`${TRY}#hallpass-audit`, { stored: stored('p1a1m1') });
    await act(visitor, 'json').waitFor();
    expect(visitor.requests()).toHaveLength(1);
    const before = await consentCookies(visitor);
    await panel(visitor).getByText(en.walk.title).click();
    const progress = panel(visitor).locator('.walk [role=status]');
    const walk = async () => {
      await act(visitor, 'walk').click();
      await act(visitor, 'stop').waitFor();
      await expect.poll(() => progress.innerText(), { timeout: 20_000 }).toBe('Pages looked at: 1.');
    };
    await walk();
    // The page itself was as the webmaster has it; in neither frame did anything leave.
    expect(visitor.requests()).toHaveLength(1);
    const { parties, pages } = await report(visitor);
    expect(pages.map(({ state }) => state)).toEqual(['accepted', 'undecided', 'refused']);
    expect(parties).toMatchObject([
      { host: 'www.facebook.com', isHeld: true, isAsked: false, mayRun: false },
    ]);
    for (const state of ['undecided', 'refused'])
      await panel(visitor).locator(`[data-state="${state}"]`).uncheck();
    await panel(visitor).locator('[data-state="accepted"]').check();
    await walk();
    expect(visitor.requests().map(({ path }) => path)).toEqual([expect.anything(), '/tr/?id=1280']);
    expect(await consentCookies(visitor)).toEqual(before);
  });

  it('are looked at in the states that are asked for, with what each state does, and merged', async () => {
    plant(here, {
      body: '<a href="/one">1</a><a href="/two">2</a><a href="/logout">Out</a><a href="/plan.pdf">Plan</a><a download href="/letter">Letter</a>',
    });
    // It would lead the window away.
    plant(
      here,
      { body: '<script>localStorage.visits = "1"; try { top.location = "/taken" } catch {}</script>' },
      '/one',
    );
    here.demo.page(SITE, '/two', { html: '<h1>No Hallpass here</h1>' });
    here.demo.page(SITE, '/sitemap.xml', {
      body: `<urlset><url><loc>${DISTRICT}/three</loc></url><url><loc>https://elsewhere.test/</loc></url></urlset>`,
      type: 'application/xml',
    });
    here.demo.page(SITE, '/three', {
      headers: { 'x-frame-options': 'DENY', 'content-security-policy': null },
      html: '<h1>Not in a frame</h1>',
    });
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    await act(visitor, 'json').waitFor();
    await panel(visitor).getByText(en.walk.title).click();
    await panel(visitor).locator('[data-state="undecided"]').uncheck();
    await act(visitor, 'walk').click();
    await expect.poll(() => panel(visitor).innerText(), { timeout: 20_000 }).toContain('Pages looked at: 2.');
    const { pages, findings: found } = await report(visitor);
    expect(pages).toEqual([
      { page: TRY, state: 'undecided' },
      { page: TRY, state: 'refused' },
      { page: `${DISTRICT}/one`, state: 'refused' },
      { page: `${DISTRICT}/two`, state: 'refused', failed: 'without' },
      { page: `${DISTRICT}/three`, state: 'refused', failed: 'refused' },
    ]);
    expect(found.find(({ about }) => about === 'visits')).toMatchObject({ pages: [`${DISTRICT}/one`] });
    expect(await visitor.page.locator('iframe').count()).toBe(0);
    expect(await visitor.cookies()).not.toContainEqual(expect.objectContaining({ name: 'hallpass-consent' }));
  });
});

describe('looking at more pages', () => {
  it('ends when it is stopped, also at a page that never answers; what was seen stays', async () => {
    let answer = () => {};
    plant(here, { body: '<a href="/slow">Slow</a>' });
    here.demo.page(SITE, '/slow', () => new Promise(resolve => (answer = () => resolve({ html: '' }))));
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    await act(visitor, 'json').waitFor();
    await panel(visitor).getByText(en.walk.title).click();
    await act(visitor, 'walk').click();
    const progress = () => panel(visitor).locator('.walk [role=status]').innerText();
    await expect.poll(progress, { timeout: 20_000 }).toMatch(/3 of \d+: .*\/slow$/);
    await act(visitor, 'stop').click();
    await expect.poll(progress).toBe('Stopped. Pages looked at: 1.');
    expect(await visitor.page.locator('iframe').count()).toBe(0);
    expect((await report(visitor)).pages).toEqual([
      { page: TRY, state: 'undecided' },
      { page: TRY, state: 'refused' },
    ]);
    // So it does when the panel is closed.
    await panel(visitor).locator('[data-state="refused"]').uncheck();
    await act(visitor, 'walk').click();
    await visitor.page.locator('iframe[src$="/slow"]').waitFor({ state: 'attached' });
    await act(visitor, 'close').click();
    await expect.poll(() => visitor.page.locator('iframe').count()).toBe(0);
    answer();
  });
});

describe('a page that means harm', () => {
  it('has the panel work, with 10,000 elements, 400 keys and names that are code', async () => {
    plant(here, {
      before:
        '<script>window.canParse = URL.canParse; Object.prototype.each = () => {}; Array.prototype.extra = 1;</script>',
      body: `<form id="hallpass-audit-x"><input name="parentNode"></form><script>
        const all = document.createDocumentFragment();
        for (let i = 0; i < 10000; i++) all.append(document.createElement('img'));
        document.body.append(all);
        for (let i = 0; i < 400; i++) localStorage['<img src=x onerror=alert(1)>' + i] = i;
        document.querySelectorAll = () => { throw 1 }; JSON.stringify = () => 'no'; Element.prototype.getAttribute = () => { throw 2 };
      </script>`,
    });
    const visitor = await here.open(`${TRY}#hallpass-audit`);
    const { stored } = await report(visitor);
    expect(stored).toHaveLength(400);
    expect(stored[0]?.name).toMatch(/^<img src=x/);
    expect(await panel(visitor).locator('img').count()).toBe(0);
  });
});

describe('a security policy', () => {
  // What it forbids is meant: these visitors are their own.
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it.each([
    [
      'that is tried out',
      'hallpass.js',
      'content-security-policy-report-only',
      "script-src 'none'; trusted-types other; require-trusted-types-for 'script'",
      ['policy-will-forbid: script-src', 'policy-will-forbid: trusted-types'],
    ],
    [
      'that does not name ours',
      'hallpass.standalone.js',
      'content-security-policy',
      "trusted-types other; require-trusted-types-for 'script'",
      ['policy-forbids: trusted-types'],
    ],
  ])('%s is told of', async (_what, file, header, policy, expected) => {
    plant(world, {
      tag: `<script src="/hallpass/${file}" data-policy-url="/privacy"></script>`,
      headers: { [header]: policy },
    });
    const visitor = await world.visitor();
    await visitor.page.goto(`${TRY}#hallpass-audit`);
    expect(await findings(visitor.page, 'fault', 'warning')).toEqual(expected);
  });
});
