import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode } from '../../src/decision/consentString.ts';
import { aDecision, answers } from './given.ts';
import { lifts } from './lifts.ts';

const MODULE = '/usr/lib/nginx/modules/ngx_http_js_module.so';

const read = (page: string) => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');

/** A recipe's own text: the code block of a language. */
const blockIn = (text: string, language: string) =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1] ?? '';

const recipe = read('recipes/server-cookies.md');
const block = (language: string) => blockIn(recipe.slice(recipe.indexOf('## nginx')), language);

const isHere = spawnSync('nginx', ['-v']).status === 0 && spawnSync('test', ['-f', MODULE]).status === 0;

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

describe.runIf(isHere)('the recipe for nginx', () => {
  let folder: string;
  let application: Server;
  let port: number;
  /** What the application sets, and what it was told. */
  let sets: string[] = [];
  let told: IncomingHttpHeaders = {};
  const nginx = (...more: string[]) =>
    spawnSync('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), ...more], {
      encoding: 'utf8',
    });

  beforeAll(async () => {
    application = createServer((visit, answer) => {
      told = visit.headers;
      answer.setHeader('Set-Cookie', sets);
      answer.end();
    }).listen(0, '127.0.0.1');
    await once(application, 'listening');
    port = await freePort();
    folder = mkdtempSync(join(tmpdir(), 'hallpass-nginx-'));
    writeFileSync(join(folder, 'limit.js'), block('js'));
    writeFileSync(
      join(folder, 'nginx.conf'),
      `load_module ${MODULE}; pid ${folder}/pid; error_log ${folder}/error.log; events {}
      http {
        access_log off; js_path ${folder};
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(kind => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
        upstream application { server 127.0.0.1:${(application.address() as AddressInfo).port}; }
        ${block('nginx').replace('8080', `127.0.0.1:${port}`)}
        ${blockIn(read('limits.md'), 'nginx')}
      }`,
    );
    // It returns when it listens.
    expect(nginx().stderr).toBe('');
  });
  afterAll(async () => {
    nginx('-s', 'stop');
    application.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (cookie: string, signal: string): Promise<IncomingHttpHeaders> =>
    new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', headers: { cookie, ...(signal && { 'sec-gpc': signal }) } },
        answer => {
          answer.resume();
          resolve(answer.headers);
        },
      )
        .on('error', reject)
        .end();
    });
  const visit = async (cookie = '', signal = '') => (await ask(cookie, signal))['set-cookie'] ?? [];

  it.each([
    ['a=b; hallpass-consent=v1.tro8w0.0.p0a1m0.-; c=d', '1'],
    ['hallpass-consent=v1.tro8w0.0.a1.s', '1'],
    ['hallpass-consent=v1.tro8w0.0.p1a0m1.-', '0'],
    ['hallpass-consent=v1.tro8w0.1.p1a1m1.-', '0'],
    ['hallpass-consent=v1.tro8w0.0.p1.-', '0'],
    ['hallpass-consent=v1.tro8w0.0.p1a1m1', '0'],
    ['my-hallpass-consent=v1.tro8w0.0.p1a1m1.-', '0'],
    [`hallpass-consent=${encode(aDecision(answers('p0a1m0')))}`, '1'],
    [`hallpass-consent=${encode(aDecision(answers('p1a0m1')))}`, '0'],
    ['', '0'],
  ])('reads %j: analytics %s', async (cookie, granted) => {
    await visit(cookie);
    expect(told['x-analytics-granted']).toBe(granted);
  });

  it.each([
    ['hallpass-consent=v1.tro8w0.0.p1a1m1.-', '0'],
    ['a=b; hallpass-consent=v1.tro8w0.0.p1a1m1.gs', '1'],
    ['hallpass-consent=v1.tro8w0.0.p1a0m1.g', '0'],
  ])('reads under an opt-out signal %j: analytics %s', async (cookie, granted) => {
    await visit(cookie, '1');
    expect(told['x-analytics-granted']).toBe(granted);
  });

  it('shortens what the application sets, and neither the login nor a deletion', async () => {
    sets = [
      'a=1; Max-Age=9999; Path=/; HttpOnly',
      'b=2; Path=/; expires=Fri, 01 Jan 2038 00:00:00 GMT; Secure',
      'school_login=3; Max-Age=9999',
      'wordpress_logged_in_8a4f=4; Max-Age=9999',
      'my_wordpress_logged_in_8=4; Max-Age=9999',
      'c=; Max-Age=0',
      'd=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'old=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/',
      'f=6; Max-Age=09; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'e=5',
    ];
    expect(await visit()).toEqual([
      'a=1; Path=/; HttpOnly',
      'b=2; Path=/; Secure',
      'school_login=3; Max-Age=9999',
      'wordpress_logged_in_8a4f=4; Max-Age=9999',
      'my_wordpress_logged_in_8=4',
      'c=; Max-Age=0',
      'd=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'old=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/',
      'f=6',
      'e=5',
    ]);
    sets = [];
    expect(await visit()).toEqual([]);
  });

  it.each(lifts)(
    'sends the policy of docs/limits.md for %j, with the signal %j, unless it is lifted: %s',
    async (cookie, signal, isLifted) => {
      const headers = await ask(cookie, signal);
      expect(headers['content-security-policy']).toEqual(
        isLifted ? undefined : expect.stringMatching(/^default-src 'self'/),
      );
      expect(headers.vary).toMatch(/Cookie.*Sec-GPC/);
    },
  );
});
