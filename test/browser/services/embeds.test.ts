import { describe, expect, it } from 'vitest';
import { consentCookies, DISTRICT, focused, hosts, place, stored, TRY, tag } from '../journeys/steps.ts';

const world = place();
const VIDEO = 'https://www.youtube.com/embed/abc';

/** A video as a school pastes it. */
const video =
  '<iframe id="v" width="560" height="315" src="https://www.youtube.com/embed/abc" title="Field day"></iframe>';

type Visitor = Awaited<ReturnType<typeof world.open>>;

const placeholder = '[data-consent-surface="placeholder"]';

/** What stands for a frame, in its own page. */
const inFrame = ({ page }: Visitor, frame = '#v') => page.frameLocator(frame).locator(placeholder);

/** Whose page a frame shows; of another company's nobody but the company can tell more. */
const shownIn = ({ page }: Visitor) =>
  page.evaluate(() =>
    (document.querySelector('#v') as HTMLIFrameElement).contentDocument ? 'ours' : 'another company’s',
  );

describe('an embed that is held', () => {
  it('is a placeholder of its size that says what it is and whose', async () => {
    world.page({ body: `<p>Before</p>${video}<a href="#cookie-preferences">C</a>` });
    const visitor = await world.open(TRY);
    const box = inFrame(visitor);
    await box.waitFor();
    // The frame's border is the page's.
    expect(await box.boundingBox()).toMatchObject({ width: 560, height: 315 });
    await expect
      .poll(() => box.innerText())
      .toMatch(/Field day[\s\S]*Google[\s\S]*Load this once[\s\S]*Always allow YouTube/);
    expect(await box.getByRole('link').getAttribute('href')).toBe(VIDEO);
    expect(await shownIn(visitor)).toBe('ours');
  });

  it('keeps its share of the page when it is as wide as its column', async () => {
    world.page({
      head: '<link rel="stylesheet" href="/wide.css">',
      body: `<div class="wide">${video}</div><a href="#cookie-preferences">C</a>`,
    });
    world.demo.page('www.cedarcreek.example', '/wide.css', {
      type: 'text/css',
      body: '.wide{width:50vw}.wide iframe{width:100%;height:auto;aspect-ratio:16/9;border:0}',
    });
    const visitor = await world.open(TRY, { viewport: { width: 1000, height: 700 } });
    const box = inFrame(visitor);
    await box.waitFor();
    expect((await box.boundingBox())?.width).toBe(500);
    await visitor.page.setViewportSize({ width: 1200, height: 700 });
    await expect.poll(async () => (await box.boundingBox())?.width).toBe(600);
  });

  it('loads once on a click, stores nothing, and gets the focus', async () => {
    const page = { body: `${video}<a href="#cookie-preferences">C</a>` };
    world.page(page);
    const visitor = await world.open(TRY);
    await visitor.button('refuse-all').click();
    const [before] = await consentCookies(visitor);
    world.demo.reset();
    world.page(page);
    await inFrame(visitor).locator('[data-consent-action="load-once"]').click();
    const request = await world.arrived(({ path }) => path === '/embed/abc');
    expect(request.referrer).toContain(DISTRICT);
    expect((await consentCookies(visitor))[0]).toEqual(before);
    await expect.poll(() => focused(visitor)).toBe('v');
    await expect.poll(() => shownIn(visitor)).toBe('another company’s');
    await visitor.page.reload();
    await inFrame(visitor).waitFor();
  });

  it('is always allowed on a click, and only it', async () => {
    world.page({
      body: `${video}<iframe id="i" src="https://www.instagram.com/p/1/embed"></iframe><a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY, { stored: stored('p0a0m0') });
    // The first request of a frame that the parser made may have left.
    world.demo.reset();
    await inFrame(visitor).locator('[data-consent-action="always"]').click();
    await world.arrived(({ path }) => path === '/embed/abc');
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-\.youtube1$/);
    expect(hosts(visitor)).not.toContain('www.instagram.com');
  });

  it('is known by its address where the page has marked it with a category alone', async () => {
    const marked = (address: string) =>
      `<iframe width="400" height="225" data-category="marketing" data-consent-src="${address}" title="Film"></iframe>`;
    world.page({
      body: `${marked(VIDEO)}${marked('https://player.vimeo.com/video/1')}<a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY);
    const always = (frame: number, name: string) =>
      visitor.page
        .frameLocator(`iframe >> nth=${frame}`)
        .getByRole('button', { name: `Always allow ${name}` });
    await always(0, 'YouTube').click();
    await world.arrived(({ path }) => path === '/embed/abc');
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.0\.\.-\.youtube1$/);
    await always(1, 'Vimeo').waitFor();
    expect(hosts(visitor)).not.toContain('player.vimeo.com');
  });

  it('is there beside one whose address is none', async () => {
    world.page({
      body: `<iframe data-category="marketing" data-consent-src="https://[video]" title="Broken" width="300" height="200"></iframe>${video}<a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY);
    await inFrame(visitor).getByRole('button', { name: 'Always allow YouTube' }).waitFor();
    await inFrame(visitor, '[title="Broken"]').waitFor();
  });

  it('that nobody knows by name is loaded once, or not: its whole category is no matter of one frame', async () => {
    world.page({
      tag: tag('data-block="strict"'),
      body: '<iframe src="https://maps.county.test/embed" title="Map" width="300" height="200"></iframe><a href="#cookie-preferences">C</a>',
    });
    const visitor = await world.open(TRY);
    const box = inFrame(visitor, 'iframe');
    await box.getByRole('button', { name: 'Load this once' }).waitFor();
    expect(await box.getByRole('button').count()).toBe(1);
  });

  it('is a placeholder again when it is refused again, without a reload (R13)', async () => {
    world.page({ body: `${video}<a href="#cookie-preferences">C</a>` });
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    await world.arrived(({ path }) => path === '/embed/abc');
    await expect.poll(() => shownIn(visitor)).toBe('another company’s');
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await inFrame(visitor).waitFor();
    await visitor.settled();
    expect(world.loads(TRY)).toBe(1);
  });

  it('speaks the language of the page, also when that changes', async () => {
    world.page({ lang: ' lang="es"', body: `${video}<a href="#cookie-preferences">C</a>` });
    const visitor = await world.open(TRY);
    const once = inFrame(visitor).locator('[data-consent-action="load-once"]');
    await expect.poll(() => once.innerText()).toBe('Cargar solo esta vez');
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await expect.poll(() => once.innerText()).toBe('Load this once');
  });

  it('gives a child the reason, and no door (R14)', async () => {
    world.page({
      tag: tag('data-audience="children"'),
      body: `${video}<a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY);
    const box = inFrame(visitor);
    await box.waitFor();
    expect(await box.innerText()).toMatch(/^Field day\s+From Google\. This site is for children/);
    expect(await box.getByRole('button').or(box.getByRole('link')).count()).toBe(0);
  });

  it('says that the school does not load it where nobody can allow it, and links to it', async () => {
    world.page({
      tag: tag('data-categories="preferences"'),
      body: `${video}<a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY);
    const box = inFrame(visitor);
    await box.waitFor();
    expect(await box.innerText()).toMatch(
      /^Field day\s+From Google\. The school has chosen not to load this/,
    );
    expect(await box.getByRole('button').count()).toBe(0);
    expect(await box.getByRole('link').getAttribute('href')).toBe(VIDEO);
  });

  it('is not got round by a lazy loader that writes the address again', async () => {
    world.page({ body: `${video}<a href="#cookie-preferences">C</a>` });
    const visitor = await world.open(TRY);
    world.demo.reset();
    await visitor.page.evaluate(address => {
      (document.querySelector('#v') as HTMLIFrameElement).src = address;
    }, VIDEO);
    await visitor.settled();
    expect(visitor.requests()).toEqual([]);
    await visitor.button('accept-all').click();
    await world.arrived(({ path }) => path === '/embed/abc');
  });
});

describe('a widget that draws into the page', () => {
  it('has a placeholder where it would have drawn, and draws there once it is allowed', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`);
    await visitor.button('refuse-all').click();
    const small = visitor.page.getByRole('button', { name: 'Translation of this page' });
    await small.click();
    await visitor.page.getByRole('button', { name: 'Always allow Google Translate' }).click();
    await visitor.page.locator('#google_translate_element select').waitFor();
    expect(await small.count()).toBe(0);
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.google-translate1$/);
  });
});
