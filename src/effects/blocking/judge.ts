import type { Categories } from '../../catalog/catalog.ts';
import { isEssential } from '../../catalog/categories.ts';
import type { AnyOf, HeldEmbed, Requirement } from '../../model.ts';
import { getAttribute, localName, matches } from '../../native.ts';
import { addressesIn } from './addresses.ts';
import { writtenValue } from './guards.ts';
import { kindOf } from './kinds.ts';
import { promised } from './promises.ts';
import { MARKS, requirementOfMark } from './requirement.ts';

/** What an element requires, and why. */
export interface Judgement {
  readonly requirement: Requirement;
  /** The categories of the page's own mark; `undefined`: it has none. */
  readonly mark: readonly AnyOf[] | undefined;
  /** The address that requires it, if one does. */
  readonly address: string | undefined;
  /** The service at that address, whatever the mark says. */
  readonly service: string | undefined;
  /** What its `src` or `data` says or promises, whether that requires anything or not. */
  readonly source: string | undefined;
}

/** Nothing is known of it but that it may not load. */
const UNKNOWN: Judgement = {
  requirement: { categories: [[]], service: undefined },
  mark: undefined,
  address: undefined,
  service: undefined,
  source: undefined,
};

export interface Judge {
  /** What an element requires; with `name` and `value`: as it would be with them. `null`: nothing. What cannot be told is not allowed. */
  judge(element: Element, name?: string, value?: string): Judgement | null;
  /** Whether what an attribute holds must wait, by its address alone. */
  mustWait(element: Element, name: string): boolean;
}

/**
 * @param services what each service waits for that is known by id
 * @param requirementOfUrl what an address requires
 * @param holdsUnmarked whether addresses count where the page has marked nothing
 * @param requirementOfCode what inline code requires, that can only fail as long as something else is held
 */
export function createJudge(
  services: Categories,
  requirementOfUrl: (address: string) => Requirement | null,
  isAllowed: (requirement: Requirement) => boolean,
  holdsUnmarked: boolean,
  requirementOfCode: (element: Element) => Requirement | null = () => null,
): Judge {
  /** The first of several addresses that must wait, else the first that could have to. */
  const blockedUrl = (addresses: readonly string[]) => {
    let found: (Requirement & { address: string }) | undefined;
    for (const address of addresses) {
      const requirement = requirementOfUrl(address);
      if (!requirement) continue;
      if (!isAllowed(requirement)) return { ...requirement, address };
      found ??= { ...requirement, address };
    }
    return found;
  };

  return {
    judge(element, name, value) {
      try {
        const mark = matches(element, MARKS) ? requirementOfMark(element, services) : null;
        if (!mark && !holdsUnmarked) return null;
        const addresses: string[] = [];
        let source: string | undefined;
        for (const attribute of kindOf(element, name === 'rel' ? value : undefined)?.addresses ?? []) {
          const written = attribute === name ? value : writtenValue(element, attribute);
          const text = written ?? (mark && promised(element, attribute));
          if (!text) continue;
          addresses.push(...addressesIn(attribute, text));
          if (/^(src|data)$/.test(attribute)) source = text;
        }
        const code = mark || addresses[0] ? null : requirementOfCode(element);
        if (code) return { ...UNKNOWN, requirement: code, service: code.service };
        const known = blockedUrl(addresses);
        // What may always run is looked at where it is code alone.
        const isHarmless = !known || (isEssential(known.categories[0]) && localName(element) !== 'script');
        if (!mark && isHarmless) return null;
        return {
          // What the catalog knows of an address is required, too, whatever the mark says.
          requirement: {
            categories: [...(mark?.categories ?? []), ...(known?.categories ?? [])],
            service: known?.service ?? mark?.service,
          },
          mark: mark?.categories,
          address: known?.address,
          service: known?.service,
          source,
        };
      } catch {
        return UNKNOWN;
      }
    },
    mustWait(element, name) {
      const requirement = blockedUrl(addressesIn(name, getAttribute(element, name) ?? ''));
      return !!requirement && !isAllowed(requirement);
    },
  };
}

/** What a placeholder can tell of an element that is missing. */
export const embedOf = ({ requirement, service, source }: Judgement): HeldEmbed => ({
  ...requirement,
  service: source ? service : requirement.service,
  address: source,
});
