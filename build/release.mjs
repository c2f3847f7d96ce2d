// @ts-check
/** `npm run release`: builds Hallpass, and writes into `release/` what is published of a version. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { finished, installPackages } from './install.mjs';

const folder = fileURLToPath(new URL('../release/', import.meta.url));

await installPackages(line => console.log(line));
const built = await finished(execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);

// Only now: the package may have been installed just above.
const { runnerImport } = await import('vite');
/** @type {{ module: typeof import('./release/releases.ts') }} */
const { module } = await runnerImport(fileURLToPath(new URL('release/releases.ts', import.meta.url)));
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const { name, zip } of await module.releases()) {
  await writeFile(`${folder}${name}`, zip);
  console.log(`release/${name}: ${(zip.length / 1000).toFixed(0)} kB`);
}
