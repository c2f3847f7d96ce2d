import { afterAll, describe, expect, it } from 'vitest';
import { openClient } from './harness/client.ts';
import { found } from './harness/plugin.ts';
import { complaints, within } from './harness/site.ts';
import { placeOf, type SiteName, sites, visitorOf, wordpress } from './harness/sites.ts';

const limited = (limit: string) => ({
  'x-settings': JSON.stringify({ cookie_limit: limit }),
  // The one with a form for comments below pages.
  'x-theme': 'twentytwentyone',
});

/** The names of the cookies that outlive the browser's session; what ends at once is none. */
const lasting = (set: readonly string[]) =>
  [
    ...new Set(
      set.flatMap(line => {
        const expires = /; *expires=([^;]*)/i.exec(line)?.[1];
        return expires && Date.parse(expires) > Date.now()
          ? [line.split('=')[0]?.replace(/_[0-9a-f]{32}$/, '')]
          : [];
      }),
    ),
  ].sort();

/** What a visitor's browser keeps who signs in, to be remembered. */
async function signedIn(name: SiteName, limit: string) {
  const visitor = openClient(placeOf(name));
  const headers = limited(limit);
  const form = await visitor.ask('/wp-login.php', { headers });
  const answer = await visitor.ask('/wp-login.php', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ log: 'teacher', pwd: 'teacher', rememberme: 'forever' }),
  });
  expect(answer.url).toContain('/wp-admin/');
  return { lasting: lasting(visitor.set), form: form.text };
}

/** What a visitor's browser keeps who comments, and wants to be remembered. */
async function commented(name: SiteName, limit: string) {
  const visitor = visitorOf(name);
  const headers = limited(limit);
  const { text } = await visitor.ask('/maps/', { headers });
  await visitor.ask('/wp-comments-post.php', {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      author: 'A parent',
      email: 'parent@home.test',
      comment: `Under ${limit} at ${name}`,
      'wp-comment-cookies-consent': 'yes',
      comment_post_ID: found(text, /name='comment_post_ID' value='(\d+)'/),
      comment_parent: '0',
    }),
  });
  return { lasting: lasting(visitor.set), text };
}

const LOGIN = ['wordpress', 'wordpress_logged_in'];

describe.runIf(wordpress).each(sites)('the cookies that WordPress sets, in %s', name => {
  afterAll(() => expect(complaints(placeOf(name))).toEqual([]));

  it.each([
    ['none', [...LOGIN, 'wp-settings-time-2'], true],
    ['login', [...LOGIN, 'wp-settings-time-2'], true],
    // Who works in the admin area has this one: no filter reaches it.
    ['session', ['wp-settings-time-2'], false],
  ])('under the rule %s last after a login: %s (R7)', async (limit, expected, isOffered) => {
    const { lasting: found, form } = await signedIn(name, limit);
    expect(found).toEqual(expected);
    expect(!/\.forgetmenot \{ display: none/.test(form)).toBe(isOffered);
  });

  it.each([
    ['none', ['comment_author', 'comment_author_email'], true],
    ['login', [], false],
    ['session', [], false],
  ])('under the rule %s last after a comment: %s (R8)', async (limit, expected, isOffered) => {
    const { lasting: kept, text } = await commented(name, limit);
    expect(kept).toEqual(expected);
    expect(text.includes('name="wp-comment-cookies-consent"')).toBe(isOffered);
  });

  it('are shortened where another form asks to be remembered', () => {
    const code = `update_option('hallpass', array('cookie_limit' => $input)); Hallpass\\limit_cookies();
      $seconds = apply_filters('auth_cookie_expiration', 1209600, 2, true);
      $password = apply_filters('post_password_expires', time() + 864000);
      delete_option('hallpass'); return array($seconds, 0 === $password);`;
    expect(['none', 'login', 'session'].map(limit => within(placeOf(name), code, limit))).toEqual([
      [1_209_600, false],
      [1_209_600, true],
      [1, true],
    ]);
  });
});

const GRANTED = `$_SERVER['HTTP_COOKIE'] = $input[0] ? 'a=b; hallpass-consent=v1.' . base_convert((string) time(), 10, 36) . $input[0] : 'a=b';
  $_SERVER['HTTP_SEC_GPC'] = $input[1] ?? '';
  $filter = function () use ($input) { return $input[2] ?? array(); };
  add_filter('pre_option_hallpass', $filter, 20);
  $ours = array_map('Hallpass\\\\granted', array('essential', 'preferences', 'analytics', 'marketing', 'youtube', 'google-tag-manager', 'nobody'));
  $theirs = array_map(function ($category) { return apply_filters('wp_has_consent', true, $category, null); },
    array('functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing', 'new'));
  return array(implode('', array_map('intval', $ours)), implode('', array_map('intval', $theirs)));`;

describe.runIf(wordpress)('a visitor’s choice, asked for in PHP', () => {
  it.each([
    [['', '', {}], '1000000', '100000'],
    [['.0.p1a0m0.-', '', {}], '1100000', '110000'],
    [['.0.p0a1m1.-', '', {}], '1011110', '101111'],
    [['.0.p0a0m0.-.youtube1', '', {}], '1000100', '100000'],
    [['.0.p1a1m1.-', '1', {}], '1100000', '110000'],
    [['.0.p1a1m1.-', '', { revision: '2' }], '1000000', '100000'],
    [['.2.p1a1m1.-', '', { revision: '2' }], '1111110', '111111'],
    [['.0.p1a1m1.-', '', { audience: 'children' }], '1100000', '110000'],
  ])('%j is %s for themes, %s for the WP Consent API', (input, ours, theirs) => {
    expect(within(placeOf('modern'), GRANTED, input)).toEqual([ours, theirs]);
  });

  it('is asked for before anything runs: the WP Consent API is told so', () => {
    const code = `return array(apply_filters('wp_get_consent_type', ''),
      apply_filters('wp_consent_api_registered_hallpass/hallpass.php', false));`;
    expect(within(placeOf('modern'), code)).toEqual(['optin', true]);
  });
});
