// @ts-check
/**
 * `npm run bench`: what a page costs with us and with the best of our peers, measured in one run: `docs/performance.md`
 * says how. Installs the peers beside the temporary files, prints the goals, and writes all figures there.
 *
 * `npm run bench -- --quick` measures once; `--rounds=9` so many times; `--phases=cpu,slow` in these ways alone.
 * `--verify` only looks whether each page does its job. `--write` puts the figures into `docs/performance.md`.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** @type {{ module: typeof import('./bench.ts') }} */
const { module } = await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)));
process.exitCode = await module.bench(process.argv.slice(2), console.log);
