import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sendRecords } from '../../bench/records.ts';
import { guideAnswer } from '../../demo/guide/index.mjs';
import { withOrigins } from '../../demo/origins.mjs';
import { createRecordCounts } from '../../demo/records.mjs';
import { snippets } from '../../demo/snippets/index.mjs';
import { mark, withNonce } from '../../demo/snippets/render.mjs';
import { en } from '../../demo/texts/en.mjs';
import { es } from '../../demo/texts/es.mjs';

const marketing = { service: 'acme', category: 'marketing' } as unknown as (typeof snippets)[number];

describe('marking a snippet', () => {
  it('makes a script inert and keeps its other attributes', () => {
    expect(mark('<script async src="https://acme.test/a.js" data-id="1"></script>', marketing)).toBe(
      '<script type="text/plain" data-category="marketing" data-service="acme" async src="https://acme.test/a.js" data-id="1"></script>',
    );
  });

  it('replaces the type that a vendor wrote', () => {
    expect(mark('<script type="text/javascript">go()</script>', marketing)).toBe(
      '<script type="text/plain" data-category="marketing" data-service="acme">go()</script>',
    );
  });

  it('keeps the address of a frame aside', () => {
    expect(mark('<iframe width="560" src="https://acme.test/"></iframe>', marketing)).toBe(
      '<iframe data-category="marketing" data-service="acme" width="560" data-consent-src="https://acme.test/"></iframe>',
    );
  });

  it('drops what would load without scripts', () => {
    expect(mark('<b></b>\n<noscript><img src="https://acme.test/"></noscript>', marketing)).toBe('<b></b>');
  });

  it.each(snippets)('leaves nothing of $service that loads ($place)', snippet => {
    const marked: string = mark(snippet.html, snippet);
    expect(marked).not.toMatch(/<script(?! type="text\/plain")|<noscript|<iframe[^>]* src=/);
  });
});

describe('the guide to the demo', () => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const visit = (path: string) =>
    guideAnswer(
      { host: 'localhost', method: 'GET', path, query: new URLSearchParams() } as never,
      { dist, language: 'en', origin: (host: string) => `http://${host}.localhost` } as never,
    );

  it('leads to the builder, and has it', () => {
    const [, address = ''] = /href="(\/builder\.html)#lang=en"/.exec(String(visit('/')?.body)) ?? [];
    expect(existsSync(`${dist}builder.html`), 'npm run build comes first').toBe(true);
    expect(String(visit(address)?.body)).toBe(readFileSync(`${dist}builder.html`, 'utf8'));
  });
});

describe('the vendors’ snippets', () => {
  it.each(snippets)('give every script of $service a nonce ($place)', ({ html }) => {
    const scripts = withNonce(html, 'abc').match(/<script\b[^>]*/g) ?? [];
    for (const script of scripts) expect(script).toContain('nonce="abc"');
  });

  it.each(snippets)('reach only stand-ins of $service ($place)', ({ html }) => {
    const rewritten: string = withOrigins(html, (host: string) => `http://${host}.localhost:8080`);
    expect(rewritten).not.toContain('https://');
    expect(rewritten).not.toMatch(/["'(]\/\//);
  });
});

describe('sending addresses to the stand-ins', () => {
  const origin = (host: string) => `http://${host}.localhost:1`;

  it.each([
    ['https://cloud.umami.is/script.js', 'http://cloud.umami.is.localhost:1/script.js'],
    ['"//translate.google.com/x"', '"http://translate.google.com.localhost:1/x"'],
    ['https://cloud.umami.is.evil.test/', 'https://cloud.umami.is.evil.test/'],
    ['https://elsewhere.test/', 'https://elsewhere.test/'],
  ])('turns %s into %s', (address, reached) => {
    expect(withOrigins(address, origin)).toBe(reached);
  });
});

describe('the texts of the three sites', () => {
  it('are the same in both languages, key by key', () => {
    expect(Object.keys(es)).toEqual(Object.keys(en));
    expect(Object.keys(es.pages)).toEqual(Object.keys(en.pages));
    expect(Object.keys(es.records.choices)).toEqual(Object.keys(en.records.choices));
  });
});

describe('counting records', () => {
  const record = (categories: object, more: object = {}) =>
    JSON.stringify({ time: '2026-11-22T08:00:00.000Z', language: 'en', categories, services: {}, ...more });
  const yes = { preferences: true, analytics: true, marketing: true };
  const no = { preferences: false, analytics: false, marketing: false };

  const countRecords = (bodies: string[]) => {
    const { add, counts } = createRecordCounts();
    bodies.forEach(add);
    return counts();
  };

  it('tells answers, days and languages apart, and nothing else', () => {
    expect(
      countRecords([
        record(no),
        record(no, { language: 'es', time: '2026-11-21T23:59:59.000Z' }),
        record(yes),
        record({ ...no, analytics: true }),
        record(no, { services: { youtube: true } }),
        record({ preferences: true }),
        record({}),
      ]),
    ).toEqual({
      total: 7,
      byChoice: [
        ['some', 3],
        ['essential', 2],
        ['all', 1],
        ['forgotten', 1],
      ],
      byDay: [
        ['2026-11-22', 6],
        ['2026-11-21', 1],
      ],
      byLanguage: [
        ['en', 6],
        ['es', 1],
      ],
    });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a day that is none', record(yes, { time: '2026-13-45T99:00:00.000Z' })],
    ['a language that is none', record(yes, { language: '<b>' })],
    ['answers that are none', record({ analytics: 'yes' })],
    ['no answers', record(yes, { services: null })],
    ['too much', record(yes, { services: { ['x'.repeat(3000)]: true } })],
  ])('passes over %s', (_, body) => {
    expect(countRecords([body]).total).toBe(0);
  });

  it('loses none of many that come at once', async () => {
    expect(await sendRecords(3000)).toMatchObject({ kept: 3000 });
  });
});
