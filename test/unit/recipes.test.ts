import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitCookie, readConsent } from '../../docs/recipes/readers/hallpass.mjs';
import { encode } from '../../src/decision/consentString.ts';
import { readDecision } from '../../src/decision/readDecision.ts';
import type { Decision } from '../../src/model.ts';
import { consentNames } from '../../src/policy/consentNames.ts';
import { NOW } from './given.ts';
import { lifts } from './lifts.ts';

const samples: { value: string }[] = JSON.parse(
  readFileSync(new URL('samples/consent-strings.json', import.meta.url), 'utf8'),
);
const headers = [
  ...samples.map(({ value }) => `a=b; hallpass-consent=${value}; c`),
  '',
  'hallpass-consent',
  'hallpass-consent=v2.tro8w0.0.p1.-',
  'hallpass-consent=v1.tro8w0.0.p1.-.a1~a0',
  'hallpass-consent=v1.tro8w0.0.p1.-.a1~',
  'hallpass-consent=v1.tro8w0.0.p1.-\n',
  `hallpass-consent=v1.${(NOW - 9).toString(36)}.0.p1.-=`,
  `hallpass-consent=v1.${(NOW + 300).toString(36)}.0.p1.-`,
  `hallpass-consent=v1.${(NOW + 301).toString(36)}.0.p1.-`,
  `hallpass-consent=v1.${(NOW - 50_000).toString(36)}.0.p1.s`,
  `hallpass-consent=v1.${(NOW - 180 * 86_400).toString(36)}.0.p1.-`,
  `hallpass-consent-http=v1.${(NOW - 9).toString(36)}.0.p1.-`,
  `hallpass-consent=v1.${(NOW - 9).toString(36)}.0.p1.-; hallpass-consent=v1.${(NOW - 5).toString(36)}.0.p0.-`,
  `hallpass-consent=v1.${(NOW - 5).toString(36)}.0.p1.-; hallpass-consent=v1.${(NOW - 9).toString(36)}.0.p0.-`,
];

/** What Hallpass itself makes of a header, in the terms of a reader. */
function wanted(header: string) {
  const decision = readDecision(header, consentNames('hallpass-consent'), NOW, 180);
  if (!decision) return null;
  const { time, revision, categories, services } = decision;
  return { time, revision, categories, services: { ...services } };
}

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
const decision = fc.record<Decision>({
  time: fc.integer({ min: NOW - 200 * 86_400, max: NOW + 100_000 }),
  revision: fc.stringMatching(/^[\w-]{1,32}$/),
  categories: fc.record(
    { preferences: fc.boolean(), analytics: fc.boolean(), marketing: fc.boolean() },
    { requiredKeys: [] },
  ),
  services: fc.dictionary(id, fc.boolean(), { maxKeys: 5 }),
  knowingSignal: fc.boolean(),
  sessionOnly: fc.boolean(),
});

