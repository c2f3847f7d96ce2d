import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { withPart } from '../../build/documents.ts';

/**
 * Compares a part of a document with what the source says. `UPDATE_DOCS=1 npx vitest run documents` writes it
 * there instead.
 *
 * @param file from the project's folder
 */
export function expectPart(file: string, name: string, text: string): void {
  const path = new URL(`../../${file}`, import.meta.url);
  const document = readFileSync(path, 'utf8');
  const right = withPart(document, name, text);
  if (process.env.UPDATE_DOCS) writeFileSync(path, right);
  else expect(document, 'UPDATE_DOCS=1 npx vitest run --project unit mends it').toBe(right);
}
