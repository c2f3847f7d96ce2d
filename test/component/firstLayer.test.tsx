import { useSignal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/readConfig.ts';
import type { Surface } from '../../src/interfaces.ts';
import type { Texts } from '../../src/model.ts';
import { buildTree } from '../../src/ui/buildTree.ts';
import { Banner } from '../../src/ui/first-layer/Banner.tsx';
import { createBuilder, type SurfaceValues } from '../../src/ui/first-layer/createBuilder.ts';
import { ReopenLink } from '../../src/ui/first-layer/ReopenLink.tsx';
import { Status } from '../../src/ui/first-layer/Status.tsx';
import { renderEmbeds, renderSurfaces } from '../../src/ui/first-layer/surfaces.ts';
import { Placeholder } from '../../src/ui/placeholder/Placeholder.tsx';
import { prerender, type Render } from '../../src/ui/prerender.ts';
import type { Values } from '../../src/ui/tree.ts';
import type { BannerValues, PlaceholderValues } from '../../src/ui/values.ts';
import { languages, sentence, sentencesOf } from './shipped.ts';

const SURFACES = { banner: Banner, status: Status, reopen: ReopenLink };

const named = languages.map((code): [string, string] => [code, sentencesOf(code).name]);

/** What is true of the banner on a standard site. */
const ASKED: BannerValues = { audience: 'general', open: true };

/** A surface as `hallpass.js` builds it. */
function built<S extends Surface>(
  surface: S,
  values: SurfaceValues[S],
  language = 'en',
  texts?: Texts | string,
): HTMLElement {
  const sentences = Object.fromEntries(languages.map(code => [code, sentencesOf(code)]));
  return createBuilder(renderSurfaces(named).trees, sentences)(surface, language, values, texts);
}

/** The same component as Preact renders it, without what the values leave out. */
function rendered<Known extends Values>(
  component: (props: Render<Known>) => VNode,
  values: Known,
  language: string,
): HTMLElement {
  const text = (name: string) => String(values[name] ?? '');
  const isThere = (name: string, word?: string) => (word ? values[name] === word : values[name]);
  const { container } = render(
    component({
      t: key => sentence(language, key).replace(/{{(\w+)}}/g, (_, name) => text(name)),
      value: text,
      when: (name, word) =>
        (name.startsWith('to-') ? name !== `to-${language}` : isThere(name, word)) ? {} : { 'data-out': '' },
      languages: named,
    }),
  );
  for (const element of container.querySelectorAll('[data-out]')) element.remove();
  return container.firstElementChild as HTMLElement;
}

const html = (element: HTMLElement) => {
  element.removeAttribute('lang');
  return element.outerHTML.replace(/></g, '>\n<');
};

afterEach(cleanup);

describe('the first layer', () => {
  const CASES: { [S in Surface]: [surface: S, values: SurfaceValues[S]] }[Surface][] = [
    ['banner', { ...ASKED, policyUrl: 'https://oakhill.test/privacy' }],
    ['banner', ASKED],
    ['banner', { audience: 'children', open: false, note: 'Our privacy policy changes on August 15, 2027.' }],
    ['status', { saved: true }],
    ['status', { forgotten: true }],
    ['status', { saved: true, names: '_ga', sites: 'youtube.com', stays: true }],
    ['status', { optOut: true }],
    ['status', { unsaved: true, stop: true, ask: true }],
    ['status', { saved: true, late: true, ask: true }],
    ['status', { noted: true, note: 'Our privacy policy changes on August 15, 2027.' }],
    ['status', {}],
    ['reopen', { optOut: true }],
    ['reopen', { optOut: false }],
  ];

  it.each(languages.flatMap(language => CASES.map(([surface, values]) => ({ language, surface, values }))))(
    'in $language has the $surface that Preact would render, given $values',
    ({ language, surface, values }) => {
      expect(html(built(surface, values, language))).toBe(
        html(rendered(SURFACES[surface] as (props: Render<Values>) => VNode, values as Values, language)),
      );
    },
  );

  const RADIO: PlaceholderValues = {
    heading: 'title',
    title: 'Spring concert',
    kind: 'audio',
    name: 'Oak Hill Radio',
    company: 'Oak Hill',
    host: 'radio.test',
    href: 'https://radio.test/1',
    open: true,
    known: true,
    lasting: true,
  };
  it.each<Partial<PlaceholderValues>>([
    {},
    { known: false, lasting: false, href: '' },
    { heading: 'audio', title: '' },
    { open: false, known: false, lasting: false, lockedFor: 'general' },
    { open: false, known: false, lasting: false, lockedFor: 'children', href: '' },
  ])('has the placeholder that Preact would render, given %j', but => {
    const values = { ...RADIO, ...but };
    const placeholder = buildTree(renderEmbeds().placeholder, sentencesOf('es'), values, undefined);
    expect(html(placeholder)).toBe(html(rendered(Placeholder, values, 'es')));
  });

  it('says which language it is in', () => {
    expect(built('banner', ASKED, 'es').lang).toBe('es');
    expect(built('status', {}, 'en').lang).toBe('en');
  });

  it('needs the keys that its components ask for, each once', () => {
    const { keys } = renderSurfaces(named);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('banner.title');
    expect(keys).toContain('status.reload');
    for (const key of keys) expect([key, typeof sentence('es', key)]).toEqual([key, 'string']);
  });
});

describe('the banner', () => {
  const labels = (root: HTMLElement, selector: string) =>
    [...root.querySelectorAll(selector)].map(element => element.textContent);

  it('offers Accept all, Only essential and Choose, in this order', () => {
    const banner = built('banner', ASKED);
    expect(labels(banner, '.answers [data-consent-action]')).toEqual([
      'Accept all',
      'Only essential',
      'Choose',
    ]);
    expect(labels(built('banner', ASKED, 'es'), '.answers [data-consent-action]')).toEqual([
      'Aceptar todas',
      'Rechazar no esenciales',
      'Elegir',
    ]);
  });

  it('makes refusing exactly as easy as accepting: the two buttons differ in nothing but their words (R2)', () => {
    const [accept, refuse] = [...built('banner', ASKED).querySelectorAll('.answers button')];
    const looks = (button: Element | undefined) =>
      [...(button?.attributes ?? [])]
        .filter(({ name }) => name !== 'data-consent-action')
        .map(({ name, value }) => `${name}=${value}`);
    expect(looks(refuse)).toEqual(looks(accept));
  });

  it('is a region with a name, not a dialog', () => {
    const banner = built('banner', ASKED);
    expect(banner.tagName).toBe('SECTION');
    expect(banner.getAttribute('aria-label')).toBe('Cookies on this site');
    expect(banner.dataset.consentSurface).toBe('banner');
    expect(banner.querySelector('[role=dialog],dialog,[aria-modal]')).toBeNull();
  });

  it('offers the other languages, each by its own name, in its own language (R4)', () => {
    const button = built('banner', ASKED).querySelector<HTMLElement>('button[lang="es"]');
    expect([button?.lang, button?.textContent]).toEqual(['es', 'Español']);
  });

  it('links to the policy if there is one, and leaves the link out if not', () => {
    const policyUrl = 'https://oakhill.test/privacy?a=1&b="2"';
    expect(
      built('banner', { ...ASKED, policyUrl })
        .querySelector('a')
        ?.getAttribute('href'),
    ).toBe(policyUrl);
    expect(built('banner', { ...ASKED, policyUrl: '' }).querySelector('a')).toBeNull();
    expect(built('banner', ASKED).querySelector('a')).toBeNull();
  });

  it('gets its link from the attributes, which let no script through', () => {
    for (const policyUrl of ['javascript:alert(1)', ' jAvAsCrIpT:alert(1)', 'data:text/html,x']) {
      const { config } = readConfig({ policyUrl }, 'https://oakhill.test/', 'oakhill.test');
      const banner = built('banner', { ...ASKED, policyUrl: config.policyUrl ?? '' });
      expect(banner.querySelector('a')).toBeNull();
      expect(banner.outerHTML).not.toMatch(/javascript|data:text/i);
    }
  });
});

describe('the site’s own sentences', () => {
  const texts = { banner: { title: 'Cookies at Oak Hill', accept: '' } };

  it('replace the shipped ones key by key', () => {
    const banner = built('banner', ASKED, 'en', texts);
    expect(banner.querySelector('h2')?.textContent).toBe('Cookies at Oak Hill');
    expect(banner.getAttribute('aria-label')).toBe('Cookies at Oak Hill');
    expect(banner.querySelector('[data-consent-action="accept-all"]')?.textContent).toBe('');
    expect(banner.querySelector('[data-consent-action="refuse-all"]')?.textContent).toBe('Only essential');
  });

  it('are text, not HTML', () => {
    const title = '<img src=x onerror=alert(1)>&amp;';
    const heading = built('banner', ASKED, 'en', { banner: { title } }).querySelector('h2');
    expect(heading?.childElementCount).toBe(0);
    expect(heading?.textContent).toBe(title);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'hello'],
    ['a number', 5],
    ['a list', [['title']]],
    ['null for the banner', { banner: null }],
    ['a word for the banner', { banner: 'hello' }],
    ['a number for a sentence', { banner: { title: 5 } }],
    ['null for a sentence', { banner: { title: null } }],
    ['an object for a sentence', { banner: { title: { a: '1' } } }],
  ])('that are %s leave the shipped ones', (_, own) => {
    expect(html(built('banner', ASKED, 'en', own as unknown as Texts))).toBe(html(built('banner', ASKED)));
  });
});

