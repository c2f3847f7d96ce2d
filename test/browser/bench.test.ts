import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, launch } from '../../bench/browser.ts';
import { floor } from '../../bench/contenders/floor.ts';
import { looker } from '../../bench/contenders/looker.ts';
import { ours } from '../../bench/contenders/ours.ts';
import { type Server, serve } from '../../bench/server.ts';
import { verify } from '../../bench/verify.ts';
import type { Widget } from '../../bench/widget.ts';

/** Asks, and has let everything run before. */
const hasty: Widget = {
  ...floor,
  id: 'hasty',
  script: ({ code }) => `<script>${code}</script>`,
};

/** Has everything twice. */
const twice: Widget = {
  ...floor,
  id: 'twice',
  script: script => floor.script(script).repeat(2),
};

let server: Server;
let lab: Lab;
beforeAll(async () => {
  server = await serve([ours, floor, looker, hasty, twice]);
  lab = { browser: await launch(), origin: server.origin };
});
afterAll(async () => {
  await lab.browser.close();
  server.close();
});

describe('before it is measured', () => {
  it.each([ours, floor, looker])('a page has to do its job: $title', async widget => {
    expect(await verify(lab, widget)).toEqual([]);
  });

  it.each([
    [hasty, 'scripts ran before an answer'],
    [twice, 'after “accept” there ran: inline, inline, notices, notices, videos, videos, visits, visits'],
  ])('one that does not is noticed: $id', async (widget, problem) => {
    expect(await verify(lab, widget)).toContain(problem);
  });
});
