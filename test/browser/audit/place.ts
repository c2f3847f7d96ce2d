import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { dist } from '../../../build/locales.ts';
import type { World } from '../harness/world.ts';
import type { Folder, Planted } from './faults.ts';

export const SITE = 'www.cedarcreek.example';

export const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';

const USUAL = (attributes = '') =>
  `<script src="/hallpass/hallpass.js" data-policy-url="/privacy" ${attributes}></script>`;

/** A page as it is planted, as HTML. */
export const htmlOf = ({ before = '', tag, attributes, head = '', body = '' }: Partial<Planted>): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${before}${tag ?? USUAL(attributes)}<title>Try</title><link rel="icon" href="/icon.svg">${head}</head><body><h1>School</h1>${body}${/Bye/.test(body) ? '' : FOOTER}</body></html>`;

/** Puts the page where the visitor goes. */
export function plant(world: Pick<World, 'demo'>, planted: Partial<Planted>, path = '/try'): void {
  if (planted.files) serve(world, planted.files);
  world.demo.page(SITE, path, {
    headers: { 'content-security-policy': null, ...planted.headers },
    html: htmlOf(planted),
  });
}

/** Serves our files from another folder. */
function serve({ demo }: Pick<World, 'demo'>, { path, without = [], changed = [], cacheControl }: Folder) {
  for (const file of readdirSync(dist).filter(name => name.endsWith('.js'))) {
    const chunk = /^hallpass-([\w.]+?)\.[\w-]{8}\.js$/.exec(file)?.[1] ?? '';
    if (without.includes(chunk)) continue;
    const body = readFileSync(`${dist}/${file}`, 'utf8');
    const merged = file === 'hallpass.standalone.js' ? 'all.js' : file;
    demo.page(SITE, `/${path}/${path === 'merged' ? merged : file}`, {
      body: changed.includes(chunk) ? `${body}//` : body,
      type: 'text/javascript',
      headers: {
        'cache-control': cacheControl ?? (chunk ? 'max-age=31536000, immutable' : 'max-age=300'),
      },
    });
  }
}

/** What the panel shows of findings of some weights: `check: what it is about`, sorted. */
export async function findings(page: Page, ...weights: string[]): Promise<string[]> {
  await page.locator('#hallpass-audit-panel [data-audit="json"]').waitFor();
  const found = await page.evaluate(() => {
    const root = document.querySelector('#hallpass-audit-panel')?.shadowRoot;
    return [...(root?.querySelectorAll('details[data-check]') ?? [])].flatMap(group => {
      const check = group.getAttribute('data-check');
      const things = [...group.querySelectorAll('.about')].map(one => one.textContent);
      return (things[0] === undefined ? [''] : things).map(about => [group.className, `${check}: ${about}`]);
    });
  });
  return found
    .filter(([weight]) => weights.includes(weight ?? ''))
    .map(([, one = '']) => one)
    .toSorted();
}
