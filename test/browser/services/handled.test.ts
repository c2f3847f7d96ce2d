import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { place, TRY, tag } from '../journeys/steps.ts';

const world = place();
const FILM = 'https://www.youtube.com/embed/film';
const film = `<iframe id="v" width="560" height="315" src="${FILM}" title="Field day"></iframe>`;
/** How many frames show a placeholder that can be seen, the ones in shadow roots included. */
const shown = ({ page }: Visitor) =>
  page.evaluate(() => {
    const roots = [
      document,
      ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ];
    return roots
      .flatMap(root => [...root.querySelectorAll('iframe')])
      .filter(frame => {
        const placeholder = frame.contentDocument?.querySelector('[data-consent-surface="placeholder"]');
        return frame.checkVisibility({ visibilityProperty: true }) && placeholder?.getClientRects()[0];
      }).length;
  });

declare global {
  interface Window {
    /** What a page's script keeps in its hand. */
    kept: Element;
    /** The files that ran, in order. */
    files: string[];
    $: (what: string) => { html(text: string): void; append(text: string): void };
  }
}

const open = async (body: string, options: { tag?: string; head?: string } = {}) => {
  world.page({ body: `${body}<a href="#cookie-preferences">Cookies</a>`, free: true, ...options });
  world.demo.page('www.youtube.com', '/embed/film', { html: '<p>The film</p>' });
  for (const name of ['a', 'b'])
    world.script('static.hotjar.com', `(window.files ??= []).push('${name}')`, `/${name}.js`);
  const visitor = await world.open(TRY);
  // What the page's own HTML asks for may leave before we hear of it (docs/limits.md).
  world.demo.requests.length = 0;
  return visitor;
};

const accept = async (visitor: Visitor) => {
  await visitor.page.evaluate(() => window.hallpass?.accept());
  await visitor.settled();
};

/** What a page's own code does with a film while it is held, and after the grant. */
const withFilms: [name: string, body: string, before: () => void, after?: () => void][] = [
  [
    'writes its address back, to stop it',
    film,
    () => ((document.querySelector('iframe') as HTMLIFrameElement).src += ''),
  ],
  [
    'loads it lazily',
    film.replace(' src', ' data-src'),
    () => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      frame.src = String(frame.dataset.src);
    },
  ],
  [
    'adds to the address that it gave',
    '',
    () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://www.youtube.com/embed/film';
      document.body.append(frame);
      frame.src += '?enablejsapi=1';
    },
  ],
  [
    'copies it, as carousels do, and inserts the copy later',
    `<main>${film}</main>`,
    () => {
      window.kept = (document.querySelector('iframe') as HTMLIFrameElement).cloneNode(true) as Element;
      (document.querySelector('main') as HTMLElement).remove();
    },
    () => document.body.append(window.kept),
  ],
  [
    'keeps it as HTML, as tabs do, and puts it back',
    `<main>${film}</main>`,
    () => {
      const tab = document.querySelector('main') as HTMLElement;
      document.body.dataset.tab = tab.innerHTML;
      tab.replaceChildren();
    },
    () => ((document.querySelector('main') as HTMLElement).innerHTML = String(document.body.dataset.tab)),
  ],
  [
    'keeps a copy of the whole page, as Turbo does, and puts it back',
    film,
    () => {
      window.kept = document.body.cloneNode(true) as Element;
      document.body.replaceChildren();
    },
    () => document.body.replaceWith(window.kept),
  ],
  [
    'fetches the next page, as Turbo does, and puts it in its place',
    '',
    () => {
      const html = '<!doctype html><iframe src="https://www.youtube.com/embed/film"></iframe>';
      window.kept = new DOMParser().parseFromString(html, 'text/html').body;
    },
    () => document.body.replaceWith(document.adoptNode(window.kept)),
  ],
  [
    'draws it in an element of its own making',
    '<school-film></school-film>',
    () => {
      const template = document.createElement('template');
      template.innerHTML = '<iframe src="https://www.youtube.com/embed/film"></iframe>';
      const root = (document.querySelector('school-film') as HTMLElement).attachShadow({ mode: 'open' });
      root.append(template.content.cloneNode(true));
    },
  ],
];

