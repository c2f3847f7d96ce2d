import schema from '../src/catalog/service.schema.json' with { type: 'json' };
import { services } from './catalog.ts';
import { languages, type Sentences, sentencesOf } from './locales.ts';

/** A JSON Schema, as far as this project needs one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Tree = { readonly [key: string]: string | Tree };

/** What a site cannot say in its own words: a language's own name, and what is said when no words could be loaded. */
const OURS = ['name', 'failed'] satisfies (keyof Sentences)[];

/** The shape of some sentences: the same keys, all of them optional, each a text. */
const sentences = (tree: Tree, ours: readonly string[] = []): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(tree)
      .filter(([key]) => !ours.includes(key))
      .map(([key, value]) => [
        key,
        typeof value === 'string' ? { type: 'string', default: value } : sentences(value),
      ]),
  ),
});

const { id, name, company, category, hosts, cookies, storage, privacy } = schema.properties;
const cookie = cookies.items.properties;

const service: JsonSchema = {
  description:
    'A service of the site, or, under the id of one that Hallpass knows, a change to that one: what is not written stays.',
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  anyOf: [{ required: ['category'] }, { properties: { id: { enum: services.map(known => known.id) } } }],
  properties: {
    id: {
      ...id,
      description:
        'The short name that data-service and the consent cookie use. It never changes once visitors have answered.',
      // The second is found in every object.
      not: { enum: [...category.enum, 'constructor'] },
    },
    name,
    company,
    category: {
      ...category,
      description: `${category.description} A service that Hallpass knows keeps its own if this is not written.`,
    },
    hosts: {
      type: 'array',
      description:
        'Where it loads from and sends to: host names in lower case, without https://. A name covers what is below it; with "*." in front it means only that. A path prefix may follow.',
      items: hosts.items,
    },
    cookies: {
      type: 'array',
      description: 'The cookies that it sets: they are listed for visitors, and removed on refusal.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: cookie.name,
          domain: {
            type: 'string',
            description: 'The domain that it is set for; empty for the host that sets it, alone.',
            pattern: `^(${cookie.domain.pattern.slice(1, -1)})?$`,
          },
          path: cookie.path,
          days: cookie.days,
          purpose: {
            type: 'string',
            description: `What it is for, in a sentence, or one of our words for it: ${cookie.purpose.enum.join(', ')}.`,
            minLength: 1,
          },
        },
      },
    },
    storage: {
      type: 'array',
      description: storage.description,
      items: { type: 'string', minLength: 1 },
    },
    privacy,
    cookieless: { type: 'boolean', description: schema.properties.cookieless.description },
  },
};

/** The JSON Schema of the data block `<script type="application/json" data-hallpass>`; the package carries it. */
export const dataBlockSchema = (): JsonSchema => ({
  $schema: schema.$schema,
  title: 'The data block of a site that uses Hallpass',
  description: 'What a site adds to the services that Hallpass knows, and what it says in its own words.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'The address of this file, for editors. Hallpass ignores it.' },
    services: { type: 'array', items: service },
    texts: {
      type: 'object',
      description:
        'The site’s own sentences, by language: they replace ours key by key, as text, never as HTML.',
      additionalProperties: false,
      properties: Object.fromEntries(languages.map(code => [code, sentences(sentencesOf(code), OURS)])),
    },
  },
});
