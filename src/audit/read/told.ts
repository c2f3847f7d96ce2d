import type { Problem } from '../../problems.ts';
import type { Told } from '../model.ts';
import { markedCode, plainAddress, tagCode } from '../source/markup.ts';
import { urlAt } from '../source/urlAt.ts';
import { writtenAttributes } from './elements.ts';
import type { Look } from './look.ts';
import { safeName } from './names.ts';

/** `policyUrl` as it stands in the tag. */
const kebab = (key: string) => `data-${key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`;

/** A word of the tag's, which its webmaster wrote. */
const word = (text: unknown) => safeName(/[/:]/.test(`${text}`) ? plainAddress(`${text}`) : `${text}`);

function ofElement(element: Element, { partyAt }: Look, isMended: boolean): Pick<Told, 'about' | 'mend'> {
  const attributes = writtenAttributes(element);
  const name = element.localName;
  const address = ['src', 'href', 'data', 'data-src', 'data-consent-src'].flatMap(
    key => attributes.get(key) ?? [],
  )[0];
  const category = attributes.get('data-category') ?? partyAt(address ?? '')?.category ?? 'analytics';
  return {
    about: tagCode(name, attributes),
    ...(isMended && { mend: markedCode(name, attributes, category) }),
  };
}

/** What a problem is about, in a way that can be kept: no element, no value that is about a visitor. */
function tell(problem: Problem, look: Look): Pick<Told, 'about' | 'mend'> {
  const [kind, about] = problem;
  switch (kind) {
    case 'attribute':
      return { about: `${kebab(`${about}`)}="${word(problem[2])}"` };
    case 'unknown':
      return { about: `${kebab(`${about}`)}: ${word(problem[2])}` };
    case 'executable':
    case 'live':
    case 'early':
      return ofElement(problem[1], look, true);
    case 'category':
    case 'not-essential':
    case 'nonce':
    case 'open':
      return ofElement(problem[1], look, false);
    case 'write':
      return problem[1] ? ofElement(problem[1], look, false) : { about: 'script' };
    case 'needs':
      return { about: `${word(about)} (${word(problem[2])})` };
    case 'belated': {
      const { src } = problem[2] as HTMLScriptElement;
      const host = urlAt(src)?.hostname;
      return { about: word(about), ...(host && { mend: `data-allow="${host}"` }) };
    }
    case 'left':
      return { about: problem[1].map(word).join(', ') };
    case 'service':
      return { about: word((Object(about) as { id?: unknown }).id ?? '…') };
    case 'accent':
    case 'lasting':
    case 'listed':
    case 'record':
    case 'soon':
      return { about: word(about) };
    default:
      return { about: '' };
  }
}

/** The problems that the gate told of on this page; what merely happened is none. */
export const readTold = (look: Look): Told[] =>
  look.gate.told
    // With `data-debug` it tells of more than problems.
    .filter(([kind]) => !/^(start|held|released|stranger|cookie|step)$/.test(kind))
    .map(problem => ({ kind: problem[0], ...tell(problem as Problem, look) }));
