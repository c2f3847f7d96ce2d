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

const MODULE = '/usr/lib/nginx/modules/ngx_http_js_module.so';

/** The recipe's own text: the code block of a language. */
const recipe = readFileSync(new URL('../../docs/recipes/server-cookies.md', import.meta.url), 'utf8');
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(recipe.slice(recipe.indexOf('## nginx')))?.[1] ?? '';

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

  const visit = (cookie = '', signal = ''): Promise<string[]> =>
    new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', headers: { cookie, ...(signal && { 'sec-gpc': signal }) } },
        answer => {
          answer.resume();
          resolve(answer.headers['set-cookie'] ?? []);
        },
      )
        .on('error', reject)
        .end();
    });

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
      'c=; Max-Age=0',
      'd=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'e=5',
    ];
    expect(await visit()).toEqual([
      'a=1; Path=/; HttpOnly',
      'b=2; Path=/; Secure',
      'school_login=3; Max-Age=9999',
      'c=; Max-Age=0',
      'd=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'e=5',
    ]);
    sets = [];
    expect(await visit()).toEqual([]);
  });
});
