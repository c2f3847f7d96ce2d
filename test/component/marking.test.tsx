import { describe, expect, it, vi } from 'vitest';
import { createConsent } from '../../src/decision/consent.ts';
import { inspectMark, inspectSource } from '../../src/effects/blocking/inspectMark.ts';
import { createJudge, embedOf, type Judgement } from '../../src/effects/blocking/judge.ts';
import { createPermissions } from '../../src/effects/blocking/permissions.ts';
import { createRequirementOfUrl, isOfThisPage } from '../../src/effects/blocking/requirement.ts';
import type { Requirement } from '../../src/model.ts';
import { aDecision, aKeeper, allOf, answers, aPolicy } from '../unit/given.ts';

// happy-dom knows the base of elements alone, and it is read where ours is imported.
vi.hoisted(() => Object.defineProperty(Node.prototype, 'baseURI', { get: () => location.href }));

/** The first element of a piece of HTML. */
function element(html: string): Element {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.firstElementChild as Element;
}

const judged = (mark: string | undefined, address?: string): Judgement => ({
  requirement: { categories: allOf(mark ?? 'marketing'), service: 'youtube' },
  mark: mark === undefined ? undefined : allOf(mark),
  address,
  service: address && 'youtube',
  source: undefined,
});

describe('what the webmaster is told of a mark', () => {
  /** The kinds of problems of an element, judged so. */
  const told = (html: string, mark: string | undefined, address?: string) => {
    const problems: unknown[] = [];
    inspectMark(element(html), judged(mark, address), (...problem) => void problems.push(problem[0]));
    return problems;
  };

  it.each([
    ['nothing, where it is right', '<script type="text/plain"></script>', 'analytics', undefined, []],
    ['nothing, where there is none', '<script></script>', undefined, '//youtube.test', []],
    [
      'that a word of it is no category',
      '<img data-consent-src="/a">',
      'analytics statistic',
      undefined,
      ['category'],
    ],
    ['nothing of two categories of which either will do', '<p></p>', 'analytics|marketing', undefined, []],
    [
      'that essential opens no address that the catalog knows',
      '<img data-consent-src="/a">',
      'essential',
      '//youtube.test',
      ['not-essential'],
    ],
    [
      'nothing of essential where the address is the site’s own',
      '<img data-consent-src="/a">',
      'essential',
      undefined,
      [],
    ],
    ['that a script runs by itself', '<script src="/a.js"></script>', 'analytics', undefined, ['executable']],
    ['that a frame loads by itself', '<iframe src="/a"></iframe>', 'analytics', undefined, ['live']],
    [
      'nothing of a frame without an address',
      '<iframe data-consent-src="/a"></iframe>',
      'analytics',
      undefined,
      [],
    ],
    ['nothing of what loads nothing', '<p></p>', 'analytics', undefined, []],
  ])('is %s', (_, html, mark, address, problems) => {
    expect(told(html, mark, address)).toEqual(problems);
  });
});

describe('what the webmaster is told of a place where anybody can put files', () => {
  it.each([
    ['a script from there', '<script></script>', 'files', [['open']]],
    ['nothing of a picture from there', '<img>', 'files', []],
    ['nothing of a script from elsewhere', '<script></script>', 'youtube', []],
    ['nothing of a script of nobody’s', '<script></script>', undefined, []],
  ])('is %s', (_, html, service, problems) => {
    const said: unknown[] = [];
    const judgement = { ...judged(undefined), service };
    inspectSource(
      element(html),
      judgement,
      { kinds: { keeps: new Set<string>(), delivery: new Set<string>(), open: new Set(['files']) } },
      (...problem) => void said.push([problem[0]]),
    );
    expect(said).toEqual(problems);
  });
});

