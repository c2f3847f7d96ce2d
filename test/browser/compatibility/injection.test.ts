import { describe, expect, it } from 'vitest';
import { availableEngines } from '../harness/engine.ts';
import { SITE } from '../holding/page.ts';
import { openLab, type Page, type State } from './lab.ts';

const lab = openLab();

const POLICY = `script-src 'nonce-{{nonce}}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`;
const TRUSTED = `; require-trusted-types-for 'script'; trusted-types hallpass`;

/** Not one of a service's: what a stranger calls essential is nobody's service. */
const EVIL = 'https://evil.example';
const code = (form: string) => `(window.hit ??= []).push('${form}')`;

/** What a stranger gets into the server's answer, who cannot know the nonce. */
const injections: Record<string, string> = {
  src: `<script type="text/plain" data-category="essential" src="${EVIL}/src.js"></script>`,
  'data-src': `<script type="text/plain" data-category="essential" data-src="${EVIL}/data-src.js"></script>`,
  'another tool’s mark': `<script type="text/plain" data-cookieconsent="necessary" src="${EVIL}/mark.js"></script>`,
  inline: `<script type="text/plain" data-category="essential">${code('inline')}</script>`,
  module: `<script type="text/plain" data-type="module" data-category="essential" data-src="${EVIL}/module.js"></script>`,
  'a wrong nonce': `<script type="text/plain" nonce="guess" data-category="essential" src="${EVIL}/nonce.js"></script>`,
  'a template': `<template data-category="essential"><script src="${EVIL}/template.js"></script><script>${code('template')}</script></template>`,
  'waiting for a grant': `<script type="text/plain" data-category="analytics" src="${EVIL}/analytics.js"></script>
    <script type="text/plain" data-category="analytics">${code('analytics')}</script>`,
  // (WebKit reads ahead, and may ask for what the policy then refuses.)
  'an ordinary script': `<script src="${EVIL}/ordinary.js"></script><script>${code('ordinary')}</script>`,
};

const marked = (more = '') =>
  `<script ${more} type="text/plain" data-category="analytics">(window.own ??= []).push('inline')</script>
   <script ${more} type="text/plain" data-category="analytics" src="/own.js"></script>
   <template data-category="analytics"><script ${more}>(window.own ??= []).push('template')</script></template>`;

const ALL = ['inline', 'file', 'template'];

const tags = {
  usual: '',
  marked: 'data-block="marked"',
  children: 'data-audience="children" data-block="strict"',
};

describe.each(availableEngines())('under a strict policy, in %s', name => {
  const visit = async (state: State, page: Page) => {
    const engine = await lab.visit(name, state, page, () =>
      lab.demo.page(SITE, '/own.js', { type: 'text/javascript', body: `own.push('file')` }),
    );
    await engine.evaluate(() => window.hallpass?.accept());
    await engine.settled();
    return engine;
  };

  describe.each([
    ['a nonce and strict-dynamic', POLICY],
    ['Trusted Types besides', POLICY + TRUSTED],
  ])('with %s', (_, policy) => {
    it.each(Object.entries(tags))('runs nothing that a stranger wrote into the page: %s', async (_, more) => {
      const page: Page = {
        policy,
        body: Object.values(injections).join('\n'),
        tag: `<script nonce="{{nonce}}" src="/hallpass/hallpass.js" data-policy-url="/privacy" ${more}></script>`,
      };
      for (const state of ['without', 'undecided'] as const) {
        const engine = await visit(state, page);
        expect(await engine.evaluate(() => Reflect.get(window, 'hit') ?? []), state).toEqual([]);
        expect(
          lab.asked().filter(path => path.startsWith('evil.example') && !path.endsWith('ordinary.js')),
          state,
        ).toEqual([]);
      }
    });
  });

  it('runs what the page’s author marked and gave the nonce', async () => {
    const engine = await visit('undecided', { policy: POLICY, body: marked('nonce="{{nonce}}"') });
    expect(await engine.evaluate(() => Reflect.get(window, 'own') ?? [])).toEqual(ALL);
  });

  it('runs what is marked where the page’s tag has no nonce', async () => {
    const engine = await visit('undecided', { body: marked() });
    expect(await engine.evaluate(() => Reflect.get(window, 'own') ?? [])).toEqual(ALL);
  });
});
