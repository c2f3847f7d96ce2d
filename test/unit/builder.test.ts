import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, asked, fromHash, isRight, noAnswers, toHash } from '../../builder/answers.ts';
import { search, serviceAt, services } from '../../builder/catalog.ts';
import { dataBlockOf, fileOf, headOf, tagOf } from '../../builder/output.ts';
import { previewPage } from '../../builder/previewPage.ts';
import { speak } from '../../builder/words.ts';
import { anyAnswers } from './anyAnswers.ts';

const answered = (part: Partial<Answers>): Answers => ({ ...noAnswers, ...part });

describe('the tag that the builder writes', () => {
  it('is the shortest that there is where nothing was answered', () => {
    expect(headOf(noAnswers)).toBe(
      '<script data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1" nowprocket data-noptimize="1" src="/hallpass/hallpass.js"></script>',
    );
  });

  it('has what was answered, and no default', () => {
    const tag = tagOf(
      answered({
        values: {
          policyUrl: ' /privacy?a=1&b="2" ',
          cookieLimit: 'login',
          loginCookies: 'wordpress_logged_in_*',
          audience: 'general',
          theme: 'auto',
          position: 'top',
          accent: '#0f6b80',
        },
      }),
    );
    expect(tag).toContain('data-policy-url="/privacy?a=1&amp;b=&quot;2&quot;" data-cookie-limit="login"');
    expect(tag).toContain('data-login-cookies="wordpress_logged_in_*"');
    expect(tag).toContain('data-accent="#0f6b80" data-position="top"');
    expect(tag).not.toMatch(/data-(audience|theme)/);
  });

  it.each([
    ['policyUrl', 'javascript:alert(1)'],
    ['policyUrl', 'www.school.example/privacy'],
    ['recordUrl', 'http://other.example/count'],
    ['recordUrl', 'count'],
    ['loginCookies', 'a "b"'],
    ['accent', '#1'],
  ] as const)('leaves out what the gate would not take on every page (%s, %s)', (key, value) => {
    expect(isRight(key, value)).toBe(false);
    expect(tagOf(answered({ values: { [key]: value } }))).toBe(tagOf(noAnswers));
  });

  it('has the names of sign-in cookies only where they mean something', () => {
    expect(tagOf(answered({ values: { loginCookies: 'sid' } }))).toBe(tagOf(noAnswers));
  });

  it('asks for the file where it is', () => {
    expect(fileOf(answered({ file: ' https://cdn.school.example/h.js ' }))).toBe(
      'https://cdn.school.example/h.js',
    );
    for (const file of ['data:text/javascript,1', 'hallpass.js', 'C:\\hallpass\\hallpass.js'])
      expect(fileOf(answered({ file }))).toBe('/hallpass/hallpass.js');
  });

  it('asks for the one file where a system takes one alone', () => {
    expect(fileOf(answered({ place: 'wix' }))).toBe('/hallpass.standalone.js');
    expect(fileOf(answered({ place: 'drupal' }))).toBe('/hallpass/hallpass.js');
  });

  it('has the services above it, in a block', () => {
    const answers = answered({ services: ['youtube', 'google-maps'] });
    expect(headOf(answers)).toBe(`${dataBlockOf(answers)}\n${tagOf(answers)}`);
    const [, json = ''] = />([\s\S]*)<\/script>/.exec(dataBlockOf(answers) ?? '') ?? [];
    expect(JSON.parse(json)).toEqual({ services: [{ id: 'youtube' }, { id: 'google-maps' }] });
  });
});

describe('the page of the preview', () => {
  it.each([
    [undefined, 'dark'],
    ['auto', 'dark'],
    ['no such theme', 'dark'],
    ['light', 'light'],
  ])('is dark on a dark device, unless the tag says otherwise (%s)', (theme, shown) => {
    const values = theme === undefined ? {} : { theme };
    const page = previewPage(answered({ values }), 'dark', '', speak('en'));
    expect(page).toContain(`data-theme="${shown}"`);
  });

  it("asks whatever the webmaster's own browser signals, though it is in a frame", () => {
    const page = previewPage(noAnswers, 'light', '', speak('en'));
    expect(page).toContain('data-frames="ask" data-signals="none"');
  });

  it('sends no record', () => {
    const page = previewPage(answered({ values: { recordUrl: '/count' } }), 'light', '', speak('en'));
    expect(page).not.toContain('/count');
  });
});

describe('the address of the answers', () => {
  it('brings all of them back', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const values = Object.fromEntries(Object.entries(answers.values).filter(([, value]) => value));
        expect(fromHash(`#${toHash(answers)}`, services)).toEqual({ ...answers, values });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', '#', '#place=nowhere&services=none+such&lang=xx&onload=1', '#services=youtube+youtube', '#%'])(
    'is read whatever it says (%s)',
    hash => {
      const { services: ids, ...rest } = fromHash(hash, services);
      expect(rest).toEqual({ values: {}, file: '', place: noAnswers.place, language: 'en' });
      expect(ids).toEqual(hash.includes('youtube') ? ['youtube'] : []);
    },
  );

  it('leaves the language to the browser where it names none', () => {
    expect(fromHash('', services, 'es').language).toBe('es');
    expect(fromHash('#lang=en', services, 'es').language).toBe('en');
  });

  it('has a name for each attribute that is asked about', () => {
    const values = Object.fromEntries(asked.map(key => [key, 'x']));
    expect(fromHash(toHash(answered({ values })), services).values).toEqual(values);
  });
});

describe('the services to pick from', () => {
  it.each([
    ['you', 'youtube'],
    ['GOOGLE', 'google-maps'],
    ['meta-pixel', 'meta-pixel'],
    ['x corp', 'x'],
  ])('are found by name, company or id (%s)', (letters, id) => {
    expect(search(letters).map(service => service.id)).toContain(id);
  });

  it('are none where there are none of that name', () => {
    expect(search('zzzz')).toEqual([]);
  });

  it('are known by their addresses, as in the gate', () => {
    expect(serviceAt(new URL('https://www.youtube.com/embed/x'))).toBe('youtube');
    expect(serviceAt(new URL('https://school.example/'))).toBeUndefined();
  });
});