describe('what may load now', () => {
  const film: Requirement = { categories: [['marketing']], service: 'youtube' };
  const frame = element('<iframe></iframe>');

  it('is what the visitor granted', () => {
    const refused = createPermissions(createConsent(aPolicy(), aKeeper(aDecision(answers('m0')))));
    const granted = createPermissions(createConsent(aPolicy(), aKeeper(aDecision(answers('m1')))));
    expect([refused.isAllowed(film), granted.isAllowed(film)]).toEqual([false, true]);
  });

  it('is, once, a service or an element that the visitor asks for', () => {
    const permissions = createPermissions(createConsent(aPolicy(), aKeeper()));
    permissions.allowOnce(frame);
    expect([permissions.isAllowed(film, frame), permissions.isAllowed(film)]).toEqual([true, false]);
    permissions.allowOnce('youtube');
    expect(permissions.isAllowed(film)).toBe(true);
  });

  it('is nothing that is locked, though somebody asks for it', () => {
    const permissions = createPermissions(createConsent(aPolicy({ locked: ['marketing'] }), aKeeper()));
    permissions.allowOnce(frame);
    expect(permissions.isAllowed(film, frame)).toBe(false);
  });

  it('notes each service that is asked about', () => {
    const permissions = createPermissions(createConsent(aPolicy(), aKeeper()));
    permissions.isAllowed(film);
    expect([...permissions.met]).toEqual(['youtube']);
  });
});

describe('what an address requires', () => {
  const film: Requirement = { categories: [['marketing']], service: 'youtube' };
  const asked: string[] = [];
  const strangers = new Set<string>();
  const requirementOf = createRequirementOfUrl(
    url => {
      asked.push(url.host);
      return url.host === 'film.test' ? film : url.host === 'strict.test' ? null : undefined;
    },
    strangers,
    () => {},
  );

  it.each([
    ['https://film.test/a', film],
    ['//film.test/a', film],
    ['\\\\film.test/a', film],
    ['https://strict.test/a', null],
    ['https://own.test/a', null],
    ['/own/path', null],
    ['own.html?x=1', null],
    ['', null],
    ['https://', null],
  ])('of %j is %j', (address, requirement) => {
    expect(requirementOf(address)).toEqual(requirement);
  });

  it('is asked once of a host of which nothing is known, and each time of the others', () => {
    asked.length = 0;
    for (const host of ['plain.test', 'plain.test', 'film.test', 'film.test', 'strict.test', 'strict.test'])
      requirementOf(`https://${host}/`);
    expect(asked).toEqual(['plain.test', 'film.test', 'film.test', 'strict.test', 'strict.test']);
  });

  it('is not asked for what is the page’s own', () => {
    asked.length = 0;
    requirementOf('/own/path');
    expect(asked).toEqual([]);
  });

  it('is everything, where it cannot be told', () => {
    const failing = createRequirementOfUrl(
      () => {
        throw new Error('broken');
      },
      new Set(),
      () => {},
    );
    expect(failing('https://film.test/')?.categories).toEqual(allOf('preferences analytics marketing'));
  });

  it('is nothing where addresses are not looked at', () => {
    expect(createRequirementOfUrl(undefined, strangers, () => {})('https://film.test/')).toBeNull();
  });
});

describe('an element of this page', () => {
  it('is one of the document that is shown', () => {
    const other = document.implementation.createHTMLDocument('');
    expect([document.body, other.body].map(isOfThisPage)).toEqual([true, false]);
  });
});

describe('what a placeholder can tell', () => {
  const film: Requirement = { categories: allOf('marketing'), service: 'youtube' };
  const { judge } = createJudge(
    new Map(),
    address => (address.includes('film') ? film : null),
    () => false,
    true,
  );

  it.each([
    ['<iframe src="//film.test/1"></iframe>', '//film.test/1', 'youtube'],
    ['<object data="//film.test/1"></object>', '//film.test/1', 'youtube'],
    [
      '<iframe data-category="marketing" data-consent-src="//film.test/1"></iframe>',
      '//film.test/1',
      'youtube',
    ],
    ['<iframe data-category="marketing" data-service="youtube"></iframe>', undefined, 'youtube'],
    // The service of the address, not the one that the mark names.
    [
      '<iframe data-category="marketing" data-service="youtube" src="//unknown.test/"></iframe>',
      '//unknown.test/',
      undefined,
    ],
  ])('of %s is the address %s, and the service %s', (html, address, service) => {
    const judgement = judge(element(html)) as Judgement;
    expect(embedOf(judgement)).toEqual({ ...judgement.requirement, service, address });
  });
});
