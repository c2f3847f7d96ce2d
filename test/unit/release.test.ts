import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { dist, trial } from '../../build/locales.ts';
import { releases, zipOf } from '../../build/release/releases.ts';
import { UNHURRIED } from './given.ts';

if (!existsSync(`${dist}/integrity.json`)) throw new Error('There is no dist/: npm run build comes first.');

const [webmasters, wordpress] = await releases();
const files = unzipSync(webmasters?.zip ?? new Uint8Array());
const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

/** The sentences of a page, as somebody reads them. */
const wordsOf = (html: string) =>
  html
    .replace(/<(style|title)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word));

describe('the zip for WordPress', () => {
  it('has one folder, as WordPress wants it, with the plugin and the widget in it', () => {
    const paths = Object.keys(unzipSync(wordpress?.zip ?? new Uint8Array()));
    expect(paths.filter(path => !path.startsWith('hallpass/'))).toEqual([]);
    expect(paths.map(path => path.split('/').at(-1))).toEqual(
      expect.arrayContaining(['hallpass.php', 'hallpass.js', 'readme.txt', 'uninstall.php']),
    );
    expect(paths.filter(path => path.endsWith('.map'))).toEqual([]);
  });
});

describe.skipIf(trial)('the zip for webmasters', () => {
  it('has the page to begin with, the builder, the licenses, and the folder to upload', () => {
    expect(Object.keys(files).filter(path => !path.startsWith('hallpass/'))).toEqual([
      'LICENSE.txt',
      'SHA256SUMS.txt',
      'START-HERE.html',
      'THIRD-PARTY-NOTICES.txt',
      'builder.html',
    ]);
  });

  it('has in its folder what a site needs, and nothing else', () => {
    const built = readdirSync(dist).filter(
      name => /^hallpass.*\.js$/.test(name) && name !== 'hallpass.module.js',
    );
    const inFolder = Object.keys(files).flatMap(path => path.split('hallpass/')[1] ?? []);
    expect(inFolder.sort()).toEqual(['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', ...built].sort());
  });

  it('has no file that asks for another that is not there', () => {
    for (const path of Object.keys(files)) expect(text(path), path).not.toContain('sourceMappingURL');
  });

  it('has scripts in letters that mean the same in every encoding', () => {
    for (const path of Object.keys(files).filter(name => name.endsWith('.js')))
      expect(text(path).match(/\P{ASCII}/gu), path).toBeNull();
  });

  it('can be checked against its checksums', () => {
    const lines = text('SHA256SUMS.txt').trim().split('\n');
    expect(lines).toHaveLength(Object.keys(files).length - 1);
    for (const line of lines) {
      const [sum, path = ''] = line.split('  ');
      expect(sha256(files[path] ?? new Uint8Array()), path).toBe(sum);
    }
  });

  it('begins with a page of at most 200 words, in both languages', () => {
    const page = text('START-HERE.html');
    expect(page).toContain('lang="es"');
    expect(wordsOf(page).length).toBeGreaterThan(80);
    expect(wordsOf(page).length).toBeLessThanOrEqual(200);
  });

  it(
    'is byte for byte the same wherever and whenever it is made',
    () => {
      const make = `
      const { runnerImport } = await import('vite');
      const { module } = await runnerImport('${new URL('../../build/release/releases.ts', import.meta.url).pathname}');
      const { createHash } = await import('node:crypto');
      for (const { zip } of await module.releases()) console.log(createHash('sha256').update(zip).digest('hex'));`;
      for (const TZ of ['Pacific/Auckland', 'America/Los_Angeles']) {
        const said = execFileSync(process.execPath, ['--input-type=module', '--eval', make], {
          encoding: 'utf8',
          env: { ...process.env, TZ, LANG: 'es_MX.UTF-8' },
        });
        expect(said.trim().split('\n'), TZ).toEqual(
          [webmasters, wordpress].map(one => sha256(one?.zip ?? new Uint8Array())),
        );
      }
    },
    UNHURRIED,
  );

  it('does not depend on the order in which its files were read', () => {
    const some = { b: new Uint8Array([1]), a: new Uint8Array([2]) };
    const others = { a: some.a, b: some.b };
    expect(sha256(zipOf(some))).toBe(sha256(zipOf(others)));
    expect(sha256(zipOf(some))).not.toBe(sha256(zipOf({ ...some, b: some.a })));
  });
});
