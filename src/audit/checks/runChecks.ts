import type { Facts, Finding, Weight } from '../model.ts';
import { around, ownFiles, tag } from './install.ts';
import { others } from './parties.ts';
import { personal } from './personal.ts';
import { problems } from './problems.ts';
import { kept } from './stored.ts';

/** Every check, by name, in the order in which they are reported: a theme after the other. */
export const checks = { ...tag, ...ownFiles, ...around, ...problems, ...others, ...kept, ...personal };

/** The name of a check. */
export type CheckName = keyof typeof checks;

const WEIGHTS: readonly Weight[] = ['fault', 'warning', 'note'];

/** Tells findings apart: what a check says of a thing, wherever it found it. */
export const keyOf = ({ check, about, values, code }: Finding): string =>
  JSON.stringify([check, about, values?.where, values?.kind, values?.store, values?.host, code]);

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

/** Findings of several pages as one list: each once, with all its pages, the heaviest first. */
export function merge(all: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of all) {
    const before = found.get(keyOf(finding));
    found.set(
      keyOf(finding),
      before
        ? {
            ...before,
            pages: union(before.pages, finding.pages),
            states: union(before.states, finding.states),
          }
        : finding,
    );
  }
  const names = Object.keys(checks);
  const place = ({ weight, check }: Finding) => WEIGHTS.indexOf(weight) * names.length + names.indexOf(check);
  return [...found.values()].sort((a, b) => place(a) - place(b));
}

/** What the checks find on one page. */
export function runChecks(facts: Facts): Finding[] {
  const where = { pages: [facts.page], states: [facts.state] };
  return merge(
    Object.entries(checks).flatMap(([check, { weight, find }]) =>
      find(facts).map(found => ({ check, weight, ...found, ...where })),
    ),
  );
}
