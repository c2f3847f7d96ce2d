import { beginsWithFirstName, hasCommonName } from './commonNames.ts';
import { isEmail, isRoleEmail } from './email.ts';
import type { Found } from './personalDataIn.ts';

/** One way to see personal data: by the name that a value stands under, by the value, or by both. */
type Rule = readonly [
  kind: Found['kind'],
  sure: Found['sure'],
  why: Found['why'],
  value: RegExp | ((value: string) => boolean),
  /** What the words of its name must match; any, where there is none. */
  field?: RegExp | undefined,
  /** What they must not match. */
  not?: RegExp,
];

/** The words for people that a name of theirs, or a number of theirs, stands beside. */
const PERSON = '(student|child|parent|guardian|teacher|contact|patient|person)s?';
const PERSONA = '(del? )?(la )?(alumn[oa]|estudiante|padre|madre|tutora?|nin[oa]|hij[oa])';

/** What words of names end in when a value is a person's: `password reset url` is not about a password. */
const ends = (words: string) => new RegExp(`\\b(${words})$`);

const NO_PLACE = /\b(e?mail|ip|mac|web|url|server|host)\b/;
const NO_PASSWORD = /\b(show|hide|forgot|reset|has|remember|is|need|palabras?|hall)\b/;

/** Names under which what looks like an identifier is the page's, or the session's and gone with it. */
const NO_VISITOR =
  /\b([cx]srf\w*|nonce|\w*sess(ion)?( ?id)?|sid|build|commit|sha|rev|version|release|hash|integrity|request|trace|page|post|article|event|video|file|doc|image|list|path|euconsent)\b/;

const STREET =
  /\b\d{1,6}( [\p{Lu}\d][\p{L}\d.]{0,20}){1,4} (St(reet)?|Ave(nue)?|R(oa)?d|Dr(ive)?|L(a)?n(e)?|C(our)?t|Blvd|Cir(cle)?|Way|Pl(ace)?|Pkwy|Hwy)\b/u;
const CALLE = /\b(Calle|Avenida|Av\.|Bulevar|Carretera) [\p{L}\d ]{0,40}\d/u;

/** The digits of a number that is written with spaces, points or dashes. */
const digitsOf = (value: string) => (/^[\d\s().+-]+$/.test(value) ? value.replace(/\D/g, '') : '');

/** North American: the area code and the exchange begin 2 to 9. https://www.nanpa.com/numbering */
const isTelephone = (value: string) => /^(1?[2-9]\d\d)?[2-9]\d{6}$/.test(digitsOf(value));

/** Never assigned: 000, 666 or 9 in front, 00, 0000. https://secure.ssa.gov/apps10/poms.nsf/lnx/0110201035 */
const SSN = '(?!000|666|9|078-?05-?1120)\\d{3}-?(?!00)\\d\\d-?(?!0000)\\d{4}';

/** A number of the kind that files people: no word, no sentence, no address of any sort. */
const isNumber = (value: string) =>
  /\d/.test(value) && /^[\w.:|-]{3,80}$/.test(value) && !value.endsWith('.com');

/** Letters as by chance, not a word, a color or a row of one digit. */
const isRandom = (value: string) =>
  new Set(value).size > 7 &&
  (/^[\da-f]{32,128}$/i.test(value) ||
    (/^[\w+/~-]{20,128}={0,2}$/.test(value) &&
      [/\d/g, /[a-z]/g, /[A-Z]/g].every(signs => (value.match(signs) ?? []).length > 2)));

