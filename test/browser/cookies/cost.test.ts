import { expect, it } from 'vitest';
import { place, stored, TRY, tag } from '../journeys/steps.ts';

const here = place();

it('a guarded write costs at most three times a bare one', async () => {
  here.page({ tag: tag('data-cookie-limit="session"'), body: '<a href="#cookie-preferences">C</a>' });
  const visitor = await here.open(TRY, { stored: stored('p1a0m0', { flags: 's' }) });
  const ratios = await visitor.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const [bare, guarded] = [frame.contentWindow as unknown as typeof globalThis, window].map(
      ({ Document }) =>
        Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set as (text: string) => void,
    );
    const time = (set: ((text: string) => void) | undefined) => {
      const start = performance.now();
      for (let i = 0; i < 200; i++)
        set?.call(document, `a${i % 20}=${i}; Path=/; Expires=Fri, 01 Jan 2038 00:00:00 GMT`);
      // Chromium writes a moment later.
      return document.cookie.length && performance.now() - start;
    };
    for (const set of [bare, guarded]) time(set);
    return Array.from({ length: 21 }, () => time(guarded) / time(bare)).sort((a, b) => a - b);
  });
  const median = ratios[10] as number;
  console.log(`A guarded write costs ${median.toFixed(2)} times a bare one.`);
  expect((await visitor.cookies()).filter(({ name }) => name.startsWith('a'))).toHaveLength(20);
  expect(median).toBeLessThan(3);
});
