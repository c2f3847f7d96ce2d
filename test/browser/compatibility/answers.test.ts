import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine } from '../harness/engine.ts';
import { PIXEL } from '../holding/page.ts';
import { openLab, PICTURE } from './lab.ts';

const lab = openLab();

const VENDOR = 'static.hotjar.com';
const url = (name: string) => `https://${VENDOR}/${name}`;

/** A script of the vendor's says that it ran; its style sheet is empty. */
function serveVendor(names: readonly string[]) {
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  for (const name of names) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    const body = type === 'text/css' ? '' : `ran.push(${JSON.stringify(name)})`;
    lab.demo.page(VENDOR, `/${name}`, { type, body, headers });
  }
  const { host, pathname } = new URL(`${PICTURE}/made.gif`);
  lab.demo.page(host, pathname, { type: 'image/gif', body: PIXEL as unknown as string, headers });
}

/** What the page was told of each element, in order: `name: load`. */
const HEAR = `<script>
  told = [];
  for (const kind of ['load', 'error'])
    document.addEventListener(kind, ({ target }) => { if (target.id) told.push(target.id + ': ' + kind); }, true);
</script>`;

const told = (engine: Engine) => engine.evaluate(() => Reflect.get(window, 'told') as string[]);
const ran = (engine: Engine) => engine.evaluate(() => Reflect.get(window, 'ran') as string[]);

/** Waits until the page has been told of each element, or for ten seconds. */
const heard = async (engine: Engine, ids: readonly string[]) => {
  await engine.evaluate(async ids => {
    const end = Date.now() + 10_000;
    const all = () =>
      ids.every(id => (Reflect.get(window, 'told') as string[]).some(t => t.startsWith(`${id}: `)));
    while (!all() && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20));
  }, ids);
  await engine.settled();
};

const written = {
  script: `<script id="script" src="${url('script.js')}"></script>`,
  async: `<script id="async" async src="${url('async.js')}"></script>`,
  defer: `<script id="defer" defer src="${url('defer.js')}"></script>`,
  module: `<script id="module" type="module" src="${url('module.js')}"></script>`,
  img: `<img id="img" alt="" src="${PICTURE}/told.gif">`,
  style: `<link id="style" rel="stylesheet" href="${url('style.css')}">`,
};

/** Runs in the page: the same, made by a script; whether anything was told of at once. */
function make(vendor: string, picture: string): number {
  const { length } = Reflect.get(window, 'told') as string[];
  const made = {
    'made-script': ['script', { src: `${vendor}/made-script.js` }],
    'made-module': ['script', { type: 'module', src: `${vendor}/made-module.js` }],
    'made-img': ['img', { src: `${picture}/made.gif` }],
    'made-style': ['link', { rel: 'stylesheet', href: `${vendor}/made-style.css` }],
    'made-srcset': ['img', { srcset: `${picture}/made.gif 2x` }],
  } as const;
  for (const [id, [name, properties]] of Object.entries(made))
    document.body.append(Object.assign(document.createElement(name), { id, ...properties }));
  return (Reflect.get(window, 'told') as string[]).length - length;
}
const MADE = ['made-script', 'made-module', 'made-img', 'made-style', 'made-srcset'];

const SCRIPTS = ['script', 'async', 'defer', 'module', 'made-script', 'made-module'].map(id => `${id}.js`);
const ALL = [...Object.keys(written), ...MADE];

describe.each(availableEngines())('what is held answers as what a blocker stops, in %s', name => {
  const page = { head: HEAR + written.style, body: Object.values({ ...written, style: '' }).join('\n') };
  const serve = () => serveVendor([...SCRIPTS, 'style.css', 'made-style.css']);
  const open = async (state: 'without' | 'undecided' | 'refused') => {
    const engine = await lab.visit(name, state, page, serve);
    const atOnce = await engine.evaluate(make, `https://${VENDOR}`, PICTURE);
    await heard(engine, ALL);
    return { engine, atOnce };
  };

  it('where nothing is held, everything loads and says so', async () => {
    const { engine } = await open('without');
    expect((await told(engine)).toSorted()).toEqual(ALL.map(id => `${id}: load`).toSorted());
    expect((await ran(engine)).toSorted()).toEqual(SCRIPTS.toSorted());
  });

  it.each(['undecided', 'refused'] as const)('%s: an error each, once, and not at once', async state => {
    const { engine, atOnce } = await open(state);
    expect(atOnce).toBe(0);
    // A style sheet of the page's HTML that is stopped on its way says that it has loaded, before it says that it failed.
    const heard = (await told(engine)).filter(event => event !== 'style: load');
    expect(heard.toSorted()).toEqual(ALL.map(id => `${id}: error`).toSorted());
    expect(await ran(engine)).toEqual([]);
  });

  it('each runs once when it is granted, and says that it has loaded', async () => {
    const { engine } = await open('undecided');
    await engine.evaluate(() => {
      (Reflect.get(window, 'told') as string[]).length = 0;
      window.hallpass?.accept();
    });
    await heard(engine, ALL);
    expect((await ran(engine)).toSorted()).toEqual(SCRIPTS.toSorted());
    const loads = (await told(engine)).filter(each => each.endsWith('load'));
    expect(loads.toSorted()).toEqual(ALL.map(id => `${id}: load`).toSorted());
  });

  it('what the page itself has marked waits without a word', async () => {
    const marked = `${HEAR}<script id="marked" type="text/plain" data-category="analytics" data-src="${url('marked.js')}"></script>
      <img id="marked-img" alt="" data-category="analytics" data-consent-src="${PICTURE}/marked.gif">`;
    const engine = await lab.visit(name, 'undecided', { body: marked }, () => serveVendor(['marked.js']));
    expect(await told(engine)).toEqual([]);
    await engine.evaluate(() => window.hallpass?.accept());
    await heard(engine, ['marked', 'marked-img']);
    expect((await told(engine)).toSorted()).toEqual(['marked-img: load', 'marked: load']);
  });

  it('media say that their files cannot be had', async () => {
    const body = `${HEAR}<video id="video" src="${PICTURE}/film.mp4"></video>
      <video preload="auto"><source id="source" src="${PICTURE}/film.mp4?s" type="video/mp4"></video>
      <audio id="audio" preload="auto" src="${PICTURE}/film.mp4?a"></audio>`;
    const engine = await lab.visit(name, 'undecided', { body });
    await heard(engine, ['video', 'source', 'audio']);
    expect((await told(engine)).toSorted()).toEqual(['audio: error', 'source: error', 'video: error']);
    expect(lab.asked()).toEqual([]);
  });
});

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const JAVASCRIPT =
  `application/ecmascript application/javascript application/x-ecmascript application/x-javascript
  text/ecmascript text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2 text/javascript1.3
  text/javascript1.4 text/javascript1.5 text/jscript text/livescript text/x-ecmascript text/x-javascript`.split(
    /\s+/,
  );