describe('prerendering', () => {
  it('marks what the page fills in, and writes the rest down', () => {
    const Two = () => (
      <>
        <b>bold</b>
        <i>italic</i>
      </>
    );
    const tree = prerender<{ x: string; y: boolean; z: 'a' | 'b' }>(
      ({ t, value, when }) => (
        <p class="a" hidden data-n={3} lang={undefined} title={value('x')}>
          {t('name')}
          {false}
          <Two />
          <u {...when('y')} />
          <u {...when('z', 'b')} />
        </p>
      ),
      [],
    );
    expect(tree).toEqual([
      'p',
      { class: 'a', hidden: '', 'data-n': '3', title: '\u0002x' },
      '\u0001name',
      ['b', {}, 'bold'],
      ['i', {}, 'italic'],
      ['u', { 'data-when': 'y' }],
      ['u', { 'data-when': 'z', 'data-is': 'b' }],
    ]);
  });

  it('refuses components that would need Preact on the page', () => {
    const WithState = () => <p>{useState('state')[0]}</p>;
    const WithSignal = () => <p>{useSignal('signal')}</p>;
    const components: Record<string, () => VNode> = {
      click: () => <button type="button" onClick={() => {}} />,
      state: () => <WithState />,
      signal: () => <WithSignal />,
      style: () => <p style={{ color: 'red' }} />,
      markup: () => <p {...{ dangerouslySetInnerHTML: { __html: '<b>' } }} />,
    };
    for (const [name, component] of Object.entries(components)) {
      expect(() => prerender(component, []), name).toThrow();
    }
  });
});
