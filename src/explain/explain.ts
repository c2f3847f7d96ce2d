import { attributes, type Config } from '../config/attributes.ts';
import type { Kind } from '../config/kinds.ts';
import { readRow } from '../config/readRow.ts';
import type { Problem, TraceEvent } from '../problems.ts';
import { describeEvent } from './describeEvent.ts';
import { brief, kebab, lineFor, tagOf, whatIs, withoutQuery } from './format.ts';

/** The kinds that rows of the table name: those of one value, those of a list. */
type KindIn<Row> = Row extends Kind ? Row : Row extends `${infer One extends Kind}=${string}` ? One : never;
type ListKindIn<Row> = Row extends `${infer One extends Kind}...` ? One : never;
type Rows = (typeof attributes)[keyof Config];

/** What a kind of attribute takes, in words. */
const expected: Record<KindIn<Rows>, string> = {
  flag: 'nothing: its presence counts',
  address: 'an http, https or relative address',
  secureAddress: 'an https address, or one on this site',
  token: 'at most 32 of A-Z a-z 0-9 _ -',
  day: 'a day, YYYY-MM-DD',
  language: 'auto, or a language code such as en or es',
  cookie: 'a cookie name',
  domain: 'a domain that this page is within, such as district.example',
  days: 'a whole number from 1 to 400',
  colour: 'a CSS color, such as #1a4f8b',
};

/** What a list of such takes. */
const expectedInList: Record<ListKindIn<Rows>, string> = {
  cookie: 'cookie names between spaces',
  party: 'hosts or service ids between spaces',
  id: 'service ids between spaces, or all',
};

const expectedOf = (key: keyof Config) => {
  const { kind, words, isList } = readRow(attributes[key]);
  if (!kind) return isList ? `${words.join(', ')}, or none` : words.join(' or ');
  return isList ? expectedInList[kind as ListKindIn<Rows>] : expected[kind as KindIn<Rows>];
};

/**
 * A problem in one sentence for the webmaster: what, where, what was expected, what is done instead, how to mend
 * it. What merely happened is told likewise.
 */
