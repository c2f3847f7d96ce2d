import { attributes } from '../src/config/attributes.ts';
import { readRow } from '../src/config/readRow.ts';
import { type Answers, type Asked, asked, attributeOf, isAddress, isRight } from './answers.ts';
import { placeOf } from './places.ts';

/** A text as the value of an attribute. */
const quoted = (text: string) =>
  `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;

/**
 * Keeps optimizers from delaying, combining or moving the file: Cloudflare's, which reads it only before `src`,
 * LiteSpeed's and its like, WP Rocket's, and Autoptimize. `docs/cms/optimizers.md` has the sources.
 */
const LEFT_ALONE =
  'data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1" nowprocket data-noptimize="1"';

/** Where the file is, as far as anybody can know: where the webmaster says, or where the system puts it. */
export function fileOf({ file, place }: Answers): string {
  const typed = file.trim();
  if (typed && isAddress(typed)) return typed;
  return placeOf(place).files === 'one' ? '/hallpass.standalone.js' : '/hallpass/hallpass.js';
}

/** What is written for an attribute; nothing for a default, or for what the gate would not take. */
function written({ values }: Answers, key: Asked): string | undefined {
  const value = values[key]?.trim();
  // Names of sign-in cookies mean nothing under another limit.
  if (key === 'loginCookies' && values.cookieLimit !== 'login') return undefined;
  return value && isRight(key, value) && value !== readRow(attributes[key]).standard ? value : undefined;
}

/** The attributes of the tag that the answers come to. */
export const attributesOf = (answers: Answers): string =>
  asked
    .flatMap(key => {
      const value = written(answers, key);
      return value === undefined ? [] : [`${attributeOf(key)}=${quoted(value)}`];
    })
    .join(' ');

/** The tag, on one line. */
export const tagOf = (answers: Answers): string =>
  `<script ${[LEFT_ALONE, `src=${quoted(fileOf(answers))}`, attributesOf(answers)].filter(Boolean).join(' ')}></script>`;

/** The data block that names the services; nothing where there are none. */
export function dataBlockOf({ services }: Answers): string | undefined {
  if (services.length === 0) return undefined;
  const rows = services.map(id => `  { "id": "${id}" }`).join(',\n');
  return `<script type="application/json" data-hallpass>\n{ "services": [\n${rows}\n] }\n</script>`;
}

/** What goes first into the head: the data block, which must stand above the tag, and the tag. */
export const headOf = (answers: Answers): string =>
  [dataBlockOf(answers), tagOf(answers)].filter(Boolean).join('\n');

/** The link for the footer. @param words what it says */
export const linkOf = (words: string): string => `<a href="#cookie-preferences">${words}</a>`;

/** The place of the list of services on the privacy page. */
export const LIST = '<div data-consent-declaration></div>';
