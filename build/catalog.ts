import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../src/model.ts';

const folder = new URL('../src/catalog/services/', import.meta.url);

/** The catalog: one descriptor a file, in alphabetical order. */
export const services: readonly Service[] = readdirSync(folder)
  .sort()
  .map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
