import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fromRoot } from '../harness/root.ts';

/**
 * Consent-O-Matic does what a rule says. Its engine is in no registry, so this does the same, as its documentation
 * explains the rules (https://github.com/cavi-au/Consent-O-Matic, README.md, read 2026-11-26), as far as ours goes.
 * `test/unit/samples/consent-o-matic.schema.json` is the grammar.
 */
interface Selection {
  parent: { selector: string };
  target: { selector: string; displayFilter?: true };
}

type Action =
  | (Selection & { type: 'click' | 'waitcss' })
  | { type: 'list'; actions: Action[] }
  | { type: 'ifallownone'; trueAction?: Action; falseAction?: Action }
  | { type: 'consent'; consents: { type: Kind; matcher: Selection; toggleAction: Action }[] };

/** What a visitor can allow: preferences (A), analytics (B), advertising (F). */
type Kind = 'A' | 'B' | 'F';

interface Rule {
  detectors: Record<'presentMatcher' | 'showingMatcher', Selection[]>[];
  methods: { name: string; action: Action }[];
}

const { hallpass }: { hallpass: Rule } = JSON.parse(
  readFileSync(fromRoot('integrations/consent-o-matic/hallpass.json'), 'utf8'),
);

/** The elements of a selection: a parent with a shadow root is searched in that; some must have a height. */
const found = (page: Page, { parent, target }: Selection) =>
  page.evaluateHandle(
    ([parent, target, isShown]) => {
      const host = document.querySelector(parent);
      const all = (host?.shadowRoot ?? host)?.querySelectorAll<HTMLElement>(target) ?? [];
      return [...all].filter(element => !isShown || element.offsetHeight);
    },
    [parent.selector, target.selector, target.displayFilter] as const,
  );

const count = async (page: Page, selection: Selection) =>
  (await found(page, selection)).evaluate(all => all.length);

/** The one element of a selection: the engine warns of several, and passes over none in silence. */
async function theOne(page: Page, selection: Selection) {
  expect(await count(page, selection), selection.target.selector).toBe(1);
  return (await found(page, selection)).evaluateHandle(([element]) => element as HTMLInputElement);
}

async function run(page: Page, action: Action | undefined, allowed: readonly Kind[]): Promise<void> {
  switch (action?.type) {
    case 'click':
      return (await theOne(page, action)).evaluate(element => element.click());
    case 'waitcss':
      return expect.poll(() => count(page, action)).toBe(1);
    case 'list':
      for (const one of action.actions) await run(page, one, allowed);
      return;
    case 'ifallownone':
      return run(page, allowed[0] ? action.falseAction : action.trueAction, allowed);
    case 'consent':
      for (const { type, matcher, toggleAction } of action.consents) {
        const isOn = await (await theOne(page, matcher)).evaluate(({ checked }) => checked);
        if (isOn !== allowed.includes(type)) await run(page, toggleAction, allowed);
      }
  }
}

/** Does for a visitor who allows some kinds what the rule says. @returns whether there was a banner to answer */
export async function answerFor(page: Page, allowed: readonly Kind[]): Promise<boolean> {
  for (const matcher of hallpass.detectors.flatMap(one => [...one.presentMatcher, ...one.showingMatcher]))
    if (!(await count(page, matcher))) return false;
  for (const { action } of hallpass.methods) await run(page, action, allowed);
  return true;
}