describe('a film that is held comes with the grant, though the page', () => {
  it.each(withFilms)('%s', async (_, body, before, after = () => {}) => {
    const visitor = await open(body);
    await visitor.page.evaluate(before);
    await visitor.settled();
    expect(visitor.requests()).toEqual([]);
    await accept(visitor);
    await visitor.page.evaluate(after);
    await world.arrived(({ path }) => path.startsWith('/embed/film'));
    const frame = visitor.page.locator('iframe');
    await frame.contentFrame().getByText('The film').waitFor();
    expect(await frame.isVisible()).toBe(true);
    await expect.poll(() => shown(visitor)).toBe(0);
  });
});

/** What a page's own code does with a service's file. */
const withFiles: [name: string, body: string, before: () => void, after?: () => void][] = [
  [
    'keeps it in its hand until after the grant',
    '',
    () => {
      const script = document.createElement('script');
      script.src = 'https://static.hotjar.com/a.js';
      window.kept = script;
    },
    () => document.head.append(window.kept),
  ],
  [
    'takes it out, and puts it back after the grant',
    '<script id="s" src="https://static.hotjar.com/a.js"></script>',
    () => {
      window.kept = document.querySelector('#s') as Element;
      window.kept.remove();
    },
    () => document.body.append(window.kept),
  ],
  [
    'inserts it as HTML with jQuery',
    '<div></div>',
    () => window.$('div').html('<p>Hi</p><script src="https://static.hotjar.com/a.js"></script>'),
  ],
  [
    'uses our attributes for something else',
    '<script src="https://static.hotjar.com/a.js" data-type="popup" data-src="/other.js"></script>',
    () => {},
  ],
];

describe('a file that is held runs once with the grant, though the page', () => {
  it.each(withFiles)('%s', async (_, body, before, after = () => {}) => {
    world.demo.page('www.cedarcreek.example', '/jquery.js', {
      body: readFileSync('node_modules/jquery/dist/jquery.min.js', 'utf8'),
      type: 'text/javascript',
    });
    const visitor = await open(body, { head: '<script src="/jquery.js"></script>' });
    await visitor.page.evaluate(before);
    await visitor.settled();
    expect(await visitor.page.evaluate(() => window.files)).toBeUndefined();
    await accept(visitor);
    await visitor.page.evaluate(after);
    await expect.poll(() => visitor.page.evaluate(() => window.files), { timeout: 10_000 }).toEqual(['a']);
    await visitor.settled();
    expect(await visitor.page.evaluate(() => window.files)).toEqual(['a']);
  });

  it('and what never runs keeps nothing waiting', async () => {
    const visitor = await open(
      '<div></div><script nomodule src="https://static.hotjar.com/a.js"></script><script src="https://static.hotjar.com/b.js"></script>',
    );
    await visitor.page.evaluate(() => {
      (document.querySelector('div') as HTMLElement).innerHTML =
        '<script src="https://static.hotjar.com/a.js"></script>';
    });
    // No timer ends: whoever waits for one waits for ever.
    await visitor.page.clock.install();
    await visitor.page.clock.pauseAt(Date.now() + 60_000);
    await visitor.page.evaluate(() => window.hallpass?.accept());
    await expect.poll(() => visitor.page.evaluate(() => window.files), { timeout: 10_000 }).toEqual(['b']);
  });
});

it('a film whose address the page takes away stays away, also after the grant', async () => {
  const visitor = await open(film);
  await visitor.page.evaluate(() => ((document.querySelector('iframe') as HTMLIFrameElement).src = ''));
  await visitor.settled();
  await accept(visitor);
  expect(visitor.requests()).toEqual([]);
});

