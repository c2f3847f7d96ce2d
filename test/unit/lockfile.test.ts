import { readFileSync } from 'node:fs';
import { minVersion, satisfies, validRange } from 'semver';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Locked {
  version: string;
  engines?: { node?: string };
}

const { engines } = JSON.parse(read('package.json'));
const packages: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;

/** The oldest Node of each line that we say we run on: `20.19.0`, `22.13.0`, … */
const oldest = String(engines.node)
  .split('||')
  .map(range => minVersion(range)?.version ?? '');

describe('the packages that are installed', () => {
  it('are for the oldest Node that the README names', () => {
    const [, named = ''] = /\(\[Node\]\(.+?\) ([\d.]+) or newer\)/.exec(read('README.md')) ?? [];
    expect(minVersion(named)?.version).toBe(oldest[0]);
  });

  it.each(oldest)('all run on Node %s, so that npm ci has nothing to warn of', version => {
    const others = Object.entries(packages).filter(
      ([, { engines: { node } = {} }]) => node && validRange(node) && !satisfies(version, node),
    );
    expect(others.map(([name, { engines: { node } = {} }]) => `${name}: ${node}`)).toEqual([]);
  });
});
