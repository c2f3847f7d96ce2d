// @ts-check
/** Runs before each test file: says which mutant is there, and notes which ones the file comes by. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const folder = process.env.HALLPASS_MUTATION;
/** @type {{ active: string }} */
const { active } = JSON.parse(readFileSync(`${folder}/active.json`, 'utf8'));

/** @type {Set<string>} */
const met = new Set();

/** How often a file's tests may come by mutants: ten times as often as any does. What goes on is a loop without end. */
const MOST_STEPS = 600_000_000;
let steps = 0;

/** @param {string} id */
const isActive = id => {
  if (!active) met.add(id);
  else if (++steps > MOST_STEPS) throw new Error(`${active} does not end`);
  return id === active;
};

Object.assign(globalThis, { __mutant: isActive });

afterAll(() => {
  if (active) return;
  const path = expect.getState().testPath ?? '';
  writeFileSync(`${folder}/met-${path.split('/').at(-1)}.json`, JSON.stringify({ path, met: [...met] }));
});