export function explain(problem: Problem | TraceEvent): string {
  switch (problem[0]) {
    case 'attribute': {
      const [, key, text, used] = problem;
      const instead = used === undefined ? 'it counts as absent' : `using "${used}" instead`;
      return `${kebab(key)}="${brief(text)}": expected ${expectedOf(key as keyof Config)}; ${instead}.`;
    }
    case 'unknown': {
      const [, key, id] = problem;
      return `${kebab(key)}="${brief(id)}": no service that is known here has this id. It is to be one of the catalog's, or of a data block that stands before the tag${key === 'allow' ? '; a host has a dot' : ''}.`;
    }
    case 'block':
      return `The data block <script type="application/json" data-hallpass> could not be read: expected a JSON object with "services" (a list) and "texts" (an object); what is wrong is left out.`;
    case 'service':
      return `A service in the data block is wrong; it, or only its wrong hosts, were left out: expected an "id" of a-z, 0-9 and - that is there once, a "category" of essential, preferences, analytics or marketing (a service of the catalog has one already), and "hosts" such as "*.acme.example", in small letters.`;
    case 'category':
      return `${tagOf(problem[1])}: expected essential, preferences, analytics or marketing as its category, or a service that is known here (declare your own in the data block); it stays held.`;
    case 'executable':
      return `${tagOf(problem[1])}: a marked script that runs by itself. Hallpass holds it where the browser allows; to be sure, add type="text/plain" to it.`;
    case 'live':
      return `${tagOf(problem[1])}: a marked element that loads by itself. Hallpass holds it where the browser allows; to be sure, write data-consent-src instead of src (-srcset, -href, -poster, -data likewise).`;
    case 'not-essential':
      return `${tagOf(problem[1])}: marked as essential, but the service at its address is not; it waits for that service's category, too. Where your site needs it, name it in data-allow, or give it another category in a data block.`;
    case 'nonce':
      return `${tagOf(problem[1])}: a marked script without the nonce that the tag has. The page's own policy would not have run it, so Hallpass does not either; give it the nonce.`;
    case 'early':
      return `${tagOf(problem[1])}: it was on the page before Hallpass, and may have loaded or run by then. Put the tag first in the head, without async, defer or a tag manager, or mark what should wait.`;
    case 'open':
      return `${tagOf(problem[1])}: a script from a place where anybody can put files. Whoever can change that file, or take its name once it is gone, runs code in your site's name. Hallpass holds it under data-block="strict" alone. Look at what it does, and put a copy of it on your own site.`;
    case 'needs': {
      const [, name, service] = problem;
      return `Code of this page failed because it needs ${brief(name)}, which a script of ${brief(service)} makes, and that is held. Mark that code as you would the script itself (type="text/plain" with the same category), or put it into a function that the script calls: it then runs once the script has run.`;
    }
    case 'belated': {
      const [, name, script, places] = problem;
      return `${tagOf(script)}: it made ${brief(name)} once it was allowed, but code of this page had needed that before, and failed (${brief(places.split(' ').map(withoutQuery).join(', '))}). The visitor is offered to load the page again. If the site needs this script, put its host into the tag: ${lineFor(script)}.`;
    }
    case 'write':
      return `${tagOf(problem[1])}: called document.write, which would have replaced the page; what it wrote was dropped. Ask the service for a snippet without it.`;
    case 'left':
      return `Script cannot remove these cookies or data of services that are held: ${problem[1].map(brief).join(', ')}. They are on another company's site, or are written again by something that still runs, a server or a service worker: stop it there.`;
    case 'accent':
      return `data-accent="${brief(problem[1])}": expected a color that this browser knows, with a contrast of 3 : 1 or more to the banner's background, in light and in dark colors; the buttons have the nearest such color instead, and where there is none, the standard one.`;
    case 'lasting':
      return `The cookie "${brief(problem[1])}" outlives the browser session, which data-cookie-limit does not allow. Hallpass did not set it and leaves it alone: let the server set it without Max-Age and Expires, or declare its name, domain and path in the data block.`;
    case 'late':
      return `window.dataLayer had entries before Hallpass: Google's tags ran, or were given commands, before they were told that nothing is granted yet. Hallpass told them with an update; put its tag above theirs, and leave consent defaults to it.`;
    case 'listed':
      return `${brief(problem[1])}: lists of ad blockers take away addresses with names such as cookie-consent, cookie-banner or gdpr. For visitors with such a list only what you marked is held, and nobody is asked. Use another name, such as /hallpass/.`;
    case 'taken':
      return `window.hallpass was ${whatIs(problem[2])} before Hallpass, and ${problem[1] ? 'was replaced' : 'cannot be replaced: there is no script interface, all else works'}. Put the tag first in the head, and give yours another name.`;
    case 'record':
      return `data-record-url="${brief(problem[1])}": a record did not arrive. It is sent again as long as the page is open, and nothing else waits for it. Check that the address takes POST, and that the page's Content-Security-Policy names it in connect-src.`;
    case 'records':
      return `More than ${problem[1]} decisions were made on this page; the rest are not recorded. A script calls accept, refuse, choose or forget again and again: let it do so on an act of the visitor alone.`;
    case 'soon': {
      const [, day, days] = problem;
      return `data-policy-change="${brief(day)}": ${days === 1 ? '1 day is' : `${days} days are`} left. Schools' policies promise a notice of 30 days or more: if it went up late, tell families in another way too, or name a later day.`;
    }
    case 'chunk':
      return `A part of Hallpass did not load. Everything that is not essential stays held, the page works, and the next attempt loads it again. Check that all files of the release lie beside hallpass.js.`;
    default:
      return describeEvent(problem);
  }
}
