import { readdirSync, readFileSync } from 'node:fs';
import type { Service } from '../src/model.ts';

/** A descriptor as it stands in its file: what is shipped, and what is written down for people. */
export interface Descriptor extends Service {
  /** The argument for its category. */
  why: string;
  /** Where the facts were found. */
  sources: string[];
}

/** The descriptors of a folder, in alphabetical order. */
export const descriptorsIn = (folder: URL): Descriptor[] =>
  readdirSync(folder)
    .sort()
    .map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

/** The catalog: one descriptor a file. */
export const services: readonly Descriptor[] = descriptorsIn(
  new URL('../src/catalog/services/', import.meta.url),
);
