import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const doc = read('docs/interface.md');
const headings = [...doc.matchAll(/^### `(.+)`$/gm)].map(([, heading]) => heading);

/** What stands between the braces of an interface, without its comments: one member a line. */
function membersOf(path: string, name: string): string[] {
  const source = read(path).replace(/\/\*\*[\s\S]*?\*\//g, '');
  const [, body = ''] = new RegExp(`interface ${name} .*?{\\n([\\s\\S]*?)^}`, 'm').exec(source) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w.*);$/gm)].map(([, member = '']) => member);
}

const nameOf = (member = '') => /^\w+/.exec(member)?.[0];

describe('docs/interface.md', () => {
  const hallpass = membersOf('src/effects/signals/api.ts', 'Hallpass');

  it('has each member of window.hallpass, as it is written in the source, and no other', () => {
    expect(hallpass).toContain('granted(categoryOrService: string): boolean');
    const [own = ''] = doc.split('\n## Events');
    const described = [...own.matchAll(/^### `(.+)`$/gm)].map(([, heading]) => heading);
    expect(described).toEqual(hallpass);
  });

  it('has each event that the page hears', () => {
    const events = [...read('src/effects/signals/api.ts').matchAll(/'(hallpass:\w+)': CustomEvent/g)];
    expect(events.length).toBeGreaterThan(1);
    expect(events.map(([, event]) => event).filter(event => !headings.includes(event))).toEqual([]);
  });

  it('has each function of the package, and names each type', () => {
    const source = read('src/module.ts');
    const [, own = ''] = doc.split('\n## From module code');
    const functions = [...source.matchAll(/^export (?:async )?function (.+) {$/gm)];
    expect([...own.matchAll(/^### `(.+)`$/gm)].map(([, heading]) => heading)).toEqual(
      functions.map(([, signature]) => signature),
    );
    const types = [...source.matchAll(/export type {(.*?)}/g)].flatMap(([, names = '']) => names.split(','));
    expect(types.length).toBeGreaterThan(4);
    expect(types.filter(type => !own.includes(`\`${type.trim()}\``))).toEqual([]);
  });

  it.each([
    ['src/model.ts', 'PublicDecision'],
    ['src/model.ts', 'Receipt'],
  ])('has each member of what they give (%s: %s)', (path, name) => {
    const members = membersOf(path, name).map(nameOf);
    expect(members.length).toBeGreaterThan(1);
    expect(members.filter(member => !doc.includes(`| \`${member}\` |`))).toEqual([]);
  });

  it('has each address of the package', () => {
    const addresses = Object.keys(JSON.parse(read('package.json')).exports);
    expect(
      addresses
        .filter(address => !['.', './package.json'].includes(address))
        .filter(address => !doc.includes(`| \`${address.replace('.', 'hallpass')}\` |`)),
    ).toEqual([]);
  });

  it('is what the comments in the source are: each function there has an example, too', () => {
    for (const [path, members] of [
      ['src/effects/signals/api.ts', hallpass],
      ['src/module.ts', ['ready(', 'granted(', 'whenGranted(']],
    ] as const) {
      const source = read(path);
      const commented = [
        ...source.matchAll(/@example[\s\S]*?\*\/\n(?:export (?:async )?function|\s*(?:readonly )?)\s*(\w+)/g),
      ];
      expect(commented.map(([, name]) => name)).toEqual(members.map(nameOf));
    }
  });
});
