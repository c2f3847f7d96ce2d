import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

const told = (visitor: Visitor, beginning: string) =>
  lines(visitor)
    .filter(line => line.startsWith(`[hallpass] ${beginning}`))
    // Behind the sentence stand the things themselves, which the console lets one open.
    .map(line => line.slice('[hallpass] '.length).replace(/(?<=\.) (JSHandle@|<|Object|\{).*$/, ''));

/** Something of each kind, the first of it before anything of ours could have been loaded. */
const BODY = `
  <script nonce="{{nonce}}">
    fetch('https://www.google-analytics.com/g/collect?cid=secret').catch(() => {});
    document.cookie = 'theme=dark-secret; Max-Age=99999999';
    document.cookie = 'visit=secret';
    document.cookie = '_fbp=secret';
  </script>
  <script type="text/plain" data-category="analytics" nonce="{{nonce}}">window.ran = true;</script>
  <iframe src="https://www.youtube.com/embed/CcUsd-2627A" title="Field day"></iframe>
  <footer><a href="#cookie-preferences">Cookie preferences</a></footer>`;

describe('a tag that says data-debug', () => {
  it('tells what is in force, what is held and why, from the very beginning', async () => {
    here.page({ tag: tag('data-debug data-max-days="30" data-revision="fall"'), body: BODY });
    const visitor = await here.open(TRY);
    await expect.poll(() => told(visitor, 'Held')).toHaveLength(3);
    const [start = ''] = told(visitor, 'Hallpass');
    expect(start).toContain('data-revision="fall"');
    expect(start).toContain('data-max-days="30"');
    expect(start).toMatch(/It knows \d{3} services\. Nothing is decided/);
    expect(lines(visitor)[0]).toContain('explains itself');
    const held = told(visitor, 'Held').join('\n');
    expect(held).toContain(
      'a request, because https://www.google-analytics.com/g/collect belongs to google-analytics',
    );
    expect(held).toContain('the page marked it analytics');
    expect(held).toContain(
      'https://www.youtube.com/embed/CcUsd-2627A belongs to youtube, which is marketing',
    );
    // One of the first was written before anybody knew its service's names; one was never to last.
    expect(told(visitor, 'The cookie')).toEqual([
      'The cookie "theme" lives for 30 days, not longer (data-max-days).',
      'The cookie "_fbp" is removed: it is one of a service that is held.',
    ]);
    // Neither what a cookie says, nor what a request does.
    expect(lines(visitor).join('\n')).not.toContain('secret');
  });

  it('tells of each other host that nobody knows, once, by its name alone', async () => {
    const pixels = ['/a.gif?visitor=secret', '/b.gif'].map(
      path => `<img alt="" src="https://pixel.test${path}">`,
    );
    const body = `${pixels.join('')}<img alt="" src="/icon.svg"><img alt="" src="https://www.youtube.com/x.gif"><script nonce="{{nonce}}" src="https://code.jquery.com/x.js"></script>${BODY}`;
    here.page({ tag: tag('data-debug'), body });
    const visitor = await here.open(TRY);
    await expect.poll(() => told(visitor, 'Met')).toHaveLength(1);
    expect(told(visitor, 'Met')[0]).toMatch(/^Met: pixel\.test, another company's host/);
    expect(lines(visitor).join('\n')).not.toContain('secret');
    here.page({ tag: tag('data-debug data-block="strict"'), body });
    await visitor.page.reload();
    await visitor.settled();
    await expect.poll(() => told(visitor, 'Met')).toHaveLength(2);
  });

  it('tells of each step, and of what it releases', async () => {
    here.page({ tag: tag('data-debug'), body: BODY });
    const visitor = await here.open(TRY);
    await visitor.page.locator('footer a').click();
    await visitor.switch({ category: 'analytics' }).check();
    await visitor.button('save').click();
    await expect.poll(() => told(visitor, 'Released')).toHaveLength(1);
    expect(told(visitor, 'Released')[0]).toContain('which waited for analytics.');
    expect(told(visitor, 'A step')).toEqual([
      expect.stringMatching(
        /^A step, by preferences: granted analytics\. Decided on .* under revision 0, the present one: preferences no, analytics yes, marketing no\.$/,
      ),
    ]);
    expect(await visitor.page.evaluate(() => (window as { ran?: boolean }).ran)).toBe(true);
  });

  it('loads nothing by telling of it, and tells nothing that an address asks', async () => {
    here.page({
      tag: tag('data-debug'),
      body: '<img alt="" data-category="analytics" data-consent-src="https://pixel.test/x.gif?u=secret"><footer><a href="#cookie-preferences">C</a></footer>',
    });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await expect.poll(() => told(visitor, 'Released')).toHaveLength(1);
    await visitor.settled();
    expect(visitor.requests(({ host }) => host === 'pixel.test')).toHaveLength(1);
    expect(lines(visitor).join('\n')).not.toContain('secret');
  });

  it('tells of the stored decision, and of cookies that were refused for it', async () => {
    here.page({ tag: tag('data-debug data-cookie-limit="session"'), body: BODY });
    const visitor = await here.open(TRY, { stored: stored('p1a0m0', { flags: 's' }) });
    await expect
      .poll(async () => {
        await visitor.page.evaluate(() => {
          // biome-ignore lint/suspicious/noDocumentCookie: as services write
          document.cookie = '_ga=GA1.1.secret; Max-Age=99999';
        });
        return told(visitor, 'The cookie "_ga"');
      })
      .toContain('The cookie "_ga" was not written: it is one of a service that is held.');
    expect(told(visitor, 'The cookie "theme"')).toEqual([
      'The cookie "theme" ends with the browser session (data-cookie-limit).',
    ]);
    expect(told(visitor, 'Hallpass')[0]).toContain('preferences yes, analytics no, marketing no.');
    const own = (await visitor.cookies()).filter(({ domain }) => domain.endsWith('cedarcreek.example'));
    expect(own.map(({ name }) => name).toSorted()).toEqual(['hallpass-consent', 'theme', 'visit']);
    expect(lines(visitor).join('\n')).not.toContain('secret');
  });
});

describe('a tag that does not', () => {
  it('says nothing, and loads nothing for it', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(lines(visitor)).toEqual([]);
    expect(here.chunks('explain')).toBe(0);
  });
});
