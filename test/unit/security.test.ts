import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dist } from '../../build/locales.ts';
import { attributes } from '../../src/config/attributes.ts';
import { consentNames } from '../../src/policy/consentNames.ts';
import { type Node, sources, walk } from './sources.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const text = readFileSync(at('SECURITY.md'), 'utf8');
/** Its sentences, each on a line of its own. */
const says = (...words: RegExp[]) => text.split('\n').some(line => words.every(word => word.test(line)));

const nameOf = (node: unknown): string => String((node as Node | undefined)?.name ?? '');

/** The files in which something is called, by its name or as a member: `fetch`, `setItem`. */
const callersOf = (name: string) =>
  sources
    .filter(({ program }) => {
      let isCalled = false;
      walk(program, ({ type, callee }) => {
        const { type: kind, property } = (callee ?? {}) as Node;
        if (
          /^(Call|New)Expression$/.test(type) &&
          nameOf(kind === 'MemberExpression' ? property : callee) === name
        )
          isCalled = true;
      });
      return isCalled;
    })
    .map(({ path }) => path);

describe('SECURITY.md', () => {
  it('names the hashes that are used: one kind for the files that are loaded, one for the tag', () => {
    const integrity: Record<string, string> = JSON.parse(readFileSync(`${dist}/integrity.json`, 'utf8'));
    const tags = ['hallpass.js', 'hallpass.standalone.js'];
    for (const [file, hash] of Object.entries(integrity))
      expect(`${file} ${hash}`).toMatch(tags.includes(file) ? / sha384-/ : / sha256-/);
    expect(says(/loaded with its SHA-256/, /A hash on the tag \(SHA-384/)).toBe(true);
    const [first = ''] = Object.values(integrity);
    expect(readFileSync(`${dist}/hallpass.js`, 'utf8')).toContain(first.replace('sha256-', ''));
  });

  it('says what is sent, and nothing else is', () => {
    const sends = ['fetch', 'sendBeacon', 'XMLHttpRequest', 'WebSocket', 'EventSource'].flatMap(callersOf);
    expect(sends).toEqual(['audit/read/ask.ts', 'record/sendRecord.ts']);
    expect(says(/fetches its own files/, /audit/, /the site itself/)).toBe(true);
    expect(says(/sends nothing anywhere, unless/, /`data-record-url`/)).toBe(true);
  });

  it('names all that is stored in the browser', () => {
    const callers = callersOf('setItem');
    const storing = sources.filter(({ path }) => callers.includes(path));
    const keys = storing.flatMap(({ program }) => {
      const found: string[] = [];
      walk(program, ({ type, value }) => {
        if (type === 'Literal' && /^hallpass-/.test(String(value))) found.push(String(value));
      });
      return found;
    });
    expect(keys.length).toBe(storing.length);
    for (const key of keys) expect(says(/`sessionStorage` holds/, new RegExp(`\`${key}\``)), key).toBe(true);
    expect(text.match(/`hallpass-[a-z]+`/g)?.sort()).toEqual(keys.map(key => `\`${key}\``).sort());
    for (const name of ['put', 'createObjectStore', 'open'].flatMap(callersOf))
      expect(readFileSync(at(`src/${name}`), 'utf8')).not.toMatch(/indexedDB\.open|caches\.open/);
    expect(text).toContain(`\`${consentNames(attributes.cookieName.replace('cookie=', ''))[1]}\``);
  });

  it('says how many decisions of a page are sent at most', () => {
    const most = /const MOST = (\d+);/.exec(readFileSync(at('src/effects/signals/records.ts'), 'utf8'))?.[1];
    expect(text).toContain(`at most ${most} a page view`);
  });

  it('leads only to what there is, and names only attributes that there are', () => {
    for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(at(path)), path).toBe(true);
    const known = Object.keys(attributes).map(key => key.replace(/[A-Z]/g, one => `-${one.toLowerCase()}`));
    for (const [, name] of text.matchAll(/`data-([a-z-]+)/g)) expect(known).toContain(name);
  });
});
