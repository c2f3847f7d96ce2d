import { describe, expect, it } from 'vitest';
import { hosts, place, stored, TRY, tag } from '../journeys/steps.ts';

const world = place();

const FRAME = 'https://www.youtube.com/embed/abc';

describe('a page that is not well', () => {
  it('whose own setters throw: what we hold stays held, and our part throws nothing', async () => {
    world.page({
      tag: `<script>
        const { set, get } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
        Object.defineProperty(HTMLImageElement.prototype, 'src', {configurable: true, get, set(v) { if (/bad/.test(v)) throw new Error('mine'); set.call(this, v); }});
      </script>${tag()}`,
      free: true,
    });
    const visitor = await world.open(TRY);
    const thrown = await visitor.page.evaluate(() => {
      new Image().src = 'https://www.facebook.com/tr?a';
      try {
        new Image().src = '/bad.gif';
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    });
    await visitor.settled();
    expect(thrown).toBe('Error: mine');
    expect(hosts(visitor)).toEqual([]);
  });

  it('whose prototypes are frozen: the widget works, marked elements wait and are released', async () => {
    world.page({
      tag: `<script>for (const p of [Element, HTMLScriptElement, HTMLIFrameElement, Document, Node]) Object.freeze(p.prototype)</script>${tag()}`,
      body: '<script type="text/plain" data-category="analytics">window.didRun = true</script>',
      free: true,
    });
    const visitor = await world.open(TRY);
    expect(await visitor.page.evaluate(() => 'didRun' in window)).toBe(false);
    await visitor.button('accept-all').click();
    await visitor.page.waitForFunction('window.didRun');
  });

  it('that freezes its prototypes after us stays as it was', async () => {
    world.page({
      body: '<script>for (const p of [Element, HTMLImageElement]) Object.freeze(p.prototype)</script>',
      free: true,
    });
    const visitor = await world.open(TRY);
    await visitor.button('accept-all').click();
    // Our stand-ins cannot go, and let everything pass.
    await visitor.page.evaluate(() => document.body.setAttribute('data-x', '1'));
    await visitor.page.evaluate(() => {
      new Image().src = 'https://www.facebook.com/tr?a';
    });
    await world.arrived(({ host }) => host === 'www.facebook.com');
  });

  it('that looks at functions sees the platform’s', async () => {
    world.page({ free: true });
    const visitor = await world.open(TRY);
    const seen = await visitor.page.evaluate(() => {
      const fresh = document.body.appendChild(document.createElement('iframe'))
        .contentWindow as unknown as typeof window & typeof globalThis;
      const look = (w: typeof window & typeof globalThis) =>
        [
          w.fetch.toString(),
          `${w.fetch}`,
          w.fetch.name,
          w.fetch.length,
          w.WebSocket.OPEN,
          w.XMLHttpRequest.prototype.open.toString(),
          w.Element.prototype.setAttribute.name,
          new w.Audio() instanceof w.HTMLAudioElement,
        ].join('\n');
      return [look(window), look(fresh)];
    });
    expect(seen[0]).toBe(seen[1]);
  });

  it('with a foreign <base>: addresses are judged by it', async () => {
    world.page({ free: true });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(async () => {
      const base = Object.assign(document.createElement('base'), { href: 'https://www.facebook.com/' });
      document.head.append(base);
      new Image().src = 'tr?a';
      await fetch('tr?b').catch(() => 0);
      document.body.insertAdjacentHTML('beforeend', '<img alt="" src="//www.facebook.com/tr?c">');
      base.remove();
    });
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
  });
});

describe('addresses of other kinds', () => {
  it('are let through: relative, data:, blob:, javascript:', async () => {
    world.page({ free: true });
    const visitor = await world.open(TRY);
    const loaded = await visitor.page.evaluate(async () => {
      const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
      const blob = URL.createObjectURL(await (await fetch(pixel)).blob());
      const load = (src: string) =>
        new Promise(resolve => {
          const image = new Image();
          image.onload = () => resolve('load');
          image.onerror = () => resolve('error');
          image.src = src;
        });
      const frame = document.createElement('iframe');
      frame.src = 'javascript:"<p>Mine</p>"';
      const shown = new Promise(resolve => {
        frame.onload = () => resolve(frame.contentDocument?.body.textContent);
      });
      document.body.append(frame);
      return [await load('/icon.svg'), await load(pixel), await load(blob), await shown];
    });
    expect(loaded).toEqual(['load', 'load', 'load', 'Mine']);
  });

  it('javascript: in a held address is never run', async () => {
    world.page({
      body: '<iframe data-category="marketing" data-consent-src="javascript:parent.trick = 1" title="t"></iframe>',
      free: true,
    });
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    expect(await visitor.page.evaluate(() => 'trick' in window)).toBe(false);
  });

  it('a link that is not loaded stays: canonical, me', async () => {
    world.page({
      head: '<link rel="canonical" href="https://www.youtube.com/@school"><link rel="me" href="https://www.facebook.com/school">',
      free: true,
    });
    const visitor = await world.open(TRY);
    const hrefs = await visitor.page.evaluate(() =>
      [...document.querySelectorAll('link[rel=canonical],link[rel=me]')].map(l => l.getAttribute('href')),
    );
    expect(hrefs).toEqual(['https://www.youtube.com/@school', 'https://www.facebook.com/school']);
  });
});

describe('much at once', () => {
  it('5,000 marked elements wait, and are all released in order', async () => {
    const scripts = Array.from(
      { length: 5000 },
      (_, i) =>
        `<script type="text/plain" data-category="analytics">(window.order ??= []).push(${i})</script>`,
    );
    world.page({ body: scripts.join(''), free: true });
    const visitor = await world.open(TRY);
    expect(await visitor.page.evaluate(() => 'order' in window)).toBe(false);
    await visitor.button('accept-all').click();
    await visitor.page.waitForFunction('window.order?.length === 5000');
    expect(await visitor.page.evaluate('order.every((n, i) => n === i)')).toBe(true);
  });
});

describe('an element on its way', () => {
  const slow = (body: string) => {
    let answer = () => {};
    const asked = new Promise<void>(resolve => {
      world.demo.page('static.hotjar.com', '/slow.js', async () => {
        resolve();
        await new Promise<void>(go => {
          answer = go;
        });
        return { body, type: 'text/javascript' };
      });
    });
    return { asked, answer: () => answer() };
  };
  const marked =
    '<div id="a"><script id="s" type="text/plain" data-category="analytics" src="https://static.hotjar.com/slow.js"></script></div><div id="b"></div><script type="text/plain" data-category="analytics">window.after = window.times ?? 0</script>';
  const countTimes = 'window.times = (window.times ?? 0) + 1';

  it.each([
    ['moved', 'document.querySelector("#b").append(document.querySelector("#s"))', 1],
    ['removed', 'document.querySelector("#s").remove()', 1],
  ])('%s while its file loads runs once, and the next one follows', async (_, act, times) => {
    const file = slow(countTimes);
    world.page({ body: marked, free: true });
    const visitor = await world.open(TRY);
    await visitor.button('accept-all').click();
    await file.asked;
    await visitor.page.evaluate(act);
    file.answer();
    await visitor.page.waitForFunction('"after" in window');
    expect(await visitor.page.evaluate('[times, after]')).toEqual([times, times]);
  });

  it('removed while it is held is not loaded when it is granted, and is when it comes back', async () => {
    world.page({
      body: `<iframe id="f" data-category="marketing" data-consent-src="${FRAME}" title="t"></iframe>`,
      free: true,
    });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(() => {
      const frame = document.querySelector('#f') as Element;
      frame.remove();
      Object.assign(window, { frame });
    });
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
    await visitor.page.evaluate(() => document.body.append((window as unknown as { frame: Element }).frame));
    await world.arrived(({ path }) => path === '/embed/abc');
  });
});