describe('what is taken back', () => {
  it('is a file that the page still keeps in its hand', async () => {
    const visitor = await open('');
    await visitor.page.evaluate(() => {
      const script = document.createElement('script');
      script.src = 'https://static.hotjar.com/a.js';
      window.kept = script;
    });
    await accept(visitor);
    await visitor.page.evaluate(() => {
      window.hallpass?.refuse();
      document.head.append(window.kept);
    });
    await visitor.settled();
    expect(visitor.requests()).toEqual([]);
  });

  it('is a film in an element of the page’s own making', async () => {
    const visitor = await open('<school-film></school-film>');
    await visitor.page.evaluate(() => {
      const root = (document.querySelector('school-film') as Element).attachShadow({ mode: 'open' });
      root.innerHTML = '<iframe src="https://www.youtube.com/embed/film"></iframe>';
    });
    await accept(visitor);
    const text = visitor.page.locator('iframe').contentFrame().getByText('The film');
    await text.waitFor();
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(() => text.count()).toBe(0);
    await expect.poll(() => shown(visitor)).toBe(1);
  });
});

describe('a placeholder', () => {
  it('goes and comes with its frame, and adds nothing to the page', async () => {
    const visitor = await open(`<main><div id="one">${film}</div><div id="two"></div></main>`);
    await expect.poll(() => shown(visitor)).toBe(1);
    await visitor.page.evaluate(() =>
      (document.querySelector('#two') as Element).append(
        document.querySelector('iframe') as HTMLIFrameElement,
      ),
    );
    await expect.poll(() => shown(visitor)).toBe(1);
    await visitor.page.evaluate(() => {
      const main = document.querySelector('main') as Element;
      main.append((document.querySelector('#two') as Element).cloneNode(true));
    });
    await expect.poll(() => shown(visitor)).toBe(2);
    const tree = () =>
      visitor.page.evaluate(() => [...document.querySelectorAll('main *')].map(({ localName }) => localName));
    expect(await tree()).toEqual(['div', 'div', 'iframe', 'div', 'iframe']);
    await visitor.page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
    });
    expect(await tree()).toEqual(['div', 'div', 'div']);
  });

  it('leaves where the page shows something of its own instead', async () => {
    const visitor = await open(film);
    await expect.poll(() => shown(visitor)).toBe(1);
    await visitor.page.evaluate(() => {
      (document.querySelector('iframe') as HTMLIFrameElement).src = '/icon.svg';
    });
    await expect.poll(() => shown(visitor)).toBe(0);
    expect(await visitor.page.locator('iframe').isVisible()).toBe(true);
    await accept(visitor);
    expect(visitor.requests()).toEqual([]);
  });

  it('stands for a frame that is wide all the same, or in a panel that is shown later', async () => {
    world.demo.page('www.cedarcreek.example', '/panel.css', {
      type: 'text/css',
      body: '.wide{width:1px;min-width:100%;height:200px}.panel{visibility:hidden}',
    });
    const visitor = await open(
      `<iframe class="wide" src="${FILM}"></iframe><div class="panel">${film}</div>`,
      { head: '<link rel="stylesheet" href="/panel.css">' },
    );
    await expect.poll(() => shown(visitor)).toBe(1);
    await visitor.page.evaluate(() => document.querySelector('.panel')?.classList.remove('panel'));
    await expect.poll(() => shown(visitor)).toBe(2);
  });

  it.each([
    ['a frame that counts', '<iframe width="1" height="1" src="https://www.youtube.com/embed/1"></iframe>'],
    ['a frame that nobody sees', '<iframe hidden src="https://www.youtube.com/embed/1"></iframe>'],
  ])('does not stand for %s', async (_, body) => {
    const visitor = await open(`${body}<div id="film">${film}</div>`);
    await expect.poll(() => shown(visitor)).toBe(1);
    expect(await visitor.page.locator('#film iframe').contentFrame().locator('section').isVisible()).toBe(
      true,
    );
  });

  it('is no way round a lock, whatever is put into it (R14)', async () => {
    const visitor = await open(film, { tag: tag('data-audience="children"') });
    await expect.poll(() => shown(visitor)).toBe(1);
    await visitor.page.evaluate(() => {
      const page = document.querySelector('iframe')?.contentDocument as Document;
      for (const action of ['load-once', 'always']) {
        const button = page.createElement('button');
        button.dataset.consentAction = action;
        page.querySelector('section')?.append(button);
        button.click();
      }
    });
    await visitor.settled();
    expect(visitor.requests()).toEqual([]);
  });
});

