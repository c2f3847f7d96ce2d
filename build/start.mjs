// @ts-check
/** `npm start`: builds Hallpass and serves the demo. The server reads the arguments itself. */
import { execPath } from 'node:process';
import { finished, installPackages } from './install.mjs';

const say = (/** @type {string} */ line) => console.log(`▸ ${line}`);

try {
  await installPackages(say);
  say('Building');
  const built = await finished(execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  if (built === 0) await import('../demo/serve.mjs');
  else process.exitCode = built;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
