import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { availableEngines, openEngine } from '../harness/engine.ts';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, focused, place, TRY, tag } from '../journeys/steps.ts';

const here = place();

const FOOTER = '<footer><a id="re" href="#cookie-preferences">Cookies</a></footer>';

/** Opens a page whose own styles and scripts are in the way. */
const open = (body: string, css = '', script = '', head = '') => {
  here.page({
    free: true,
    head: `<meta name="viewport" content="width=device-width,viewport-fit=cover">${head}<style>${css}</style>`,
    body: `${body}<script>${script}</script>`,
  });
  return here.open(TRY, { viewport: { width: 1000, height: 700 } });
};

/** Whether each button of the banner is what the pointer would find in its middle. */
const isInFront = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const host = document.querySelector('#hallpass-consent') as Element;
    const buttons = [...(host.shadowRoot as ShadowRoot).querySelectorAll('.banner .answers button')];
    return (
      buttons.length === 3 &&
      buttons.every(button => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2) === host;
      })
    );
  });

/** The banner is in front, in the accessibility tree, and one press is an answer. */
async function canBeAnswered(visitor: Visitor) {
  await expect.poll(() => isInFront(visitor)).toBe(true);
  await visitor.page.getByRole('region', { name: en.banner.title }).waitFor();
  await visitor.button('refuse-all').click();
  await expect.poll(async () => (await consentCookies(visitor))[0]?.value).toContain('p0a0m0');
}

describe('the banner can be seen and answered', () => {
  it.each([
    [
      'where the first link is in a bar for phones',
      '<div class="bar"><a href="#menu">Menu</a></div><main>News</main>',
      '.bar{display:none}',
      '',
    ],
    [
      'where the first link is in a panel that is out of use',
      '<nav inert style="position:fixed;inset-inline-start:-300px"><a href="#x">x</a></nav><main>News</main>',
      '',
      '',
    ],
    [
      'within a form that is around the whole page',
      '<form action="/search"><a href="#m">Skip</a><input></form>',
      '',
      '',
    ],
    [
      'where the page puts all that is in its body into a box of its own',
      `<main>${'<p>News</p>'.repeat(60)}</main>`,
      '.page{transform:translateX(0)}',
      `addEventListener('load', () => { const box = document.createElement('div'); box.className = 'page'; box.append(...document.body.childNodes); document.body.append(box); scrollTo(0, 600); });`,
    ],
    [
      'where the page adds to the HTML of its body',
      '<main>News</main>',
      '',
      `addEventListener('load', () => { document.body.innerHTML += '<div>Saved</div>'; });`,
    ],
    [
      'where the page hides all that is in its body but one',
      '<main id="one">News</main><p>More</p>',
      'body>:not(#one){display:none}',
      '',
    ],
  ])('%s', async (_, body, css, script) => {
    const visitor = await open(body + FOOTER, css, script);
    expect(await visitor.page.locator('#hallpass-consent').count()).toBe(1);
    await canBeAnswered(visitor);
  });

  it('on a page of frames', async () => {
    here.demo.page('www.cedarcreek.example', '/frames', {
      html: `<!doctype html><html lang="en"><head>${tag()}<title>Frames</title><link rel="icon" href="/icon.svg"></head><frameset cols="50%,50%"><frame src="/news?a"><frame src="/news?b"></frameset></html>`,
    });
    const visitor = await here.open(`${DISTRICT}/frames`, { viewport: { width: 1000, height: 700 } });
    await canBeAnswered(visitor);
  });

  it('on a page that is written anew, and so can its link to the preferences', async () => {
    const visitor = await open('<main>Checking</main>');
    await visitor.page.evaluate(footer => {
      document.open();
      document.write(`<!doctype html><html lang="en"><title>Anew</title><body><main>Welcome</main>${footer}`);
      document.close();
    }, FOOTER);
    await canBeAnswered(visitor);
    await visitor.page.locator('#re').click();
    await visitor.surface('preferences').waitFor();
  });

  it('when a dialog has closed that was open before it came, above a bar of the highest layer', async () => {
    const visitor = await open(
      `<main>News</main><div id="bar"></div><dialog id="d"><button id="ok">OK</button></dialog>${FOOTER}`,
      '#bar{position:fixed;inset:auto 0 0;height:300px;z-index:2147483647;background:#fc0}',
      'd.showModal(); ok.onclick = () => d.close();',
    );
    expect(await isInFront(visitor)).toBe(false);
    await visitor.page.locator('#ok').click();
    await canBeAnswered(visitor);
  });

  it.each([
    ['by its role', 'aria-modal="true"', ''],
    [
      'by making all else inert',
      '',
      'for (const one of document.body.children) if (one.id !== "alert") one.inert = true;',
    ],
  ])(
    'after a window that the page draws itself (%s), which it does not cover',
    async (_, attribute, script) => {
      const visitor = await open(
        `<main>News</main><div id="alert" role="dialog" ${attribute} aria-label="Snow day"><button id="ok">OK</button></div>${FOOTER}`,
        '#alert{position:fixed;inset:10% 10% 5%;z-index:9;background:#fff}#ok{position:absolute;bottom:1em}',
        `${script} ok.onclick = () => { alert.remove(); for (const one of document.body.children) one.inert = false; };
       const alert = document.querySelector('#alert');`,
      );
      await expect.poll(() => visitor.surface('banner').isVisible()).toBe(false);
      await visitor.page.locator('#ok').click();
      await canBeAnswered(visitor);
    },
  );

  it('clear of a phone’s home bar and notch', async () => {
    const visitor = await open('<main>News</main>');
    const session = await visitor.context.newCDPSession(visitor.page);
    const free = async (width: number, height: number, insets: Record<string, number>) => {
      await visitor.page.setViewportSize({ width, height });
      await session.send('Emulation.setSafeAreaInsetsOverride', { insets });
      const boxes = await visitor
        .surface('banner')
        .locator('.answers button')
        .evaluateAll(buttons => buttons.map(button => button.getBoundingClientRect().toJSON() as DOMRect));
      return {
        bottom: height - Math.max(...boxes.map(({ bottom }) => bottom)),
        side: Math.min(...boxes.flatMap(({ left, right }) => [left, width - right])),
      };
    };
    expect((await free(390, 844, { bottom: 34, top: 47 })).bottom).toBeGreaterThanOrEqual(34);
    const landscape = await free(844, 390, { left: 47, right: 47, bottom: 21 });
    expect(landscape.bottom).toBeGreaterThanOrEqual(21);
    expect(landscape.side).toBeGreaterThanOrEqual(47);
  });
});

