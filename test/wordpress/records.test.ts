import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveSettings, settingsPage } from './harness/admin.ts';
import type { Client } from './harness/client.ts';
import { complaints, within } from './harness/site.ts';
import { placeOf, visitorOf, wordpress } from './harness/sites.ts';

const RECORD = {
  version: '0.1.0',
  site: 'www.cedarcreek.example',
  time: '2026-11-22T08:30:15.000Z',
  revision: '0',
  language: 'es',
  method: 'banner',
  categories: { preferences: true, analytics: false, marketing: false },
  services: { youtube: true },
};

const post = async (body: string) =>
  (
    await visitorOf('modern').ask('/wp-json/hallpass/v1/records', {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    })
  ).status;

const rows = () =>
  within<Record<string, string>[]>(
    placeOf('modern'),
    'return $GLOBALS["wpdb"]->get_results("SELECT * FROM " . Hallpass\\records_table(), ARRAY_A);',
  );

describe.runIf(wordpress)('records of what visitors chose', () => {
  let admin: Client;
  beforeAll(async () => {
    admin = await visitorOf('modern').logIn('admin');
  });
  afterAll(() => {
    within(placeOf('modern'), "return delete_option('hallpass');");
    expect(complaints(placeOf('modern'))).toEqual([]);
  });

  it('are received by nobody, unless the school wants them', async () => {
    expect(await post(JSON.stringify(RECORD))).toBe(404);
  });

  it('are counted, two at once as two, with nothing about who answered (R23)', async () => {
    await saveSettings(admin, { records: '1' });
    const others = { ...RECORD, language: 'klingon', method: 'preferences', categories: {} };
    const all = [RECORD, RECORD, RECORD, RECORD, others].map(record => post(JSON.stringify(record)));
    expect(await Promise.all(all)).toEqual([204, 204, 204, 204, 204]);
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(await rows()).toEqual([
      { day, language: 'es', means: 'banner', answers: 'p1a0m0', number: '4' },
      { day, language: 'other', means: 'preferences', answers: '', number: '1' },
    ]);
  });

  it('are shown to administrators', async () => {
    const { text } = await settingsPage(admin);
    const cells = [...text.matchAll(/<tr><td>([^<]*)<\/td><td>(\d+)<\/td><\/tr>/g)].map(
      ([, ...cell]) => cell,
    );
    expect(cells).toEqual([
      ['Preferences', '4'],
      ['Only essential', '1'],
    ]);
  });

  it.each([
    ['', 400],
    ['{', 400],
    ['[]', 400],
    ['"banner"', 400],
    [JSON.stringify({ ...RECORD, method: 'x' }), 400],
    [JSON.stringify({ ...RECORD, categories: 'all' }), 400],
    [JSON.stringify({ ...RECORD, site: 'x'.repeat(2000) }), 413],
  ])('are nothing else: %.40s', async (body, status) => {
    const before = rows();
    expect(await post(body)).toBe(status);
    expect(rows()).toEqual(before);
  });

  it('go with the plugin, and so do its settings', () => {
    const left = within(
      placeOf('modern'),
      `define('WP_UNINSTALL_PLUGIN', 'hallpass/hallpass.php');
       require WP_PLUGIN_DIR . '/hallpass/uninstall.php';
       global $wpdb;
       return array(get_option('hallpass'), $wpdb->get_var("SHOW TABLES LIKE '%hallpass%'"));`,
    );
    expect(left).toEqual([false, null]);
  });
});
