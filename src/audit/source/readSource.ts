import type { InstallFacts, SourceElement } from '../model.ts';
import { markedCode, ownTagCode, plainAddress, tagCode } from './markup.ts';
import { type StartTag, startTags } from './startTags.ts';
import { optimizersOf, rewrittenBy } from './tools.ts';

/** What is known at an address in the source; `undefined`: it is the site's own, or none. */
export type PartyAt = (
  address: string,
) => { host: string; service?: string | undefined; category: string } | undefined;

/** What the source alone tells of how Hallpass is installed. */
export type FromSource = Pick<
  InstallFacts,
  'tag' | 'tags' | 'optimizers' | 'hasOwnConsentDefault' | 'noscript'
> & { hasList: boolean; policies: string[] };

const isOurs = (address: string) => /\/hallpass(\.standalone)?\.js$/.test(address.replace(/[?#].*/, ''));

const RUNS = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;

/** What has a mark, ours or another tool's, waits by itself. */
const isMarked = ({ attributes }: StartTag) =>
  ['data-category', 'data-cookieconsent', 'data-consent'].some(name => attributes.has(name));

const addressOf = ({ name, attributes }: StartTag) =>
  attributes.get(name === 'link' ? 'href' : name === 'object' ? 'data' : 'src') ?? '';

/** Links that make a browser ask another host. */
const ASKS = /sheet|load|fetch|connect|icon/i;

const LOADS = /^(iframe|img|embed|object|video|audio|source)$/;

/** Addresses that stand in code. */
const inCode = (text: string) => text.match(/(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}[^\s"'<>\\)]*/gi) ?? [];

/** What runs or asks another host as soon as it is there; `undefined`: nothing that matters. */
function describe(tag: StartTag, partyAt: PartyAt): SourceElement | undefined {
  const { name, attributes, text } = tag;
  const address = addressOf(tag);
  const isCode = name === 'script' && RUNS.test(attributes.get('type') ?? '');
  const isAsking = (name === 'link' && ASKS.test(attributes.get('rel') ?? '')) || LOADS.test(name);
  if (isMarked(tag) || !(isCode || (isAsking && address))) return undefined;
  const party = address
    ? partyAt(address)
    : inCode(text)
        .map(partyAt)
        .find(one => one?.service);
  if (!isCode && !party) return undefined;
  return {
    code: tagCode(name, attributes),
    name: address ? plainAddress(address) : 'script',
    ...(party?.service && { service: party.service }),
    ...(party && { host: party.host, marked: markedCode(name, attributes, party.category) }),
  };
}

/**
 * Reads the HTML that the server sent.
 *
 * @param home the file that runs, where another file has ours in it
 */
export function readSource(html: string, partyAt: PartyAt, home = ''): FromSource {
  const tags = startTags(html);
  const own = tags.filter(tag => {
    const address = [
      tag.attributes.get('src'),
      tag.attributes.get('data-src'),
      tag.attributes.get('data-rocket-src'),
    ];
    return (
      tag.name === 'script' &&
      !tag.isInNoscript &&
      address.some(one => one && (isOurs(one) || (home && home.endsWith(one.replace(/[?#].*/, '')))))
    );
  });
  const [first] = own;
  const loud = (some: StartTag[]) => some.flatMap(tag => describe(tag, partyAt) ?? []);
  return {
    tags: own.length,
    ...(first && {
      tag: {
        code: ownTagCode(first.attributes),
        mend: ownTagCode(first.attributes, true),
        above: loud(tags.slice(0, tags.indexOf(first)).filter(tag => !tag.isInNoscript)),
        isInHead: first.isInHead,
        waits: ['async', 'defer']
          .filter(name => first.attributes.has(name))
          .concat(first.attributes.get('type') === 'module' ? ['type="module"'] : []),
        rewritten: rewrittenBy(first),
      },
    }),
    optimizers: [...new Set(tags.flatMap(optimizersOf))],
    hasOwnConsentDefault: tags.some(({ text }) => /["']consent["']\s*,\s*["']default["']/.test(text)),
    noscript: loud(tags.filter(tag => tag.isInNoscript)),
    hasList: tags.some(
      ({ name, attributes }) => name === 'div' && attributes.has('data-consent-declaration'),
    ),
    policies: tags
      .filter(
        ({ name, attributes }) =>
          name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
      )
      .map(({ attributes }) => attributes.get('content') ?? ''),
  };
}
