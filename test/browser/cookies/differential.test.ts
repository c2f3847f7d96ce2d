import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type JarCookie, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { tag } from '../journeys/steps.ts';

const HOST = 'www.lincoln.k12.ca.us';
const COUNT = 5000;
/** Browsers keep 180 cookies of a site, and drop the oldest beyond that. */
const BATCH = 125;
const DAY = 86_400;
/** The longest that a browser keeps a cookie: 400 days. */
const MOST = 400 * DAY;

const date = fc.integer({ min: -500, max: 800 }).chain(days => {
  const at = new Date(Date.UTC(2026, 10, 22) + days * DAY * 1000);
  const [week = '', day = '', month = '', year = '', time = ''] = at.toUTCString().split(' ');
  return fc.constantFrom(
    at.toUTCString(),
    `${week} ${day}-${month}-${year} ${time} GMT`,
    `${week} ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${week.slice(0, 3)} ${month} ${day} ${time} ${year}`,
    `${day} ${month} ${year} ${time}`,
    `${time} ${day} ${month.toUpperCase()} ${year}`,
    `${month} ${day} ${year} ${time} GMT`,
  );
});
const spaced = fc.constantFrom('', ' ', '  ', '\t');
const cased = (word: string) => fc.constantFrom(word, word.toLowerCase(), word.toUpperCase());
const attribute = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(
      cased('Max-Age'),
      fc.oneof(
        fc.integer({ min: -5, max: 5e7 }).map(String),
        fc.constantFrom('', 'x', '+5', '1.5', '007', '"60"', '99999999999'),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      cased('Expires'),
      fc.oneof(
        { weight: 8, arbitrary: date },
        { weight: 1, arbitrary: fc.constantFrom('', 'never', '0', 'Thu, 01 Jan 1970 00:00:00 GMT') },
      ),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(cased('Path'), fc.constantFrom('/', '/a', '', 'x')) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      cased('Domain'),
      fc.constantFrom(HOST, `.lincoln.k12.ca.us`, 'k12.ca.us', 'other.test', ''),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(cased('SameSite'), fc.constantFrom('Lax', 'Strict', 'None', 'x')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<[string]>(
      ['Secure'],
      ['HttpOnly'],
      ['Partitioned'],
      ['Max-Age'],
      ['Expires'],
      [''],
    ),
  },
);
const written = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.stringMatching(/^[a-z$.*()[\]^|+?_-]{1,6}$/) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          '__Host-a',
          '__Secure-b',
          '__proto__',
          'constructor',
          '🍪',
          '\ud800',
          'a b',
        ),
      },
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.stringMatching(/^[!-~ ]{0,12}$/).map(value => value.replaceAll(';', ',')) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('"quoted"', '"a', 'é', '🍪', 'a=b=c', '\ud800', 'a\0b', 'a\nb', 'a\tb'),
      },
      { weight: 1, arbitrary: fc.integer({ min: 4080, max: 4100 }).map(length => 'v'.repeat(length)) },
    ),
    fc.array(fc.tuple(spaced, attribute, spaced), { maxLength: 4 }),
    fc.constantFrom('=', ' = ', '='),
  )
  .map(([name, value, attributes, equals]) =>
    [
      name + equals + value,
      ...attributes.map(
        ([before, [key, of], after]) =>
          before + key + (of === undefined ? '' : `${after}=${before}${of}`) + after,
      ),
    ].join(';'),
  );

/** Runs in the page. */
function writeAll(texts: string[]): number {
  // biome-ignore lint/suspicious/noDocumentCookie: it is what is tried here
  for (const text of texts) document.cookie = text;
  // Chromium writes a moment later; whoever reads waits for it.
  return document.cookie.length;
}

const seed = Math.floor(Math.random() * 2 ** 31);
console.log(`The cookies' seed is ${seed}.`);
const texts = fc.sample(written, { numRuns: COUNT, seed });

/** How a jar reads that is limited: as the free one, with every life cut. */
const expected = (free: JarCookie[], most: number, now: number) =>
  free.map(cookie => ({
    ...cookie,
    expires: cookie.expires < 0 || most === 0 ? -1 : Math.min(cookie.expires, now + most),
  }));

const inShort = ({ expires: _, ...cookie }: JarCookie) =>
  JSON.stringify({ ...cookie, value: `${cookie.value.length}:${cookie.value.slice(0, 40)}` });

