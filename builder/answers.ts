import type { attributes } from '../src/config/attributes.ts';
import { readConfig } from '../src/config/readConfig.ts';
import { type PlaceId, places } from './places.ts';
import { type Language, languages } from './words.ts';

/** The attributes of the tag that the builder asks about, in the order in which it writes them. */
export const asked = [
  'policyUrl',
  'cookieLimit',
  'loginCookies',
  'audience',
  'accent',
  'theme',
  'position',
  'recordUrl',
] as const satisfies readonly (keyof typeof attributes)[];

export type Asked = (typeof asked)[number];

/** What a webmaster has answered. */
export interface Answers {
  /** The values of the tag's attributes, as they were typed; what is absent or empty has its default. */
  values: Readonly<Partial<Record<Asked, string>>>;
  /** The services of the catalog that the site uses, by id. */
  services: readonly string[];
  /** Where `hallpass.js` is on the site, as it was typed; empty: where the system puts it. */
  file: string;
  /** The system that the site is made with. */
  place: PlaceId;
  /** The language of the builder, and of the link that it writes. */
  language: Language;
}

export const noAnswers: Answers = { values: {}, services: [], file: '', place: 'other', language: 'en' };

/** Any site will do: whether an address is one does not depend on it. */
const SITE = 'https://www.school.example/';

/** An address that is the same on every page. Without this, `school.example/privacy` would be a page below each page. */
const BEGINNING = /^\s*(\/|https?:\/\/)/i;

const isAddressKey = (key: Asked) => key === 'policyUrl' || key === 'recordUrl';

/** Whether the gate would take a value of an attribute, on whatever page; an empty one is no answer. */
export function isRight(key: Asked, value: string): boolean {
  const { problems } = readConfig({ [key]: value }, SITE, new URL(SITE).hostname);
  if (value.trim() === '') return true;
  return problems.length === 0 && (!isAddressKey(key) || BEGINNING.test(value));
}

/** Whether an address is one that a tag can have: the same that the link to a policy may be. */
export const isAddress = (text: string): boolean => isRight('policyUrl', text);

/** `policyUrl` → `policy-url`. */
const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);

/** An attribute's name. */
export const attributeOf = (key: Asked): string => `data-${kebab(key)}`;

/** The answers as the part of an address behind `#`, by which the builder opens with them again. */
export function toHash({ values, services, file, place, language }: Answers): string {
  const all: [string, string | undefined][] = [
    ...asked.map((key): [string, string | undefined] => [kebab(key), values[key]]),
    ['services', services.join(' ')],
    ['file', file],
    ['place', place === noAnswers.place ? '' : place],
    ['lang', language],
  ];
  return `${new URLSearchParams(all.filter((pair): pair is [string, string] => !!pair[1]))}`;
}

/**
 * The answers in an address; what is none is left out.
 *
 * @param known the ids of the catalog's services
 * @param preferred the language where the address names none
 */
export function fromHash(
  hash: string,
  known: { has(id: string): boolean },
  preferred: Language = noAnswers.language,
): Answers {
  const written = new URLSearchParams(hash.replace(/^#/, ''));
  const values: Answers['values'] = Object.fromEntries(
    asked.flatMap(key => {
      const value = written.get(kebab(key));
      return value ? [[key, value]] : [];
    }),
  );
  const services = (written.get('services') ?? '').split(' ').filter(id => known.has(id));
  const place = places.find(({ id }) => id === written.get('place'))?.id ?? noAnswers.place;
  const language = languages.find(code => code === written.get('lang')) ?? preferred;
  return { values, services: [...new Set(services)], file: written.get('file') ?? '', place, language };
}
