import { describe, expect, it } from 'vitest';
import { mutate } from '../../build/mutation/mutants.mjs';

/** What a file's mutants put in the place of what. */
const made = (source: string) => mutate('x.ts', source).mutants.map(({ was, is }) => `${was} → ${is}`);

/** What an expression comes to while one of its mutants is there, or none. */
function outcomeOf(expression: string, active = -1): unknown {
  const { code } = mutate('x.ts', `export const x = ${expression};`);
  const run = new Function('__mutant', code.replace('export const x =', 'return'));
  return run((id: string) => id === `x.ts#${active}`);
}

describe('the mutants of a file', () => {
  it.each([
    ['const a = b === c;', ['b === c → (b) !== (c)']],
    ['const a = b < c;', ['b < c → (b) <= (c)', 'b < c → (b) >= (c)']],
    ['const a = b && !c;', ['!c → c', 'b && !c → (b) || (!c)']],
    ['if (a) b();', ['a → true', 'a → false', 'b() → undefined']],
    ['const a = b.filter(c);', ['b.filter(c) → b']],
    ['const a = b.some(c);', ['b.some(c) → b.every(c)']],
    ['const a = b.toString();', []],
    ['const a = [b];', ['[b] → []']],
    ['const a = () => b;', ['b → undefined']],
    ["const a = 'b';", ["'b' → ''"]],
    ['const a = /^b+$/i;', ['/^b+$/i → /b+$/i', '/^b+$/i → /^b+/i', '/^b+$/i → /^b$/i', '/^b+$/i → /^b+$/']],
  ])('are small mistakes: %s', (source, mutants) => {
    expect(made(source)).toEqual(mutants);
  });

  it.each([
    "import a from 'b';",
    "export { a } from './b.ts';",
    "type A = 'b' | 'c';",
    "const a = <B extends 'c'>(d: 'e') => {};",
    'const a = { b };',
  ])('leave alone what is no expression: %s', source => {
    expect(made(source)).toEqual([]);
  });

  it('are all in the code, and none of them acts unless it is called', () => {
    expect(outcomeOf("[1, 2].some(n => n === 2) ? 'yes' : 'no'")).toBe('yes');
    const all = mutate('x.ts', "export const x = [1, 2].some(n => n === 2) ? 'yes' : 'no';").mutants;
    const others = all.map((_, index) => outcomeOf("[1, 2].some(n => n === 2) ? 'yes' : 'no'", index));
    expect(others).toContain('no');
    expect(others).toContain('');
  });
});
