import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { place } from '../journeys/steps.ts';
import { answer, LANGUAGES, makePage, SURFACES } from './surfaces.ts';

const here = place();

/** Runs in a page as a function would. */
const axe = {
  toString: () => `function () { ${readFileSync('node_modules/axe-core/axe.min.js', 'utf8')} }`,
} as () => void;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe leaves to people, and what people found; by rule, and what the finding says. */
const EXPLAINED: [rule: string, finding: RegExp, why: string][] = [
  [
    'label-content-name-mismatch',
    /class="quiet close"/,
    'its sign × is for eyes alone (aria-hidden), its name a sentence',
  ],
  [
    'color-contrast',
    /partially obscured/,
    'a line cut by the edge of what scrolls; it has the colours of the lines above',
  ],
  [
    'color-contrast',
    /Unable to determine contrast ratio/,
    'the surfaces stand beside the body, where axe finds no background; what it can tell is among the violations',
  ],
  [
    'color-contrast',
    /Element content is too short/,
    'the sign × of a button, which has the color of its words',
  ],
  ['frame-tested', /youtube/, 'a held frame, in which there is no axe'],
];

interface Finding {
  id: string;
  nodes: { target: (string | string[])[]; html: string; any: { message: string }[] }[];
}

/** What axe finds in our surfaces: errors, and what it cannot tell. */
async function findings(engine: Engine): Promise<{ violations: string[]; incomplete: string[] }> {
  await engine.evaluate(axe);
  const found = await engine.evaluate(async tags => {
    const { run } = (
      window as unknown as {
        axe: { run(options: object): Promise<{ violations: Finding[]; incomplete: Finding[] }> };
      }
    ).axe;
    const { violations, incomplete } = await run({
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
    });
    return { violations, incomplete };
  }, TAGS);
  const list = (results: Finding[]) =>
    results.flatMap(({ id, nodes }) =>
      nodes
        .map(
          ({ target, html, any }) =>
            `${JSON.stringify(target)} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
        )
        .filter(finding => !EXPLAINED.some(([rule, pattern]) => rule === id && pattern.test(finding)))
        .map(finding => `${id}: ${finding}`),
    );
  return { violations: list(found.violations), incomplete: list(found.incomplete) };
}

/** By theme and width. */
const LOOKS = [
  ['light', 1280],
  ['light', 320],
  ['dark', 1280],
  ['dark', 320],
] as const;

describe.each(availableEngines())('in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, here);
  });
  afterAll(() => engine.close());
  describe.each(LANGUAGES)('in %s', language => {
    // What is found hardly depends on the engine: of the others, one look a language.
    const looks = name === 'chromium' ? LOOKS : [LOOKS[language === 'en' ? 0 : 3]];
    it.each(looks)(
      'no surface has an accessibility error, in %s colors at %i pixels (R24)',
      async (theme, width) => {
        await engine.resize(width, 800);
        const url = makePage(here, language, `data-theme="${theme}"`);
        for (const [surface, { clicks, selector, answered, beside }] of Object.entries(SURFACES)) {
          if (beside) continue;
          // Another visitor for each.
          await engine.open(url);
          await engine.evaluate(setCookie, answered ? `${answer()}; Max-Age=9999` : '; Max-Age=0');
          await engine.open(url);
          await engine.settled();
          for (const click of clicks) await engine.click(click);
          await expect.poll(() => engine.evaluate(isShown, selector), { timeout: 10_000 }).toBe(true);
          expect(await findings(engine), surface).toEqual({ violations: [], incomplete: [] });
        }
      },
    );
  });
});

/** Runs in the page. */
function setCookie(value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: what a driver can set is not the same in all browsers
  document.cookie = `hallpass-consent=${value}; Path=/`;
}

/** Runs in the page: whether something in it, or in an open shadow root, is to be seen, and has done fading in. */
function isShown(selector: string): boolean {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  const all = roots(document);
  return (
    all.every(root => root.getAnimations().every(({ playState }) => playState !== 'running')) &&
    all
      .flatMap(root => [...root.querySelectorAll(selector)])
      .some(element => element.getClientRects().length > 0)
  );
}