/** Every rule. Of several that find the same kind, the surest is told. */
export const rules: readonly Rule[] = [
  [
    'name',
    'certain',
    'field',
    /^\p{L}[\p{L}\p{M}'’. -]{1,60}$/u,
    ends(
      `(${PERSON}|first|last|full|given|family|middle|maiden|legal|preferred) ?name|surname|[fl] ?name|comment author( \\w+)?|apellidos?( [mp]aterno)?|(primer|segundo) nombre|nombres? (completo|${PERSONA})`,
    ),
    /\bfont\b/,
  ],
  ['name', 'likely', 'commonName', hasCommonName],
  ['name', 'likely', 'commonName', beginsWithFirstName, ends('name|nombre')],

  [
    'address',
    'certain',
    'field',
    /^(?=\D*\d)(?=[^\p{L}]*\p{L})[^:/@]{6,}$/u,
    ends('addr(ess)?( line)?( ?\\d)?|street|direccion|domicilio|calle'),
    NO_PLACE,
  ],
  ['address', 'possible', 'field', /^\d{5}(-\d{4})?$/, ends('zip( ?code)?|postal ?code|codigo postal')],
  ['address', 'likely', 'shape', STREET],
  ['address', 'likely', 'shape', CALLE],
  ['address', 'likely', 'shape', /\bP\.? ?O\.? Box \d/i],

  [
    'phone',
    'certain',
    'field',
    isTelephone,
    /\b((tele|home|cell|mobile)? ?phone|tel|mobile|cell|celular|movil|telefono|fax)\b/,
  ],
  ['phone', 'certain', 'shape', /^(tel|sms):\+?[\d().-]{7,}/],
  [
    'phone',
    'likely',
    'shape',
    /(^|[^\d.-])(\+?1[ .-]?)?(\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?!\d|[.-]\d)/,
  ],
  // With a country's code: the United States, or another.
  ['phone', 'likely', 'shape', /(^|[^\w+])\+(1\d{10}(?!\d)|[2-9]\d[\d ().-]{7,15}\d)/],

  ['email', 'certain', 'shape', isEmail],
  ['email', 'possible', 'role', isRoleEmail],

  [
    'ssn',
    'certain',
    'field',
    value => new RegExp(`^${SSN}$`).test(digitsOf(value)),
    ends('ssn?( number| no)?|social security( number| no)?|seguro social'),
  ],
  [
    'ssn',
    'likely',
    'shape',
    value => /\d-\d\d-\d/.test(value) && new RegExp(`(^|[^\\d-])${SSN}(?![\\d-])`).test(value),
  ],

  [
    'birthdate',
    'certain',
    'field',
    /^.{0,24}(19|20)\d\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d\d$/,
    ends('dob|b ?day|birth ?(date|day|year)|(date|year) of birth|nacimiento|cumpleanos|ud db'),
  ],
  ['birthdate', 'possible', 'phrase', /\b(born|dob|nacid[oa])\b.{0,12}\d.{1,16}(19|20)\d\d/i],

  [
    'password',
    'certain',
    'field',
    /^[^/].{2,}/,
    ends('(pass ?(word|code)|passwd|pwd|contrasena)( (confirm(ation)?|confirmacion|hash))?'),
    NO_PASSWORD,
  ],
  // Also words for other things: what passes, what is pinned, what opens.
  ['password', 'likely', 'field', /^[^/](?=.*\d).{2,}/, ends('pass|pin|clave( de acceso)?'), NO_PASSWORD],
  ['password', 'certain', 'credentials', /:\/\/[^\s/:@]+:[^\s/@]+@/],

  ['identifier', 'certain', 'hashedEmail', /[\da-f]{32}/i, /\bh?em$|mail/],
  [
    'identifier',
    'certain',
    'student',
    isNumber,
    ends(`(${PERSON}|lunch|sis|state|employee) ?(id|number|no|code)|matricula|(id|numero|codigo) ${PERSONA}`),
  ],
  [
    'identifier',
    'likely',
    'account',
    isNumber,
    ends(
      '(user|visitor|client|device|customer|member|account|anonymous|distinct|profile|consent) ?(id|number|key)|[gmu]{0,2}uid|guid|cid|vid|user ?name|login|usuario|fingerprint',
    ),
    NO_VISITOR,
  ],
  ['identifier', 'likely', 'ip', /^(\d{1,3}\.){3}\d{1,3}$/, ends('ip')],
  // Google Analytics and Meta, as their cookies and requests have them.
  [
    'identifier',
    'certain',
    'vendor',
    /^((GA\d|1)\.[\d-]+\.\d+\.\d{10}|fb\.\d\.\d{13}\.\d+|\d{5,10}\.1\d{9})$/,
  ],
  ['identifier', 'likely', 'token', /^eyJ[\w-]+\.eyJ[\w-]+\./],
  [
    'identifier',
    'likely',
    'uuid',
    /^(?!0{8})[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i,
    undefined,
    NO_VISITOR,
  ],
  ['identifier', 'possible', 'random', isRandom, undefined, NO_VISITOR],
];
