import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dist } from '../../../build/locales.ts';
import { consentCookies, lines, place, TRY, tag } from './steps.ts';

const here = place();

const CHILDREN = 'data-audience="children" data-cookie-limit="session"';

/** Accepts all that can be, and looks at what that came to. */
const accepted = async (head: string, body = '', free = false) => {
  here.page({ tag: head, body, free });
  const visitor = await here.open(TRY);
  await visitor.surface('banner').waitFor();
  await visitor.page.evaluate(() => window.hallpass?.accept());
  const [cookie] = await consentCookies(visitor);
  return { choices: cookie?.value.split('.').slice(3).join('.'), ends: cookie?.expires === -1 };
};

/** What the tag of a children's site comes to, where cookies end with the session. */
const ASKED_FOR = { choices: 'p1.s', ends: true };

describe('a tag that is a module', () => {
  const module = tag(`type="module" ${CHILDREN}`);

  it.each([
    ['a file of the school’s own', '<script nonce="{{nonce}}" src="/js/my-hallpass-buttons.js"></script>'],
    ['their app for hall passes', '<script nonce="{{nonce}}" src="/apps/hallpass/pass.js"></script>'],
    [
      'a file that is asked for with our name',
      '<script nonce="{{nonce}}" src="/x.js?/hallpass.js"></script>',
    ],
    ['a tag that never runs', '<script type="text/plain" src="/hallpass/hallpass.js"></script>'],
    ['one for browsers of old', '<script nomodule nonce="{{nonce}}" src="/hallpass/hallpass.js"></script>'],
    [
      'what a stranger planted, inert',
      '<script type="text/plain" src="https://evil.test/hallpass.js" data-audience="general"></script>',
    ],
  ])('is not mistaken for %s', async (_, other) => {
    here.demo.page('www.cedarcreek.example', '/js/my-hallpass-buttons.js', {
      body: '',
      type: 'text/javascript',
    });
    here.demo.page('www.cedarcreek.example', '/apps/hallpass/pass.js', { body: '', type: 'text/javascript' });
    expect(await accepted(other + module, other)).toEqual(ASKED_FOR);
  });
});

describe.each(['', 'defer', 'type="module"'])('the rest of the widget (a tag that is %o)', kind => {
  it('lies beside the file, whatever address the page calls its base', async () => {
    const include = tag(`${kind} ${CHILDREN}`).replace('/hallpass/hallpass.js', 'hallpass/hallpass.js');
    expect(await accepted(include, '<base href="/deep/down/">', true)).toEqual(ASKED_FOR);
  });
});

describe('module code that imports the file itself', () => {
  it.each(['hallpass.js', 'hallpass.standalone.js'])('has a widget that asks (%s)', async file => {
    const code = `<script type="module" nonce="{{nonce}}">import '/hallpass/${file}?v=/1';</script>`;
    expect(await accepted(code)).toEqual({ choices: 'p1a1m1.-', ends: false });
  });
});

describe('the single file where a CMS keeps it: on another host, under another name', () => {
  const elsewhere = (kind: string) =>
    tag(`${kind} ${CHILDREN}`).replace('/hallpass/hallpass.js', 'https://files.cms.test/17/0412_hp.js');

  it.each(['', 'async', 'defer'])('has its attributes (a tag that is %o)', async kind => {
    here.demo.page('files.cms.test', '/17/0412_hp.js', {
      body: readFileSync(`${dist}/hallpass.standalone.js`, 'utf8'),
      type: 'text/javascript',
    });
    expect(await accepted(elsewhere(kind))).toEqual(ASKED_FOR);
  });

  it('has none as a module, which has no current script', async () => {
    here.script('files.cms.test', readFileSync(`${dist}/hallpass.standalone.js`, 'utf8'), '/17/0412_hp.js');
    expect(await accepted(elsewhere('type="module"'))).toEqual({ choices: 'p1a1m1.-', ends: false });
  });
});

describe('an address that block lists take away', () => {
  it.each(['cookie-consent', 'cookie-banner', 'Cookie_Notice', 'cookiepolicy'])(
    'is told to the webmaster, with a better name (%s)',
    async folder => {
      here.demo.page('www.cedarcreek.example', `/${folder}/hallpass.standalone.js`, {
        body: readFileSync(`${dist}/hallpass.standalone.js`, 'utf8'),
        type: 'text/javascript',
      });
      here.page({ tag: tag().replace('/hallpass/hallpass.js', `/${folder}/hallpass.standalone.js`) });
      const visitor = await here.open(TRY);
      expect(lines(visitor)).toEqual([
        expect.stringContaining(`/${folder}/hallpass.standalone.js: lists of`),
      ]);
    },
  );

  it('is told too where records go there', async () => {
    here.page({ tag: tag('data-record-url="/api/cookie-consent"') });
    const visitor = await here.open(TRY);
    expect(lines(visitor)).toEqual([expect.stringContaining('/api/cookie-consent: lists of')]);
  });

  it('is none of ours as they come', async () => {
    here.page({ tag: tag('data-record-url="/consent-records"') });
    const visitor = await here.open(TRY);
    expect(lines(visitor)).toEqual([]);
  });
});
