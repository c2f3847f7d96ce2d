// @ts-check
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDemo } from './demo.mjs';
import { guideHost } from './guide/host.mjs';

/** Only for this machine: the demo is nobody else's business. */
const loopback = '127.0.0.1';

/** How many ports are tried before giving up. */
const attempts = 20;

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
const wanted = Number(values.port);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
  console.error(`--port: expected a whole number from 1 to 65535, got "${values.port}".`);
  process.exit(1);
}

const server = createServer();
const port = await listen(wanted);
if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);

const demo = createDemo({
  origin: host => `http://${host === guideHost ? host : `${host}.localhost`}:${port}`,
  isCounted: true,
  dist: fileURLToPath(new URL('../dist', import.meta.url)),
});
server.on('request', demo.handle);

console.log(`
  Hallpass, at work in four invented schools:

    http://localhost:${port}/       the guide: four sites, and what to look for
    http://localhost:${port}/left   what left the pages, live; keep it open beside them

  Open a site, touch nothing, and read the bar at its top. Then accept something.
  The sites live at *.localhost, which Chrome, Edge and Firefox send to this machine by themselves; Safari does not.
  Ctrl+C ends it.
`);

/**
 * Takes the port, or the next that is free.
 * @param {number} first
 */
async function listen(first) {
  const last = Math.min(first + attempts, 65_536);
  for (let port = first; port < last; port += 1) {
    if (await tryPort(port)) return port;
  }
  console.error(`No free port from ${first} to ${last - 1}. Choose another: --port 9000`);
  return process.exit(1);
}

/** @param {number} port @returns {Promise<boolean>} whether it was free */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    server.once('error', failed);
    server.listen(port, loopback, () => {
      server.off('error', failed);
      resolve(true);
    });
    /** @param {NodeJS.ErrnoException} problem */
    function failed(problem) {
      if (problem.code === 'EADDRINUSE' || problem.code === 'EACCES') resolve(false);
      else reject(problem);
    }
  });
}
