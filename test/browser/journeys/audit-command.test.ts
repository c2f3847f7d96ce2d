import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../../build/browsers.mjs';
import type { Departure } from '../../../command/departuresOf.ts';
import es from '../../../locales/audit/es.json' with { type: 'json' };
import type { Report } from '../../../src/audit/model.ts';
import { chromiumArguments } from '../harness/launch.ts';
import { fromRoot } from '../harness/root.ts';
import { DISTRICT, place, TRY, tag } from './steps.ts';

const here = place();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallpass-audit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A browser for which the test's network is the internet: what a webmaster names by `--browser`. */
async function browser(): Promise<string> {
  const path = join(folder, 'browser.sh');
  const { chromium } = findBrowsers();
  const more = [`--proxy-server=http://${here.network.proxy}`, ...chromiumArguments(here.network)];
  const quoted = more.map(one => `'${one}'`).join(' ');
  await writeFile(path, `#!/bin/sh\nexec '${chromium}' "$@" ${quoted}\n`, { mode: 0o755 });
  return path;
}

/** Runs the command as it is published. */
async function audit(address: string, ...more: string[]) {
  const json = join(folder, 'report.json');
  const args = [fromRoot('bin/hallpass.mjs'), 'audit', address, '--browser', await browser(), '--json', json];
  const child = spawn(process.execPath, [...args, ...more]);
  let said = '';
  let errors = '';
  child.stdout.on('data', text => (said += text));
  child.stderr.on('data', text => (errors += text));
  const [code] = await once(child, 'close');
  const text = code === 2 ? '{}' : await readFile(json, 'utf8');
  return { code, said, errors, json, text, report: JSON.parse(text) as Report };
}

const faults = ({ findings }: Report) =>
  findings.filter(({ weight }) => weight === 'fault').map(({ check, about }) => `${check} ${about}`);

describe('the audit on the command line (R11)', () => {
  it('finds no fault on the demo’s site, and sees what leaves only after a choice', async () => {
    const log = join(folder, 'requests.json');
    const { code, said, report } = await audit(`${DISTRICT}/`, '--requests', log);
    expect([code, faults(report)]).toEqual([0, []]);
    expect(said).toContain('before a choice         0 requests to 0 other hosts');
    const departures: Departure[] = JSON.parse(await readFile(log, 'utf8'));
    expect(new Set(departures.map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect(new Set(departures.map(({ language }) => language))).toEqual(new Set(['en', 'es']));
    expect(departures.filter(({ sinceChoice }) => !((sinceChoice ?? -1) > 0))).toEqual([]);
    expect(departures.map(({ service }) => service)).toContain('google-analytics');
    // The server's own cookie, which no script can see,
    // … and one that another company's server set on its own host.
    expect(report.stored.map(({ name }) => name)).toEqual(expect.arrayContaining(['cc_pages', 'fr']));
  });

  it('finds what was planted, and tells nobody’s name', async () => {
    here.script('pixel.planted.test', '/* seen */');
    here.script(
      'www.googletagmanager.com',
      'document.cookie = "_ga=GA1.1.1.1700000000; Max-Age=9999999; Path=/"',
      '/gtag/js',
    );
    here.demo.page('www.cedarcreek.example', '/gone', { status: 404, html: 'Nothing here' });
    here.demo.page('www.cedarcreek.example', '/try', {
      headers: {
        'content-security-policy': null,
        'set-cookie': 'locker=zora.quill@mail.test; Path=/; HttpOnly; Max-Age=9999999',
      },
      html: `<!doctype html><html lang="en"><head><script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
        ${tag('data-cookie-limit="session"').replace('/privacy', '/gone').replace(' nonce="{{nonce}}"', '')}<title>Try</title></head>
        <body><script>fetch('https://pixel.planted.test/x.js?who=zora.quill%40mail.test')</script></body></html>`,
    });
    const html = join(folder, 'report.html');
    const { code, said, errors, text, report } = await audit(TRY, '--languages', 'en', '--html', html);
    expect(code).toBe(1);
    expect(faults(report).toSorted()).toEqual([
      'party-ran www.googletagmanager.com',
      'personal-sure locker',
      'personal-sure who',
      'privacy-broken https://www.cedarcreek.example/gone',
      'stored-early _ga',
      'stored-lasting _ga',
      'stored-lasting locker',
      'tag-above-service https://www.googletagmanager.com/gtag/js?…',
    ]);
    const ran = report.findings.find(({ check }) => check === 'party-ran');
    expect(ran?.states).toEqual(['undecided', 'refused']);
    expect(said).toContain('A service loaded without permission');
    const document = await readFile(html, 'utf8');
    expect(document).toContain('A service loaded without permission');
    expect(document).toContain('This was made on the command line.');
    for (const told of [said, errors, text, document]) expect(told).not.toMatch(/zora|quill|mail\.test/);
  });

  it('says what runs on a site without Hallpass, and that nobody could choose there', async () => {
    const html = join(folder, 'informe.html');
    const earlier = join(folder, 'earlier.json');
    await writeFile(
      earlier,
      JSON.stringify({ format: 'hallpass-audit', version: 1, time: '2026-01-01T00:00:00Z', findings: [] }),
    );
    const { code, said, report } = await audit(
      `${DISTRICT}/?without`,
      '--languages',
      'es',
      '--pages',
      '2',
      '--compare',
      earlier,
      '--html',
      html,
    );
    expect(code).toBe(1);
    expect(faults(report)).toContain('party-ran www.google-analytics.com');
    expect(new Set(report.pages.map(({ page }) => page)).size).toBe(2);
    expect(report.pages.flatMap(({ state, failed }) => (failed ? `${state} ${failed}` : []))).toEqual([
      'refused without',
      'accepted without',
    ]);
    expect(await readFile(html, 'utf8')).toContain(es.checks['party-ran'].title);
    expect(said).toMatch(/^Since 2026-01-01T00:00:00Z: [1-9]\d* new, 0 gone$/m);
  });

  it('ends with 2 where there is nothing to look at', async () => {
    const { code, said, errors } = await audit('https://nobody.is.here.test:1/', '--languages', 'en');
    expect([code, said]).toEqual([2, '']);
    expect(errors).toContain('https://nobody.is.here.test:1/ did not load (ERR_UNSAFE_PORT).');
  });
});
