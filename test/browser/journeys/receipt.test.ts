import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, place, stored } from './steps.ts';

const here = place();

/** Somebody who has chosen, with the receipt in sight. */
async function withReceipt(): Promise<Visitor> {
  const visitor = await here.open(`${DISTRICT}/#cookie-preferences`, {
    stored: stored('p1a0m0', { services: 'youtube1' }),
  });
  await visitor.surface('preferences').getByText(en.receipt.title).click();
  return visitor;
}

const receiptOf = (visitor: Visitor) => visitor.page.evaluate(() => window.hallpass?.receipt());

const told = (visitor: Visitor, words: string) =>
  visitor.surface('preferences').getByRole('status').getByText(words).waitFor();

describe('the receipt', () => {
  it('is saved as a file of JSON, under the strict policy, and nothing is sent (R15, R22)', async () => {
    const visitor = await withReceipt();
    const before = here.network.traffic.length;
    const saved = visitor.page.waitForEvent('download');
    await visitor.button('save-receipt').click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(
      /^cookie-receipt-www\.cedarcreek\.example-\d{4}-\d\d-\d\d\.json$/,
    );
    const receipt = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(receipt).toEqual(await receiptOf(visitor));
    expect(receipt).toMatchObject({
      site: 'www.cedarcreek.example',
      categories: { preferences: true, analytics: false, marketing: false },
      services: { youtube: true },
    });
    await told(visitor, en.receipt.saved);
    expect(here.network.traffic.slice(before).map(({ url }) => url)).toEqual([]);
  });

  it('is copied where the browser lets us (R22)', async () => {
    const visitor = await withReceipt();
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.button('copy-receipt').click();
    await told(visitor, en.receipt.copied);
    const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(await receiptOf(visitor));
  });

  it('is marked to be copied by hand where the browser does not', async () => {
    const visitor = await withReceipt();
    await visitor.page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await visitor.button('copy-receipt').click();
    await told(visitor, en.receipt.refused);
    const text = visitor.surface('preferences').locator('.receipt textarea');
    const marked = await text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(JSON.parse(marked)).toEqual(await receiptOf(visitor));
  });
});