describe('the reader for Node', () => {
  const read = (header: string) => {
    const consent = readConsent(header, { now: NOW });
    if (!consent) return null;
    const { time, revision, categories, services } = consent;
    return { time, revision, categories, services: { ...services } };
  };

  it.each(headers)('reads %j as Hallpass does', header => {
    expect(read(header)).toEqual(wanted(header));
  });

  it('reads whatever Hallpass writes, and nothing else, as Hallpass does', () => {
    fc.assert(
      fc.property(decision, fc.nat({ max: 60 }), fc.string({ maxLength: 1 }), (one, at, noise) => {
        const value = encode(one);
        for (const text of [value, value.slice(0, at) + noise + value.slice(at + 1)]) {
          const header = `x=1; hallpass-consent=${text}`;
          expect(read(header)).toEqual(wanted(header));
        }
      }),
      { verbose: true },
    );
  });

  it('makes of several cookies what Hallpass makes of them', () => {
    const near = decision.map(one => ({ ...one, time: NOW - (one.time % 1000) }));
    fc.assert(
      fc.property(fc.array(near, { minLength: 2, maxLength: 4 }), all => {
        const header = all
          .map((one, i) => `hallpass-consent${i === 1 ? '-http' : ''}=${encode(one)}`)
          .join('; ');
        expect(read(header)).toEqual(wanted(header));
      }),
      { verbose: true },
    );
  });

  it('grants what is granted under this revision, and what is essential', () => {
    const consent = readConsent(`hallpass-consent=v1.${NOW.toString(36)}.2.p1a0.-.matomo1`, {
      now: NOW,
      revision: '2',
    });
    expect(['essential', 'preferences', 'analytics', 'marketing'].map(one => consent?.granted(one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(consent?.granted('analytics', 'matomo')).toBe(true);
    expect(
      readConsent(`hallpass-consent=v1.${NOW.toString(36)}.1.p1.-`, { now: NOW, revision: '2' })?.granted(
        'preferences',
      ),
    ).toBe(false);
  });

  it.each([
    ['p1a1.-', ['preferences']],
    ['p1a1.g', ['preferences', 'analytics']],
  ])(
    'grants under an opt-out signal what was chosen knowing it, and preferences: %s',
    (choices, expected) => {
      const consent = readConsent(`hallpass-consent=v1.${NOW.toString(36)}.0.${choices}`, {
        now: NOW,
        optOut: true,
      });
      expect(['preferences', 'analytics', 'marketing'].filter(one => consent?.granted(one))).toEqual(
        expected,
      );
    },
  );

  it.each([
    ['a=b; Max-Age=9; Path=/', 0, 'a=b; Path=/'],
    ['a=b; HttpOnly; expires=Fri, 01 Jan 2038 00:00:00 GMT', 0, 'a=b; HttpOnly'],
    ['a=b', 0, 'a=b'],
    ['a=; Max-Age=0', 0, 'a=; Max-Age=0'],
    ['a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 0, 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ['a=b; Max-Age=99999999', 30, 'a=b; Max-Age=2592000'],
    ['a=b; Max-Age=60', 30, 'a=b; Max-Age=60'],
    ['a=b; Max-Age=x; Expires=never', 30, 'a=b'],
  ])('limits %j to %d days: %j (R9)', (header, days, limited) => {
    expect(limitCookie(header, days)).toBe(limited);
  });
});

const php = spawnSync('php', ['--version']).status === 0;

describe.runIf(php)('the reader for PHP', () => {
  it('reads all samples as Hallpass does', () => {
    const script = `require 'docs/recipes/readers/hallpass.php';
      foreach (json_decode(stream_get_contents(STDIN)) as $header) $all[] = hallpass_consent($header, 'hallpass-consent', 180, ${NOW});
      echo json_encode($all);`;
    const all = [
      ...headers,
      ...fc.sample(decision, 200).map(one => `hallpass-consent=${encode(one)}`),
      ...fc
        .sample(fc.tuple(decision, decision), 200)
        .map(
          ([one, two]) =>
            `hallpass-consent=${encode(one)}; hallpass-consent=${encode({ ...two, time: one.time - 9 })}`,
        ),
    ];
    const { stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', '-r', script], {
      input: JSON.stringify(all),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    // PHP writes an empty map as an empty list.
    const found: (object | null)[] = JSON.parse(stdout.replaceAll('[]', '{}'));
    expect(
      found.map(one => {
        const { knowingSignal: _, ...rest } = { knowingSignal: false, ...one };
        return one && rest;
      }),
    ).toEqual(all.map(wanted));
  });

  it('grants what is granted, and under an opt-out signal what was chosen knowing it', () => {
    const script = `require 'docs/recipes/readers/hallpass.php';
      foreach ([[0, '-'], [1, '-'], [1, 'g']] as [$signal, $flag]) {
        $_SERVER['HTTP_SEC_GPC'] = "$signal";
        $consent = hallpass_consent("hallpass-consent=v1.${NOW.toString(36)}.0.p1a1m0.$flag.matomo0", 'hallpass-consent', 180, ${NOW});
        foreach (['preferences', 'analytics', 'marketing'] as $category) $all[] = +hallpass_granted($consent, $category);
        $all[] = +hallpass_granted($consent, 'analytics', 'matomo');
      }
      echo implode('', $all);`;
    expect(spawnSync('php', ['-r', script], { encoding: 'utf8' }).stdout).toBe('110010001100');
  });
});

describe.runIf(php)('what PHP itself sets, limited by the reader for PHP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-php-'));
  let server: ChildProcess;
  let address = '';
  beforeAll(async () => {
    const reader = fileURLToPath(new URL('../../docs/recipes/readers/hallpass.php', import.meta.url));
    writeFileSync(
      join(folder, 'index.php'),
      `<?php require '${reader}';
      hallpass_limit_cookies(['school_login', 'wordpress_logged_in_*', 'a.*']);
      foreach (json_decode($_GET['sets']) as $one) header("Set-Cookie: $one", false);`,
    );
    server = spawn('php', ['-S', '127.0.0.1:0', '-t', folder]);
    for await (const line of server.stderr ?? []) {
      const [port] = /127\.0\.0\.1:(\d+)\) started/.exec(`${line}`)?.slice(1) ?? [];
      if (!port) continue;
      address = `http://127.0.0.1:${port}/`;
      break;
    }
  });
  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a cookie ends with the session', 'a=b; Max-Age=9999; Path=/; HttpOnly', 'a=b; Path=/; HttpOnly'],
    ['so does one with a date', 'a=b; expires=Fri, 01 Jan 2038 00:00:00 GMT; Secure', 'a=b; Secure'],
    ['a deletion stays one', 'a=; Max-Age=0', 'a=; Max-Age=0'],
    [
      'by its date, too',
      'old=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/',
      'old=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/',
    ],
    [
      'but Max-Age goes before the date, as in browsers',
      'a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=99',
      'a=b',
    ],
    ['a login lasts', 'school_login=1; Max-Age=99', 'school_login=1; Max-Age=99'],
    ['by a pattern, too', 'wordpress_logged_in_8a4f=1; Max-Age=99', 'wordpress_logged_in_8a4f=1; Max-Age=99'],
    ['that means the whole name', 'my_wordpress_logged_in_8=1; Max-Age=99', 'my_wordpress_logged_in_8=1'],
    ['in which all but the star is itself', 'ab=1; Max-Age=99', 'ab=1'],
  ])('%s: %s', async (_, sets, limited) => {
    const response = await fetch(`${address}?sets=${encodeURIComponent(JSON.stringify([sets, 'z=1']))}`);
    expect(response.headers.getSetCookie()).toEqual([limited, 'z=1']);
  });
});

describe.runIf(php)('the policy of docs/limits.md, in PHP', () => {
  const limits = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  const [, code = ''] = /```php\n([^`]*)```/.exec(limits) ?? [];

  it.each(lifts)('for %j, with the signal %j: lifted %s', (cookie, signal, isLifted) => {
    const value = /hallpass-consent=([^;]*)/.exec(cookie)?.[1];
    const script = `$_COOKIE = ${value ? `['hallpass-consent' => '${value}']` : '[]'}; $_SERVER['HTTP_SEC_GPC'] = '${signal}';
      ${code}
      echo $granted ? 'lifted' : 'sent';`;
    const { stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', '-r', script], {
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual([isLifted ? 'lifted' : 'sent', '']);
  });
});
