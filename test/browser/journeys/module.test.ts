import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, consumer } from '../../packed.ts';
import { place, stored, TRY, tag } from './steps.ts';

const here = place();

declare global {
  interface Window {
    told: string[];
  }
}

/** Module code of a site: it writes down what it is told, in order. */
const APP = `
  import { granted, ready, whenGranted } from 'hallpass';
  window.told = ['analytics: ' + granted('analytics')];
  for (const name of ['analytics', 'marketing', 'nonsense'])
    whenGranted(name).then(() => window.told.push(name));
  ready().then(hallpass => window.told.push(hallpass === window.hallpass ? 'ready' : 'another'));
`;

let site: Consumer;
let app: string;
beforeAll(async () => {
  site = consumer();
  app = await site.bundle(APP);
});
afterAll(() => site?.remove());

const MODULE = '<script type="module" nonce="{{nonce}}" src="/app.js"></script>';

/** Opens a page with the site's code and whatever else is in its head. */
const open = (head: string, choices?: string) => {
  here.script('www.cedarcreek.example', app, '/app.js');
  here.page({ tag: head });
  return here.open(TRY, choices ? { stored: stored(choices) } : {});
};

describe('module code that imports the package', () => {
  it.each([
    ['after the tag', tag() + MODULE],
    ['before the tag', MODULE + tag('type="module"')],
  ])('is told of consent when it is given, if it runs %s', async (_, head) => {
    const visitor = await open(head);
    expect(await visitor.page.evaluate(() => window.told)).toEqual(['analytics: false', 'ready']);
    await visitor.button('accept-all').click();
    await expect
      .poll(() => visitor.page.evaluate(() => window.told.toSorted()))
      .toEqual(['analytics', 'analytics: false', 'marketing', 'ready']);
  });

  it('is told at once of what was granted earlier, and never of what was refused', async () => {
    const visitor = await open(tag() + MODULE, 'p0a1m0');
    expect(await visitor.page.evaluate(() => window.told.toSorted())).toEqual([
      'analytics',
      'analytics: true',
      'ready',
    ]);
    await visitor.page.evaluate(() => window.hallpass?.choose({ preferences: true }));
    expect(await visitor.page.evaluate(() => window.told)).not.toContain('marketing');
  });

  it.each([
    ['has no tag', ''],
    ['has no tag, but an element of its name', '<a id="hallpass" href="/x">Hall passes</a>'],
    [
      'has no tag, but somebody who says so',
      `<script nonce="{{nonce}}">document.addEventListener('DOMContentLoaded', () =>
        document.dispatchEvent(new CustomEvent('hallpass:ready')))</script>`,
    ],
  ])('waits without an error where the page %s', async (_, head) => {
    const visitor = await open(head + MODULE);
    expect(await visitor.page.evaluate(() => window.told)).toEqual(['analytics: false']);
  });
});
