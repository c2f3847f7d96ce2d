import { optionalCategories } from '../catalog/categories.ts';
import type { Decision } from '../model.ts';

/**
 * The consent cookie's grammar; the order is fixed, so that one decision has one spelling:
 *
 *     value    = "v1." decided "." revision "." choices "." flags [ "." services ]
 *     decided  = 1*8( digit / a-z )                 ; Unix seconds in base 36
 *     revision = 1*32( A-Z / a-z / digit / "_" / "-" )
 *     choices  = [ "p" answer ] [ "a" answer ] [ "m" answer ]
 *     flags    = "g" / "s" / "gs" / "-"             ; knowing of the opt-out signal, session only
 *     services = id answer *( "~" id answer )       ; exceptions to their category's answer
 *     id       = a-z *23( a-z / digit / "-" )
 *     answer   = "1" / "0"
 */
const GRAMMAR =
  /^v1\.([a-z\d]{1,8})\.([\w-]{1,32})\.((?:p[01])?(?:a[01])?(?:m[01])?)\.(g?s?|-)(?:\.((?:[a-z][a-z\d-]{0,23}[01](?:~(?!$)|$))+))?$/;

/** Longest value; browsers take 4,096 bytes a cookie, servers often 8 kB of headers in all. */
const MOST_BYTES = 1000;

/** The decision that a cookie's value spells, or `null` where it spells none. */
export function decode(value: string): Decision | null {
  const [, time, revision, choices, flags, services] =
    (value.length < MOST_BYTES && GRAMMAR.exec(value)) || [];
  if (!time || !revision || !flags) return null;
  const decision: Decision = {
    time: Number.parseInt(time, 36),
    revision,
    categories: {},
    // Ids come from the outside: without a prototype, `constructor` is a name like any other.
    services: Object.create(null),
    knowingSignal: flags.includes('g'),
    sessionOnly: flags.includes('s'),
  };
  for (const category of optionalCategories) {
    const at = choices?.indexOf(category.charAt(0)) ?? -1;
    if (at >= 0) decision.categories[category] = choices?.charAt(at + 1) === '1';
  }
  for (const exception of services?.split('~') ?? []) {
    const id = exception.slice(0, -1);
    // Two answers for one service: somebody else wrote this.
    if (id in decision.services) return null;
    decision.services[id] = exception.endsWith('1');
  }
  return decision;
}

/**
 * The cookie's value for a decision. What does not fit is dropped from the grants: first from those of single
 * services, then, rather than forget that one service was refused, from those of whole categories.
 */
export function encode({
  time,
  revision,
  categories,
  services,
  knowingSignal,
  sessionOnly,
}: Decision): string {
  let choices = optionalCategories
    .map(category => (category in categories ? category.charAt(0) + Number(categories[category]) : ''))
    .join('');
  const flags = (knowingSignal ? 'g' : '') + (sessionOnly ? 's' : '') || '-';
  const spell = (answers: string) => `v1.${time.toString(36)}.${revision}.${answers}.${flags}`;
  // Refusals first; beyond that, one order.
  const ids = Object.keys(services)
    .sort()
    .sort((a, b) => Number(services[a]) - Number(services[b]));
  let exceptions = '';
  for (const id of ids) {
    const exception = (exceptions ? '~' : '.') + id + Number(services[id]);
    if (spell(choices + exceptions + exception).length < MOST_BYTES) exceptions += exception;
    else if (!services[id]) choices = choices.replace(/.1/g, '');
  }
  return spell(choices) + exceptions;
}
