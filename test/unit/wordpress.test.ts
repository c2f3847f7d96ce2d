import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { po } from 'gettext-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '../../build/catalog.ts';
import { version } from '../../build/virtual.ts';
import { catalogPhp, wordpressFiles } from '../../build/wordpress.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { pack } from '../../src/catalog/pack.ts';

const php = spawnSync('php', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'hallpass-php-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => writeFileSync(join(folder, 'catalog-data.php'), catalogPhp()));

const INCLUDES = 'integrations/wordpress/includes';

/** The functions of WordPress that these files call while they load. */
const STUBS = "const ABSPATH = '/'; function add_action() {} function add_filter() {}";

/**
 * What a PHP expression makes of each input, in the plugin's namespace.
 * @param expression of `$input`
 */
function run<Input, Output>(files: string[], expression: string, inputs: readonly Input[]): Output[] {
  const code = `namespace { ${STUBS} } namespace Hallpass {
    foreach (${JSON.stringify(files)} as $file) require '${INCLUDES}/' . $file;
    $catalog = require '${folder}/catalog-data.php';
    foreach (json_decode(stream_get_contents(STDIN), true) as $input) $all[] = ${expression};
    echo json_encode($all); }`;
  const { stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', '-r', code], {
    input: JSON.stringify(inputs),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const HOSTS = services.flatMap(({ hosts }) => hosts);

/** Addresses at, above, below and beside each place of the catalog. */
const addresses = [
  ...HOSTS.flatMap(place => {
    const [host = '', ...path] = place.replace('*.', 'below.').replace('/*/', '/en_US/').split('/');
    const rest = path.join('/');
    return [
      `https://${host}/${rest}`,
      `//www.${host}/${rest}x`,
      `http://${host}:8080/${rest.split('?')[0]}`,
      `https://${host}/elsewhere?a=b`,
      `https://not${host}/${rest}`,
      `https://${host}.school.test/${rest}`,
    ];
  }),
  'HTTPS://WWW.YOUTUBE.COM/embed/1',
  ' https://www.youtube.com/embed/1',
  'https://www.you\ntube.com/embed/1',
  'https:\\\\www.youtube.com\\embed\\1',
  'https://a:b@www.youtube.com/embed/1',
  'https://www.youtube.com./embed/1',
  'https://www.youtube.com',
  'https://www.youtube.com?x',
  'https://www.youtube.com#x',
  'https://%77ww.youtube.com/',
  'https://school.test/https://www.youtube.com/',
  'https://school.test/?https://www.youtube.com/',
  '/www.youtube.com/',
  'www.youtube.com',
  'data:text/html,//www.youtube.com/',
  'javascript:"https://www.youtube.com/"',
  'https://',
  '//',
  '',
];

const catalog = readCatalog(pack(services), (_, categories) => categories);

/** What the widget itself says. */
const serviceAt = (address: string) =>
  URL.canParse(address, 'https://school.test/')
    ? (catalog.serviceAt(new URL(address, 'https://school.test/')) ?? null)
    : null;

describe.runIf(php)('the plugin’s catalog', () => {
  it('finds the same service at every address as the widget', () => {
    expect(addresses.length).toBeGreaterThan(1500);
    const found = run<string, string | null>(
      ['catalog.php'],
      '($address = parse_address($input)) ? service_at($catalog, $address) : null',
      addresses,
    );
    expect(addresses.map((address, i) => [address, found[i]])).toEqual(
      addresses.map(address => [address, serviceAt(address)]),
    );
  });

  it('looks for no service at a host whose name is longer than names can be', () => {
    const hosts = ['a.'.repeat(125), 'a.'.repeat(126)].map(below => `https://${below}com/`);
    expect(run(['catalog.php'], 'null === parse_address($input)', hosts)).toEqual([false, true]);
  });

  it('puts a site’s own word on a service before the catalog’s', () => {
    const own = [
      { id: 'acme', category: 'analytics', hosts: ['acme.test', '*.polls.test/x'] },
      { id: 'youtube', category: 'preferences' },
      { id: 'choir', category: 'marketing', hosts: ['www.youtube.com/choir'] },
    ];
    const of = 'service_at(with_own_services($catalog, $input[0]), parse_address($input[1]))';
    const found = run<unknown, string | null>(
      ['catalog.php'],
      of,
      [
        'https://www.acme.test/',
        'https://polls.test/x',
        'https://a.polls.test/xy',
        'https://www.youtube.com/choir/1',
        'https://www.youtube.com/embed/1',
      ].map(address => [own, address]),
    );
    expect(found).toEqual(['acme', null, 'acme', 'choir', 'youtube']);
    expect(
      run(['catalog.php'], 'with_own_services($catalog, $input)["services"]["youtube"]["category"]', [own]),
    ).toEqual(['preferences']);
  });
});

describe.runIf(php)('the plugin’s settings', () => {
  it.each([
    [null, {}],
    ['x', {}],
    [{ revision: '2027-08' }, { revision: '2027-08' }],
    [{ revision: 'a b' }, {}],
    [{ revision: '1\n' }, { revision: '1' }],
    [{ revision: '1\n2' }, {}],
    [{ revision: ['1'] }, {}],
    [{ cookie_limit: 'session' }, { cookie_limit: 'session' }],
    [{ cookie_limit: 'forever' }, {}],
    [{ accent: '#12aBcd' }, { accent: '#12aBcd' }],
    [{ accent: 'red;}' }, {}],
    [{ policy_page: '7' }, { policy_page: 7 }],
    [{ policy_page: '-7' }, {}],
    [{ services: ['youtube', 'You Tube', 'youtube', 3, '"><script>'] }, { services: ['youtube'] }],
    [
      { allow: 'CDN.school.test, *.maps.test\nyoutube "x"' },
      { allow: ['cdn.school.test', '*.maps.test', 'youtube'] },
    ],
    [
      { records: '1', retire: 'on', unknown: 1 },
      { records: true, retire: true },
    ],
  ])('make of %j what may be saved', (sent, expected) => {
    const defaults = {
      policy_page: 0,
      revision: '0',
      cookie_limit: 'none',
      audience: 'general',
      services: [],
      allow: [],
      theme: 'auto',
      accent: '',
      position: 'bottom',
      records: false,
      retire: false,
    };
    expect(run(['settings.php'], 'sanitize_settings($input)', [sent])).toEqual([
      { ...defaults, ...expected },
    ]);
  });
});

const TAG = '<script src="/hallpass.js"></script>\n';

describe.runIf(php)('the plugin’s tag', () => {
  it.each([
    ['<html><head><title>', `<html><head>\n${TAG}<title>`],
    ['<HTML><HEAD lang=en><title>', `<HTML><HEAD lang=en>\n${TAG}<title>`],
    ['<html><head\n><title>', `<html><head\n>\n${TAG}<title>`],
    [`<html><head>${TAG}<title>`, `<html><head>\n${TAG}<title>`],
    ['<!-- <head> --><html><head data-a="a>b">', `<!-- <head> --><html><head data-a="a>b">\n${TAG}`],
    ['<html><header><head>', `<html><header><head>\n${TAG}`],
    [`<html><title>A</title>${TAG}<body>`, `<html><title>A</title>${TAG}<body>`],
    ['<p>A piece of a page</p>', null],
    ['<!-- <head> -->', null],
    ['{"html":"<p>"}', null],
    ['', null],
    ['<p>'.repeat(100_000), null],
  ])('goes right behind the head’s tag, or stays where the hook put it: %#', (html, expected) => {
    expect(run(['output.php'], 'with_tag_first($input[0], $input[1])', [[html, TAG]])).toEqual([expected]);
  });

  it.each([
    [[], true],
    [['X-A: b'], true],
    [['Content-Type: text/html; charset=UTF-8'], true],
    [['content-type: application/xhtml+xml'], true],
    [['Content-Type: text/html', 'Content-Type: application/json'], false],
    [['Content-Type: text/xml'], false],
  ])('is for HTML alone: %j', (headers, expected) => {
    expect(run(['output.php'], 'is_html($input)', [headers])).toEqual([expected]);
  });
});

const sourceOf = (path: string) => readFileSync(join('integrations/wordpress', path), 'utf8');
const phpFiles = readdirSync('integrations/wordpress', { recursive: true, encoding: 'utf8' }).filter(path =>
  path.endsWith('.php'),
);

describe('the plugin’s files', () => {
  it('have one translation for every sentence, and none for others', () => {
    const sentences = phpFiles.flatMap(path =>
      [...sourceOf(path).matchAll(/\b(?:esc_html|esc_attr)?(?:__|_n)\( '([^']+)'/g)].map(([, text]) => text),
    );
    const { '': translated = {} } = po.parse(sourceOf('languages/hallpass-es.po')).translations;
    const { '': _header, ...rest } = translated;
    expect(sentences.length).toBeGreaterThan(50);
    expect(Object.keys(rest).sort()).toEqual([...new Set(sentences)].sort());
    for (const { msgid, msgstr } of Object.values(rest)) {
      expect(msgstr.join(''), msgid).not.toBe('');
      for (const one of msgstr)
        expect(one.match(/%d|\[\w+\]|hallpass-consent/g)).toEqual(
          msgid.match(/%d|\[\w+\]|hallpass-consent/g),
        );
    }
  });

  it.each(phpFiles)('begin as every file here does, and run within WordPress alone: %s', path => {
    expect(sourceOf(path)).toMatch(
      /^<\?php\n\/\*\*\n[\s\S]*? \* @package Hallpass\n \*\/\n\ndeclare\( strict_types=1 \);\n(\nnamespace Hallpass;\n)?(\n(use \w+;\n)+)?\ndefined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;\n/,
    );
    expect(sourceOf(path).split('\n').length).toBeLessThan(300);
  });

  it('are shipped with all that the plugin needs, and nothing else', async () => {
    const files = await wordpressFiles();
    const paths = Object.keys(files);
    const text = (path: string) => new TextDecoder().decode(files[path]);
    for (const path of [
      'hallpass.php',
      'uninstall.php',
      'readme.txt',
      'LICENSE',
      'includes/catalog-data.php',
      'includes/reader.php',
      'languages/hallpass-es.mo',
      'dist/hallpass.js',
    ])
      expect(paths).toContain(`hallpass/${path}`);
    expect(paths.filter(path => /\.map$|module|standalone|types/.test(path))).toEqual([]);
    expect(text('hallpass/hallpass.php')).toContain(` * Version:           ${version}\n`);
    expect(text('hallpass/readme.txt')).toContain(`Stable tag: ${version}\n`);
    expect(paths.filter(path => /\.(php|txt)$/.test(path) && text(path).includes('{{version}}'))).toEqual([]);
  });
});
