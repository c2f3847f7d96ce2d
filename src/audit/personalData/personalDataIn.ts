import { piecesOf } from './piecesOf.ts';
import { rules } from './rules.ts';

/** What a school's policy calls personally identifiable (R11), and what tells one visitor from another. */
export type PersonalDataKind =
  | 'name'
  | 'address'
  | 'phone'
  | 'email'
  | 'ssn'
  | 'birthdate'
  | 'password'
  | 'identifier';

/** What was found in a value; never any of the value itself. */
export interface Found {
  kind: PersonalDataKind;
  /** `certain`: name and value agree, or nothing else looks so · `likely`: it looks so · `possible`: look yourself. */
  sure: 'certain' | 'likely' | 'possible';
  /** By which rule: what the value stands under (`field`), how it looks (`shape`), … */
  why:
    | 'field'
    | 'shape'
    | 'commonName'
    | 'phrase'
    | 'role'
    | 'credentials'
    | 'hashedEmail'
    | 'student'
    | 'account'
    | 'ip'
    | 'vendor'
    | 'token'
    | 'uuid'
    | 'random';
}

const SURENESS = ['possible', 'likely', 'certain'];

/** Nothing, a switch, a placeholder, or stars where something was. */
const NOTHING =
  /^(true|false|null|undefined|nan|none|yes|no|s[ií]|on|off|unknown|not provided|guest|anonymous|.|[*•]+)?$/iu;

/**
 * Looks for personal data in a value of a cookie, of storage or of an address: in what JSON, pairs, percent-encoding
 * and base64 have in them too. One find a kind, the surest. In a time that grows with the length, for any text.
 *
 * @param name what it stands under: the cookie's or the parameter's name, the key in storage
 */
export function personalDataIn(value: string, name = ''): Found[] {
  const found = new Map<PersonalDataKind, Found>();
  for (const piece of piecesOf(value, name)) {
    if (NOTHING.test(piece.value)) continue;
    for (const [kind, sure, why, fits, field, not] of rules) {
      const before = SURENESS.indexOf(found.get(kind)?.sure ?? '');
      if (before >= SURENESS.indexOf(sure)) continue;
      if ((field && !field.test(piece.words)) || not?.test(piece.words)) continue;
      if (typeof fits === 'function' ? fits(piece.value) : fits.test(piece.value))
        found.set(kind, { kind, sure, why });
    }
  }
  return [...found.values()];
}
