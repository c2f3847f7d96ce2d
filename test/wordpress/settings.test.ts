import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveSettings, settingsPage } from './harness/admin.ts';
import type { Client } from './harness/client.ts';
import { complaints, within } from './harness/site.ts';
import { placeOf, tagsIn, visitorOf, wordpress } from './harness/sites.ts';

/** The tag's own attributes of ours, as a visitor gets them. */
async function attributes(): Promise<Record<string, string>> {
  const [tag = ''] = tagsIn((await visitorOf('modern').ask('/plain/')).text);
  const own = /<script src[^>]*>/.exec(tag)?.[0] ?? '';
  const all = [...own.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  return Object.fromEntries(all.filter(([name]) => !/^(cfasync|no-optimize|no-defer)$/.test(name ?? '')));
}

const block = async () =>
  JSON.parse(/data-hallpass>([^<]*)</.exec((await visitorOf('modern').ask('/plain/')).text)?.[1] ?? '{}') as {
    services: { id: string }[];
  };

describe.runIf(wordpress)('Tools → Site Health', () => {
  /** What it says of us, in another's words too. */
  const health = async (headers: Record<string, string> = {}) => {
    const admin = await visitorOf('modern').logIn('admin');
    const { text } = await admin.ask('/wp-admin/site-health.php', { headers });
    const json = /"direct":(\[.*?\]),"async"/.exec(text)?.[1] ?? '[]';
    const all = JSON.parse(json) as { test: string; status: string; description: string }[];
    return all.find(({ test }) => test === 'hallpass');
  };

  it('says that the tag is what browsers run first', async () => {
    expect((await health())?.status).toBe('good');
  });

  it('warns where something moves it, and names what comes first', async () => {
    within(placeOf('modern'), "return update_option('school_moves', 1);");
    const { status, description } = (await health()) ?? {};
    within(placeOf('modern'), "return delete_option('school_moves');");
    expect(status).toBe('critical');
    expect(description).toContain('/optimized.js');
  });
});

describe.runIf(wordpress)('Settings → Hallpass', () => {
  let admin: Client;
  beforeAll(async () => {
    admin = await visitorOf('modern').logIn('admin');
  });
  afterAll(async () => {
    within(placeOf('modern'), "return delete_option('hallpass');");
    expect(complaints(placeOf('modern'))).toEqual([]);
  });

  it('is there, with nothing set: the tag has no attribute that it does not need', async () => {
    const { text, status } = await settingsPage(admin);
    expect(status).toBe(200);
    expect(text).toContain('Hallpass is on.');
    expect(await attributes()).toEqual({});
  });

  it('says what is missing: a privacy page, or a WordPress that can read HTML', async () => {
    expect((await settingsPage(admin)).text).toContain('There is no published privacy page.');
    expect((await settingsPage(admin)).text).not.toContain('older than 6.2');
    const old = await visitorOf('old').logIn('admin');
    expect((await settingsPage(old)).text).toContain('older than 6.2');
  });

  it('has a name for every field, and finds what pages embed, not what they link to', async () => {
    const { text } = await settingsPage(admin);
    const form = text.slice(text.indexOf('action="options.php"'), text.indexOf('</form>'));
    const ids = [...form.matchAll(/\bid="(hallpass-[\w-]+)"/g)].map(([, id]) => id);
    for (const id of ids.filter(one => one !== 'hallpass-preview')) expect(form).toContain(`for="${id}"`);
    const found = [
      ...form.matchAll(/value="([\w-]+)"> [^<]*<\/label> <span class="description">on (\d+) page/g),
    ];
    const services = Object.fromEntries(found.map(([, id, number]) => [id, Number(number)]));
    // embed-block, classic-embed, pasted-youtube, nocookie, marked, video: and not plain, which has a link.
    expect(services.youtube).toBe(6);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['google-maps', 'hotjar', 'flickr']));
  });

  it('saves what is chosen, and the tag says it', async () => {
    const saved = await saveSettings(admin, {
      revision: '2027-08',
      cookie_limit: 'login',
      audience: 'children',
      services: ['youtube', 'google-maps'],
      allow: 'videos.district.example',
      theme: 'dark',
      accent: '#0a5c36',
      position: 'top',
      records: '1',
      retire: '1',
    });
    expect(saved.text).toContain('Settings saved.');
    expect(await attributes()).toEqual({
      revision: '2027-08',
      'cookie-limit': 'login',
      'login-cookies': 'wordpress_logged_in_* wordpress_sec_*',
      audience: 'children',
      allow: 'videos.district.example',
      theme: 'dark',
      accent: '#0a5c36',
      position: 'top',
      'record-url': `${placeOf('modern').address}/wp-json/hallpass/v1/records`,
      retire: 'all',
    });
    const ids = (await block()).services.map(({ id }) => id);
    expect(ids).toEqual(['wordpress', 'wordpress-comments', 'youtube', 'google-maps']);
  });

  it('takes nothing that it does not know, whoever sends it', async () => {
    await saveSettings(admin, {
      revision: '"><script>',
      cookie_limit: 'forever',
      services: ['</script><script>alert(1)</script>'],
      allow: 'a"b',
      accent: 'url(x)',
      unknown: 'x',
    });
    expect(await attributes()).toEqual({});
    expect(within(placeOf('modern'), "return get_option('hallpass');")).not.toHaveProperty('unknown');
  });

  it('is for administrators alone, by a form of its own', async () => {
    const teacher = await visitorOf('modern').logIn('teacher');
    expect((await settingsPage(teacher)).status).toBe(403);
    for (const client of [admin, teacher]) {
      const body = new URLSearchParams({
        option_page: 'hallpass',
        action: 'update',
        'hallpass[theme]': 'dark',
      });
      const refused = await client.ask('/wp-admin/options.php', { method: 'POST', body });
      expect(refused.status).toBe(403);
    }
    expect(await attributes()).toEqual({});
  });

  it('links to the privacy page that WordPress knows, until another one is chosen', async () => {
    const [own, other] = within<[number, number]>(
      placeOf('modern'),
      `$ids = array_map(function ($slug) { return get_page_by_path($slug)->ID; }, array('plain', 'maps'));
       update_option('wp_page_for_privacy_policy', $ids[0]); return $ids;`,
    );
    const { address } = placeOf('modern');
    expect(own).toBeGreaterThan(0);
    expect(await attributes()).toEqual({ 'policy-url': `${address}/plain/` });
    await saveSettings(admin, { policy_page: String(other) });
    expect(await attributes()).toEqual({ 'policy-url': `${address}/maps/` });
    within(placeOf('modern'), "return delete_option('wp_page_for_privacy_policy');");
    await saveSettings(admin, {});
  });

  it('shows the looks before they are saved, to administrators alone', async () => {
    const { text } = await settingsPage(admin);
    const preview =
      /<iframe id="hallpass-preview"[^>]* src="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#038;', '&') ?? '';
    const shown = await admin.ask(
      `${preview}&hallpass[theme]=dark&hallpass[accent]=%23123456&hallpass[records]=1`,
    );
    expect(shown.text).toContain('data-theme="dark"');
    expect(shown.text).toContain('data-accent="#123456"');
    expect(shown.text).toContain('data-cookie-name="hallpass-preview"');
    expect(shown.text).not.toContain('data-record-url');
    expect(await attributes()).toEqual({});
    expect((await admin.ask(preview.replace(/_wpnonce=\w+/, ''))).status).toBe(403);
    const teacher = await visitorOf('modern').logIn('teacher');
    expect((await teacher.ask(preview)).status).toBe(403);
  });

  it('speaks Spanish to whoever reads WordPress in a Spanish', async () => {
    within(
      placeOf('modern'),
      "return update_user_meta(get_user_by('login', 'admin')->ID, 'locale', 'es_MX');",
    );
    const { text } = await settingsPage(admin);
    within(placeOf('modern'), "return delete_user_meta(get_user_by('login', 'admin')->ID, 'locale');");
    expect(text).toContain('Ninguna cookie dura más que la sesión del navegador');
    expect(text).toContain('en 6 páginas');
    expect(text).not.toContain('No cookie outlives');
  });

  it('suggests a paragraph to whoever writes the privacy policy', async () => {
    const { text } = await admin.ask('/wp-admin/options-privacy.php?tab=policyguide');
    expect(text).toContain('We keep your answer in a cookie named hallpass-consent.');
    expect(text).not.toContain('We count how visitors answer');
  });

  it('is one click from the list of plugins', async () => {
    const { text } = await admin.ask('/wp-admin/plugins.php');
    expect(text).toContain('options-general.php?page=hallpass">Settings</a>');
  });

  it.each([
    ['it is saved', "update_option('hallpass', array('theme' => 'dark')); delete_option('hallpass');"],
    ['the plugin is activated', "do_action('activate_' . plugin_basename(Hallpass\\FILE), false);"],
    ['the plugin is deactivated', "do_action('deactivate_' . plugin_basename(Hallpass\\FILE), false);"],
  ])('empties page caches when %s', (_, change) => {
    const emptied = within(
      placeOf('modern'),
      `$emptied = array();
       foreach (Hallpass\\CACHE_ACTIONS as $action) add_action($action, function () use (&$emptied, $action) { $emptied[] = $action; });
       function rocket_clean_domain() { $GLOBALS['rocket'] = true; }
       ${change}
       return array($emptied === Hallpass\\CACHE_ACTIONS, $GLOBALS['rocket'] ?? false);`,
    );
    expect(emptied).toEqual([true, true]);
  });
});
