import fc from 'fast-check';
import { type Answers, asked } from '../../builder/answers.ts';
import { services } from '../../builder/catalog.ts';
import { places } from '../../builder/places.ts';
import { languages } from '../../builder/words.ts';

/** What people type into a field: anything, and more often what nearly fits. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    '',
    '/privacy',
    '../a b?x="1"&y=<2>',
    "it's",
    'javascript:x',
    'none',
    'session',
    'login',
    'children',
  ),
  fc.constantFrom(
    '#0f6b80',
    'rebeccapurple',
    'rgb(1 2 3 / 50%)',
    'sid wp_*',
    '</script><b>',
    '&quot;',
    'top',
    'dark',
  ),
);

/** Any answers that a webmaster can give. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  values: fc.record(Object.fromEntries(asked.map(key => [key, typed])), { requiredKeys: [] }),
  services: fc.uniqueArray(fc.constantFrom(...services.keys()), { maxLength: 20 }),
  file: typed,
  place: fc.constantFrom(...places.map(({ id }) => id)),
  language: fc.constantFrom(...languages),
});
