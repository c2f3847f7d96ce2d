import type { Catalog } from '../../catalog/catalog.ts';
import { isCategory, isEssential } from '../../catalog/categories.ts';
import type { Report } from '../../problems.ts';
import { writtenValue } from './guards.ts';
import type { Judgement } from './judge.ts';
import { isExecutable, kindOf } from './kinds.ts';
import { isScript } from './release.ts';

/** Tells the webmaster what is wrong with an element's marking. */
export function inspectMark(element: Element, { mark, address }: Judgement, report: Report): void {
  if (!mark) return;
  if (!mark.every(anyOf => anyOf.every(isCategory))) report('category', element);
  if (address && isEssential(mark[0])) report('not-essential', element);
  if (isScript(element)) {
    if (isExecutable(element.type)) report('executable', element);
  } else if (kindOf(element)?.addresses.some(name => writtenValue(element, name))) report('live', element);
}

/**
 * Tells the webmaster of a script from where anybody can put files: held or not, nobody knows what it does.
 *
 */
export function inspectSource(
  element: Element,
  { service }: Judgement,
  catalog: Pick<Catalog, 'kinds'>,
  report: Report,
): void {
  if (service && isScript(element) && catalog.kinds.open.has(service)) report('open', element);
}
