import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/ui/', import.meta.url);

const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.css'))
  .map(file => [file, readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')] as const);

describe.each(sheets)('%s', (_, css) => {
  const found = (pattern: RegExp) => css.match(pattern) ?? [];

  it('knows start and end alone, so that a language may be written from the right', () => {
    // A notch is where it is.
    expect(css.replace(/env\([\w-]+\)/g, '').match(/\b(left|right)\b/g) ?? []).toEqual([]);
    // Of four values the second and the fourth are the right and the left.
    expect(
      found(/(?<![\w-])(margin|padding|inset|border-(width|style|color|radius)):(\s+[^\s;]+){4}/g),
    ).toEqual([]);
  });

  it('takes its sizes from the visitor’s type, not from the page’s', () => {
    expect(found(/[\d.]rem\b/g)).toEqual([]);
  });

  it('moves only where motion is welcome, fades at most, and is done in a fifth of a second', () => {
    const welcome =
      /@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g;
    const moving = /\b(animation|transition)\b|@keyframes|(?<!over)scroll-behavior/g;
    expect(css.replace(welcome, '').match(moving) ?? []).toEqual([]);
    const moved = (css.match(welcome) ?? []).join('\n');
    for (const [, seconds] of moved.matchAll(/(?:animation|transition): \S+ ([\d.]+)s/g))
      expect(Number(seconds)).toBeLessThanOrEqual(0.2);
    expect(moved.match(/\b(infinite|scroll-behavior|translate|scale|rotate|transform)\b/g) ?? []).toEqual([]);
  });
});
