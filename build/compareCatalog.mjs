// @ts-check
/**
 * `npm run catalog`: compares the catalog with public lists, and prints what they have more of, no longer have, or see
 * otherwise. An argument is the folder of other descriptors, such as those of an earlier version.
 */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';

/** @param {string} file */
const at = file => fileURLToPath(new URL(file, import.meta.url));

/** @type {{ module: typeof import('./catalog.ts') }} */
const { module: catalog } = await runnerImport(at('catalog.ts'));
/** @type {{ module: typeof import('./publicLists.ts') }} */
const { module: lists } = await runnerImport(at('publicLists.ts'));
/** @type {{ module: typeof import('./compareCatalog.ts') }} */
const { module: comparison } = await runnerImport(at('compareCatalog.ts'));

const [folder] = process.argv.slice(2);
const services = folder ? catalog.descriptorsIn(pathToFileURL(`${resolve(folder)}/`)) : catalog.services;
console.log(`${services.length} services\n`);
console.log(comparison.wordsOf(comparison.compareCatalog(services, lists.readLists())));
