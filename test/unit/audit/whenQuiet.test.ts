import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenQuiet } from '../../../src/audit/walk/whenQuiet.ts';

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', vi.fn());
  vi.spyOn(performance, 'getEntriesByType').mockImplementation(() => [...asked] as never);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** When it resolves, in milliseconds. */
async function waited(readyState: string): Promise<number> {
  vi.stubGlobal('document', { readyState });
  const start = Date.now();
  const quiet = whenQuiet().then(() => Date.now() - start);
  await vi.advanceTimersByTimeAsync(60_000);
  return quiet;
}

it('waits until nothing new is asked for', async () => {
  setTimeout(() => asked.push('a'), 100);
  expect(await waited('complete')).toBe(400);
});

it('does not wait for ever for a page that asks for more and more', async () => {
  const timer = setInterval(() => asked.push('a'), 50);
  expect(await waited('complete')).toBe(4000);
  clearInterval(timer);
});

it('does not wait for ever for a page that never loads', async () => {
  expect(await waited('loading')).toBe(8200);
});