/** What is in one jar and not in the other, with what was written; two clocks may be some seconds apart. */
const differences = (found: JarCookie[], wanted: JarCookie[], batch: string[]) => {
  const missing = (from: JarCookie[], to: JarCookie[]) =>
    from.filter(
      one => !to.some(other => inShort(other) === inShort(one) && Math.abs(other.expires - one.expires) < 60),
    );
  const told = (jar: JarCookie[]) =>
    jar.map(cookie => {
      const said = batch.filter(text => text.split(/[=;]/)[0]?.trim() === cookie.name);
      return `${cookie.expires} ${inShort(cookie)} of ${JSON.stringify(said.map(text => text.slice(-150)))}`;
    });
  return [...told(missing(found, wanted)), ...told(missing(wanted, found)).map(line => `not ${line}`)];
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const page = (host: string, path: string, attributes: string | null) =>
  world.demo.page(host, path, {
    html: `<!doctype html><title>Cookies</title><link rel="icon" href="data:,">${attributes === null ? '' : tag(attributes)}<a href="#cookie-preferences">C</a>`,
  });

const guarded = {
  '400 days': ['data-max-days="400"', MOST],
  'the session': ['data-cookie-limit="session"', 0],
} as const;

/**
 * Chromium takes `Max-Age=+5` for five seconds; to Firefox it is none, so that `Expires` counts. The guard goes
 * with Chromium, so as to let nothing persist, and turns some of Firefox's deletions into session cookies.
 */
const textsFor = (name: string) =>
  name === 'firefox' ? texts.map(text => text.replaceAll('+5', '5')) : texts;

// WebKit's driver takes seconds for a jar of this size, and does not tell of all that is in it; and WebKitGTK's
// library reads what is odd in ways of its own. There it is what scripts usually write.
describe.each(availableEngines().filter(name => name !== 'webkit'))('%s', name => {
  it.each(Object.entries(guarded))(
    `keeps of ${COUNT} written cookies what it kept without a limit, but none longer than %s (R9)`,
    async (_, [attributes, most]) => {
      const visitor = await world.visitor({ engine: name as 'chromium' | 'firefox' });
      page(HOST, '/free', null);
      page(HOST, '/limited', attributes);
      const free = visitor.page;
      const limited = await visitor.context.newPage();
      await free.goto(`https://${HOST}/free`);
      await limited.goto(`https://${HOST}/limited`);
      await visitor.settled();
      const jarAfter = async (on: Page, batch: string[]) => {
        await visitor.context.clearCookies();
        await on.evaluate(writeAll, batch);
        return visitor.context.cookies();
      };
      let kept = 0;
      const wrong: string[] = [];
      for (let from = 0; from < COUNT; from += BATCH) {
        const batch = textsFor(name).slice(from, from + BATCH);
        const wanted = expected(await jarAfter(free, batch), most, Date.now() / 1000);
        kept += wanted.length;
        wrong.push(...differences(await jarAfter(limited, batch), wanted, batch));
      }
      console.log(`${name}: ${kept} cookies compared`);
      expect(wrong).toEqual([]);
      expect(kept).toBeGreaterThan(COUNT / 4);
    },
  );
});

const usual = [
  'a=1',
  'b=2; Path=/',
  'c=3; Max-Age=86400; Path=/; SameSite=Lax; Secure',
  'd=4; expires=Fri, 01 Jan 2038 00:00:00 GMT; path=/',
  `e=5; Max-Age=99999999; Path=/; Domain=${HOST}`,
  'f=6; Domain=lincoln.k12.ca.us; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT',
  'g="quoted"; Max-Age=3600',
  '__Secure-h=a=b=c; Secure; Max-Age=99999999',
  '__Host-i=9; Secure; Path=/; Max-Age=60',
  'j=gone; Max-Age=0',
  'k=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  'constructor=x; Max-Age=86400',
  'm[*]=x; Max-Age=86400',
];

describe.runIf(availableEngines().includes('webkit'))('webkit', () => {
  it.each(Object.entries(guarded))(
    'keeps of what scripts usually write what it kept without a limit, but none longer than %s',
    async (_, [attributes, most]) => {
      page(HOST, '/free', null);
      page(HOST, '/limited', attributes);
      const jarOn = async (path: string) => {
        const engine = await openEngine('webkit', world);
        try {
          await engine.open(`https://${HOST}${path}`);
          await engine.settled();
          await engine.evaluate(writeAll, usual);
          return await engine.cookies();
        } finally {
          await engine.close();
        }
      };
      const wanted = expected(await jarOn('/free'), most, Date.now() / 1000);
      expect(wanted).toHaveLength(usual.length - 2);
      expect(differences(await jarOn('/limited'), wanted, usual)).toEqual([]);
    },
  );
});