describe('what the page would notice', () => {
  it('of a video of its own with a picture of a service: nothing, but that the picture does not come', async () => {
    const visitor = await open(
      '<video src="/film.mp4" poster="https://i.ytimg.com/p.jpg"></video><img src="/icon.svg" srcset="https://i.ytimg.com/2.jpg 2x">',
    );
    // As the page's own code reads it.
    const read = () =>
      visitor.page.evaluate(() =>
        ['video', 'img'].map(name => {
          const element = document.querySelector(name) as Element;
          return ['src', 'poster', 'srcset'].map(attribute => element.getAttribute(attribute));
        }),
      );
    const written = [
      ['/film.mp4', 'https://i.ytimg.com/p.jpg', null],
      ['/icon.svg', null, 'https://i.ytimg.com/2.jpg 2x'],
    ];
    expect(await read()).toEqual(written);
    await accept(visitor);
    expect(await read()).toEqual(written);
    expect(await visitor.page.locator('[data-hallpass-held]').count()).toBe(0);
  });

  it('of a frame with a text that links to a service, and of its own words in data-name: nothing', async () => {
    const visitor = await open(
      `<iframe srcdoc="<p>Ours</p><a href='https://www.youtube.com/x'>Film</a>"></iframe><img data-name="youtube" src="/icon.svg">`,
    );
    await visitor.page.frameLocator('iframe').getByText('Ours').waitFor();
    expect(await visitor.page.locator('img').getAttribute('src')).toBe('/icon.svg');
    expect(await visitor.page.locator('[data-hallpass-held]').count()).toBe(0);
  });

  it('of a page that it takes apart: nothing', async () => {
    const visitor = await open('');
    const seen = await visitor.page.evaluate(() => {
      const html =
        '<!doctype html><html lang="es" class="x"><body id="b"><img src="https://i.ytimg.com/1.jpg"></body></html>';
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const { lang, className } = parsed.documentElement;
      const feed = new DOMParser().parseFromString(
        '<feed><link href="https://www.youtube.com/c"/></feed>',
        'text/xml',
      );
      const link = feed.querySelector('link')?.getAttribute('href');
      return [lang, className, parsed.body.id, parsed.compatMode, parsed.images[0]?.src, link];
    });
    expect(seen).toEqual([
      'es',
      'x',
      'b',
      'CSS1Compat',
      'https://i.ytimg.com/1.jpg',
      'https://www.youtube.com/c',
    ]);
  });

  it('of addresses beside the one that is held: nothing', async () => {
    const visitor = await open('');
    await visitor.page.evaluate(() => {
      const script = document.createElement('script');
      script.src = 'https://static.hotjar.com/a.js';
      script.setAttribute('data', 'x');
      document.head.append(script);
      const video = document.createElement('video');
      video.src = 'https://vimeocdn.com/film.mp4';
      video.poster = '/icon.svg';
      document.body.append(video);
      const box = document.createElement('div');
      box.innerHTML = '<img alt="1 <a " src="https://www.facebook.com/tr">';
      for (const address of ['https://\t/harmless.example/x', 'https://\t/www.facebook.com/tr'])
        new Image().src = address;
    });
    await visitor.settled();
    expect(visitor.requests(({ host }) => host !== 'harmless.example')).toEqual([]);
    await accept(visitor);
    expect(await visitor.page.evaluate(() => window.files)).toEqual(['a']);
    expect(await visitor.page.locator('video').getAttribute('src')).toBe('https://vimeocdn.com/film.mp4');
  });

  it('of a page that it takes apart, and keeps: that it is not on the page', async () => {
    const visitor = await open('<script src="https://static.hotjar.com/b.js"></script>');
    await visitor.page.evaluate(() => {
      const html =
        '<iframe src="https://www.youtube.com/embed/film"></iframe><script src="https://static.hotjar.com/a.js"></script>';
      window.kept = new DOMParser().parseFromString(html, 'text/html').body;
    });
    // No timer ends: whoever waits for a file of that page waits for ever.
    await visitor.page.clock.install();
    await visitor.page.clock.pauseAt(Date.now() + 60_000);
    await visitor.page.evaluate(() => window.hallpass?.accept());
    await expect.poll(() => visitor.page.evaluate(() => window.files), { timeout: 10_000 }).toEqual(['b']);
    expect(await visitor.page.evaluate(() => window.kept.querySelectorAll('div').length)).toBe(0);
  });

  it('of an element that document.write leaves open: that it stays open', async () => {
    const visitor = await open(
      `<script>document.write('<div id="card"><img src="https://i.ytimg.com/1.jpg">')</script><p>Inside</p>`,
    );
    expect(await visitor.page.locator('#card p').innerText()).toBe('Inside');
    expect(visitor.requests()).toEqual([]);
    // What else a text may end in.
    const parsed = await visitor.page.evaluate(() =>
      ['<textarea>words', '<title>words', '<b>words<!--hallpass--><i>more', '<p>words<!-- note'].map(end => {
        const box = document.createElement('div');
        box.innerHTML = `<img src="https://i.ytimg.com/1.jpg">${end}`;
        box.querySelector('img')?.remove();
        return box.innerHTML;
      }),
    );
    expect(parsed).toEqual([
      '<textarea>words</textarea>',
      '<title>words</title>',
      '<b>words<!--hallpass--><i>more</i></b>',
      '<p>words<!-- note--></p>',
    ]);
  });

  it('of a connection that does not come about: what it knows from others', async () => {
    const visitor = await open('');
    const seen = await visitor.page.evaluate(() => {
      class Own extends WebSocket {
        hello() {
          return 'hello';
        }
      }
      const socket = new Own('wss://ws.hotjar.com/x');
      return [
        socket instanceof WebSocket,
        socket.hello(),
        socket.readyState === WebSocket.CLOSED,
        socket.url,
      ];
    });
    expect(seen).toEqual([true, 'hello', true, 'wss://ws.hotjar.com/x']);
    // Handlers as vendors write them.
    await visitor.page.evaluate(async () => {
      const socket = new WebSocket('wss://ws.hotjar.com/x');
      socket.binaryType = 'arraybuffer';
      socket.onopen = socket.onmessage = () => {};
      const source = new EventSource('https://www.clarity.ms/x', { withCredentials: false });
      source.onmessage = () => {};
      await Promise.all([
        new Promise(resolve => (socket.onclose = resolve)),
        new Promise(resolve => (source.onerror = resolve)),
      ]);
      socket.close();
      return [socket.protocol, source.withCredentials];
    });
  });

  it('of released code: no function of ours is left on the document', async () => {
    const visitor = await open('<script src="https://static.hotjar.com/a.js"></script>');
    await accept(visitor);
    await world.arrived(({ path }) => path === '/a.js');
    expect(await visitor.page.evaluate(() => Object.hasOwn(document, 'write'))).toBe(false);
  });

  it('of another host that the widget comes from: that it works under the strictest blocking too', async () => {
    for (const file of readdirSync('dist').filter(name => name.endsWith('.js')))
      world.script('files.district.example', readFileSync(`dist/${file}`, 'utf8'), `/hp/${file}`);
    const visitor = await open('', {
      tag: '<script src="https://files.district.example/hp/hallpass.js" data-block="strict"></script>',
    });
    await visitor.surface('banner').waitFor();
  });

  it('is told to the webmaster where the tag comes late', async () => {
    const late = await open('', { tag: `<script src="https://static.hotjar.com/a.js"></script>${tag()}` });
    await expect
      .poll(() => late.console.map(({ text }) => text).join())
      .toMatch(/it was on the page before Hallpass/);
    const early = await open('<script src="https://static.hotjar.com/a.js"></script>');
    expect(early.console).toEqual([]);
  });
});
