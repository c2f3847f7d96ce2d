import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../build/dataBlock.ts';

/**
 * What is wrong with a value by a JSON Schema of the draft of 2020-12, one line for each fault; nothing, if it is valid.
 * Strict: a keyword that is not of the draft is an error, and a `format` is a note for editors.
 */
export function checkerOf(schema: JsonSchema): (value: unknown) => string[] {
  const isValid = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  }).compile(schema);
  return value =>
    isValid(value)
      ? []
      : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
