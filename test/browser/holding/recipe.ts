import { readFileSync } from 'node:fs';
import { readConsent } from '../../../docs/recipes/readers/hallpass.mjs';
import type { Visit } from '../harness/demo.ts';
import { fromRoot } from '../harness/root.ts';

const document = readFileSync(fromRoot('docs/limits.md'), 'utf8');

/** The recipe of docs/limits.md, word for word. */
export const POLICY = /^Content-Security-Policy: (.+)$/m.exec(document)?.[1] ?? '';
export const RELOAD = /```js\n([^`]+)```/.exec(document)?.[1] ?? '';

/** What the recipe's server does, in the tests' language; its own code is tried in unit tests. */
export function policy({ headers }: Visit): string | null {
  const consent = readConsent(headers.cookie);
  const answers = consent?.revision === '0' ? { ...consent.categories, ...consent.services } : {};
  return Object.values(answers).includes(true) ? null : POLICY;
}