const attributes: Record<string, string> = {
  ...Object.fromEntries(JAVASCRIPT.map(type => [type, `type="${type}"`])),
  'in capitals': 'type="Text/JScript"',
  'with space around it': 'type=" text/javascript&#9;"',
  empty: 'type=""',
  'a language of old': 'language="JavaScript1.5"',
  'a module': 'type="module"',
};

/** What scripts of the page's read and run by themselves, from the element that carries the address. */
const LOADERS = ['text/partytown', 'text/in-worker', 'text/psajs', 'text/delayed', '1a2b3c-text/javascript'];

const element = (kind: string, i: number) =>
  `<script ${attributes[kind]} src="${url(`type-${i}.js`)}"></script>`;

describe.each(availableEngines())('scripts of every type, in %s', name => {
  const kinds = Object.keys(attributes);
  const files = kinds.map((_, i) => `type-${i}.js`);
  const seen = {} as Record<'without' | 'undecided' | 'later' | 'made' | 'madeLater', string[]>;
  /** Runs in the page: elements of the same kinds, made by a script. */
  const makeAll = (html: string[]) => {
    const place = document.body.appendChild(document.createElement('div'));
    for (const { firstElementChild } of html.map(
      each => new DOMParser().parseFromString(each, 'text/html').head,
    )) {
      const script = document.createElement('script');
      for (const { name, value } of firstElementChild?.attributes ?? []) script.setAttribute(name, value);
      place.append(script);
    }
  };
  beforeAll(async () => {
    const html = kinds.map(element);
    const serve = () => serveVendor(files);
    const page = { body: html.join('\n') };
    seen.without = await ran(await lab.visit(name, 'without', page, serve));
    const engine = await lab.visit(name, 'undecided', page, serve);
    seen.undecided = await ran(engine);
    await engine.evaluate(() => window.hallpass?.accept());
    await engine.settled();
    seen.later = await ran(engine);
    const maker = await lab.visit(name, 'undecided', {}, serve);
    await maker.evaluate(makeAll, html);
    await maker.settled();
    seen.made = await ran(maker);
    await maker.evaluate(() => window.hallpass?.accept());
    await maker.settled();
    seen.madeLater = await ran(maker);
  }, 120_000);

  it('run where nothing is held: all that the HTML standard calls JavaScript', () => {
    expect(seen.without.toSorted()).toEqual(files.toSorted());
  });

  it.each(kinds)('%s: held, and run once when it is granted', kind => {
    const file = `type-${kinds.indexOf(kind)}.js`;
    const times = (list: string[]) => list.filter(each => each === file).length;
    expect([times(seen.undecided), times(seen.later)], 'written').toEqual([0, 1]);
    expect([times(seen.made), times(seen.madeLater)], 'made by a script').toEqual([0, 1]);
  });

  it.each(LOADERS)(
    '%s: what runs it by itself finds nothing to run before a grant, and does after it',
    async type => {
      const load = `<script>
      load = () => {
        for (const script of document.querySelectorAll('script[type="${type}"]')) {
          const address = script.getAttribute('src');
          if (address) pending.push(new Promise(done => {
            const code = 'fetch(' + JSON.stringify(address) + ').finally(() => postMessage(1))';
            new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
          }));
        }
        return Promise.all(pending).then(() => 0);
      };
    </script>`;
      const body = `<script type="${type}" src="${url('loaded.js')}"></script>${load}`;
      const work = (engine: Engine) =>
        engine.evaluate(() => (Reflect.get(window, 'load') as () => Promise<number>)());
      const engine = await lab.visit(name, 'refused', { body }, () => serveVendor(['loaded.js']));
      await work(engine);
      await engine.settled();
      const before = lab.asked();
      await engine.evaluate(() => window.hallpass?.accept());
      await engine.settled();
      await work(engine);
      expect([before, lab.asked()]).toEqual([[], [`${VENDOR}/loaded.js`]]);
    },
  );
});
