import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/readConfig.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Change, PublicDecision, Requirement } from '../../src/model.ts';
import type { TraceEvent } from '../../src/problems.ts';
import { allOf } from './given.ts';

/** As much of an element as a line needs. */
const element = (tag: string) => ({ outerHTML: tag }) as unknown as Element;

const waiting = (categories: string, service?: string): Requirement => ({
  categories: allOf(categories),
  service,
});

const decided: PublicDecision = {
  time: '2027-01-15T08:00:00.000Z',
  revision: '2',
  current: true,
  categories: { preferences: true, analytics: false },
  services: { youtube: true },
};

const step = (but: Partial<Change> = {}): Change => ({
  changed: true,
  granted: [],
  withdrawn: [],
  stored: true,
  here: true,
  ...but,
});

describe('what is told at the start', () => {
  const { config } = readConfig(
    { policyUrl: '/privacy', categories: 'analytics marketing', signals: 'none', debug: '', maxDays: 'x' },
    'https://oakhill.test/',
    'oakhill.test',
  );
  const lines = explain(['start', config, 104, null]).split('\n');

  it('is every attribute that has a value, as it would be written in the tag', () => {
    expect(lines).toContain('  data-policy-url="https://oakhill.test/privacy"');
    expect(lines).toContain('  data-categories="analytics marketing"');
    expect(lines).toContain('  data-signals="none"');
    expect(lines).toContain('  data-block="known"');
    expect(lines).toContain('  data-debug');
    expect(lines.join('\n')).not.toMatch(/data-(max-days|signed-in|accent)/);
  });

  it('is how much is known, and what is decided', () => {
    expect(lines.at(-1)).toBe(
      'It knows 104 services. Nothing is decided: all that is not essential is held.',
    );
    expect(explain(['start', config, 1, decided])).toContain(
      'Decided on 2027-01-15T08:00:00.000Z under revision 2, the present one: preferences yes, analytics no, youtube yes.',
    );
    expect(explain(['start', config, 1, { ...decided, current: false }])).toContain(
      'no longer the present one: its grants wait to be confirmed',
    );
  });
});

describe('what happens', () => {
  it.each<[what: string, note: TraceEvent, says: string]>([
    [
      'a host that no service is known on',
      ['stranger', 'cdn.theme.test'],
      'Met: cdn.theme.test, another company\'s host that no service is known on. What comes from there waits only where the page marks it, or all of it under data-block="strict". If it stores or counts something, declare it in the data block.',
    ],
    [
      'a marked element',
      ['held', element('<script type="text/plain" data-category="analytics">'), waiting('analytics')],
      'Held: <script type="text/plain" data-category="analytics">, because the page marked it analytics, which is not granted.',
    ],
    [
      'an element marked with a service, and two categories',
      ['held', element('<img>'), waiting('analytics marketing', 'matomo')],
      'Held: <img>, because the page marked it analytics and marketing (matomo), which is not granted.',
    ],
    [
      'an element of a service',
      ['held', element('<iframe>'), waiting('marketing', 'youtube'), 'https://www.youtube.com/embed/1?rel=0'],
      'Held: <iframe>, because https://www.youtube.com/embed/1 belongs to youtube, which is marketing, and that is not granted.',
    ],
    [
      'a request, without its query',
      [
        'held',
        'https://tags.test/gtm?cid=secret',
        waiting('analytics|marketing', 'tags'),
        'https://tags.test/gtm?cid=secret',
      ],
      'Held: a request, because https://tags.test/gtm belongs to tags, which is analytics or marketing, and that is not granted.',
    ],
    [
      'another host, where every one is held',
      ['held', element('<img>'), waiting('preferences analytics marketing'), 'https://any.test/a.png#x'],
      'Held: <img>, because https://any.test/a.png is on another host, which data-allow does not name (data-block="strict").',
    ],
    [
      'a retired service',
      ['held', element('<img>'), waiting('retired', 'pixel'), 'https://p.test/'],
      'Held: <img>, because https://p.test/ belongs to pixel, which is retired (data-retire).',
    ],
    [
      'a service that a login-only site did not name',
      ['held', element('<img>'), waiting('barred', 'pixel'), 'https://p.test/'],
      'Held: <img>, because https://p.test/ belongs to pixel, which follows visitors from site to site or keeps cookies on its own hosts, and data-allow does not name it (data-cookie-limit="login").',
    ],
    [
      'a release',
      ['released', element('<script>'), waiting('analytics', 'matomo')],
      'Released: <script>, which waited for analytics (matomo).',
    ],
    [
      'a cookie refused',
      ['cookie', '_ga', 'refuse'],
      'The cookie "_ga" was not written: it is one of a service that is held.',
    ],
    [
      'a cookie removed',
      ['cookie', '_ga', 'remove'],
      'The cookie "_ga" is removed: it is one of a service that is held.',
    ],
    [
      'a cookie for the session',
      ['cookie', 'seen', 0],
      'The cookie "seen" ends with the browser session (data-cookie-limit).',
    ],
    [
      'a cookie shortened',
      ['cookie', 'seen', 30 * 86_400],
      'The cookie "seen" lives for 30 days, not longer (data-max-days).',
    ],
    [
      'a choice in the banner',
      ['step', step({ granted: ['analytics', 'youtube'], source: 'banner' }), null],
      'A step, by banner: granted analytics, youtube. Nothing is decided: all that is not essential is held.',
    ],
    [
      'a choice by script, which the browser did not keep',
      ['step', step({ withdrawn: ['analytics'], stored: false }), null],
      'A step, by a script of the page: withdrawn analytics; the browser did not keep it. Nothing is decided: all that is not essential is held.',
    ],
    [
      'a choice elsewhere that changes nothing here',
      ['step', step({ changed: false, here: false }), null],
      'A step, elsewhere, in another tab or frame: nothing is otherwise than before. Nothing is decided: all that is not essential is held.',
    ],
  ])('%s is told in one line', (_, note, says) => {
    expect(explain(note)).toBe(says);
  });
});
