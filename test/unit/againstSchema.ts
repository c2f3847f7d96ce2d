import type { JsonSchema } from '../../build/dataBlock.ts';

/** A keyword of JSON Schema: what it says of a value, and of the schema that it stands in. */
type Rule = (value: unknown, asked: never, at: string, schema: JsonSchema) => readonly (string | false)[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
};

const noted: Rule = () => [];

/** The keywords that our schemas use, as the draft of 2020-12 means them: most say nothing of values of other types. */
const rules: Record<string, Rule> = {
  $schema: noted,
  title: noted,
  description: noted,
  default: noted,
  format: noted,
  type: (value, type: string, at) => [!types[type]?.(value) && `${at}: no ${type}`],
  enum: (value, words: unknown[], at) => [!words.includes(value) && `${at}: none of its words`],
  pattern: (value, pattern: string, at) => [
    typeof value === 'string' && !new RegExp(pattern, 'u').test(value) && `${at}: not of its shape`,
  ],
  minLength: (value, least: number, at) => [
    typeof value === 'string' && [...value].length < least && `${at}: too short`,
  ],
  minimum: (value, least: number, at) => [typeof value === 'number' && value < least && `${at}: too little`],
  required: (value, keys: string[], at) =>
    keys.map(key => isObject(value) && !Object.hasOwn(value, key) && `${at}: no ${key}`),
  properties: (value, schemas: Record<string, JsonSchema>, at) =>
    Object.entries(schemas).flatMap(([key, schema]) =>
      isObject(value) && Object.hasOwn(value, key) ? againstSchema(schema, value[key], `${at}/${key}`) : [],
    ),
  additionalProperties: (value, _: false, at, { properties }) =>
    isObject(value)
      ? Object.keys(value).map(
          key => !Object.hasOwn(properties as object, key) && `${at}: no such key as ${key}`,
        )
      : [],
  items: (value, schema: JsonSchema, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => againstSchema(schema, item, `${at}/${i}`)) : [],
  anyOf: (value, schemas: JsonSchema[], at) => [
    schemas.every(schema => againstSchema(schema, value, at).length > 0) && `${at}: none of what will do`,
  ],
  not: (value, schema: JsonSchema, at) => [
    againstSchema(schema, value, at).length === 0 && `${at}: what it must not be`,
  ],
};

/**
 * What is wrong with a value by a JSON Schema; nothing, if it is valid.
 *
 * @throws at a keyword that it does not know: then the schema says more than is checked here
 */
export function againstSchema(schema: JsonSchema, value: unknown, at = ''): string[] {
  return Object.entries(schema).flatMap(([keyword, asked]) => {
    const rule = Object.hasOwn(rules, keyword) ? rules[keyword] : undefined;
    if (!rule) throw new Error(`${keyword} is not known here`);
    return rule(value, asked as never, at, schema).filter(wrong => wrong !== false);
  });
}