describe.each(availableEngines())('for the keyboard, in %s, the banner', engineName => {
  const ORDER = ['Español', en.banner.policy, en.banner.accept, en.banner.refuse, en.banner.choose];

  it.each([
    [
      'comes right after a skip link',
      '<a href="#m">Skip</a><a href="/one">One</a>',
      ['Skip', ...ORDER, 'One'],
    ],
    [
      'comes first where there is none',
      '<a href="/one">One</a><a href="/two">Two</a>',
      [...ORDER, 'One', 'Two'],
    ],
    [
      'comes first where the skip link goes away later',
      '<a id="gone" href="#m">Skip</a><a href="/one">One</a><script nonce="{{nonce}}">addEventListener("load", () => gone.remove())</script>',
      [...ORDER, 'One'],
    ],
  ])('%s', async (_, body, order) => {
    here.page({ body: `<header>${body}</header><main id="m">News</main>` });
    const engine = await openEngine(engineName, here);
    try {
      await engine.open(TRY);
      await engine.settled();
      const seen: string[] = [];
      for (const _stop of order) {
        await engine.keys('Tab');
        seen.push(
          await engine.evaluate(() => {
            let active = document.activeElement;
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
            return active?.textContent ?? '';
          }),
        );
      }
      expect(seen).toEqual(order);
    } finally {
      await engine.close();
    }
  });
});

it('a link in a bar at the edge of the page is not behind the banner when it has the focus', async () => {
  here.page({
    head: '<link rel="stylesheet" href="/bar.css">',
    body: `<main>News</main><nav><a id="home" href="/home">Home</a></nav>${FOOTER}`,
  });
  here.demo.page('www.cedarcreek.example', '/bar.css', {
    type: 'text/css',
    body: 'nav{position:fixed;inset:auto 0 0;height:56px}',
  });
  const visitor = await here.open(TRY, { viewport: { width: 390, height: 700 } });
  for (let i = 0; i < 6; i++) await visitor.page.keyboard.press('Tab');
  expect(await focused(visitor)).toBe('home');
  await expect
    .poll(() =>
      visitor.page.evaluate(() => {
        const { left, top, width, height } = (document.activeElement as Element).getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.id;
      }),
    )
    .toBe('home');
});
