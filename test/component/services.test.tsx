import { act, cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServices } from '../../src/ui/createServices.ts';
import { listServices } from '../../src/ui/declaration/listServices.ts';
import { aDecision, answers, exceptions, NOW } from '../unit/given.ts';
import { TOLD } from '../unit/told.ts';
import { aGate, type Wishes } from './aGate.ts';
import { opened } from './opened.tsx';
import { sentence } from './shipped.ts';

const ALL = ['maps', 'matomo', 'umami', 'youtube', 'pixel'];

type View = Awaited<ReturnType<typeof opened>>;

const serviceSwitch = ({ find }: View, id: string) => find<HTMLInputElement>(`input[data-service="${id}"]`);
const itemOf = (view: View, id: string) => serviceSwitch(view, id).closest('li') as HTMLElement;
const flipService = (view: View, id: string) => fireEvent.click(serviceSwitch(view, id));

/** `on`, `off` or `mixed`, as a screen reader hears it of a native checkbox. */
const heard = (view: View, category: string) => {
  const { checked, indeterminate } = view.switchOf(category);
  return indeterminate ? 'mixed' : checked ? 'on' : 'off';
};

afterEach(cleanup);

describe('the services that are listed', () => {
  const idsOf = (wishes: Wishes) =>
    listServices(aGate(wishes).gate, createServices(TOLD)).map(({ id }) => id);

  it('are the ones that were met, declared, allowed or answered, each once, by name', () => {
    expect(
      idsOf({
        met: ['matomo', 'youtube', 'nobody-knows-it'],
        own: [{ id: 'youtube' }, { id: 'maps' }],
        config: { allow: ['umami', 'cdn.test'] },
        kept: aDecision(answers('p0a0m0'), { services: exceptions('pixel1') }),
      }),
    ).toEqual(['maps', 'matomo', 'pixel', 'umami', 'youtube']);
    expect(idsOf({})).toEqual([]);
  });

  it('are without those that can never run here', () => {
    expect(idsOf({ met: ALL, policy: { offered: ['analytics'] } })).toEqual(['matomo', 'umami']);
    const services = new Map([['youtube', ['barred']]] as const);
    expect(idsOf({ met: ['youtube'], policy: { services } })).toEqual([]);
  });

  it('stand under the first of their categories that is offered', () => {
    const { gate } = aGate({ met: ['tags', 'login'], policy: { offered: ['marketing'] } });
    const listed = listServices(gate, createServices(TOLD));
    expect(listed.map(({ id, categories }) => [id, categories])).toEqual([
      ['login', ['essential']],
      ['tags', ['marketing']],
    ]);
  });
});

describe('what a site says of a service', () => {
  const tell = (own: object) => createServices(TOLD).describe('youtube', [{ id: 'youtube', ...own }]);

  it('goes before the catalog, part by part', () => {
    const known = TOLD.find(({ id }) => id === 'youtube');
    expect(tell({})).toMatchObject({ ...known });
    expect(tell({ name: 'Our videos' })).toMatchObject({ ...known, name: 'Our videos' });
    const cookies = [{ name: 'a', days: 3, purpose: 'Remembers where you stopped.' }];
    expect(tell({ cookies })?.cookies).toEqual(cookies);
  });

  it.each([
    [{ name: 5, company: null, cookies: 'x', storage: {}, privacy: 7, embed: 'video' }],
    [
      {
        name: '',
        company: [],
        cookies: [null, 5, { name: {} }],
        storage: [5, ''],
        privacy: 'javascript:alert(1)',
      },
    ],
    [{ cookies: [{ name: ' ' }], privacy: 'data:text/html,x', embed: { kind: 'toString' } }],
  ])('counts as not said where it makes no sense: %j', own => {
    expect(tell(own)).toMatchObject({
      name: 'YouTube',
      company: 'Google',
      privacy: 'https://youtube.test/privacy',
      cookies: [],
      embed: { kind: 'video' },
    });
  });

  it('is all there is of a service of its own', () => {
    const own = [{ id: 'acme', cookies: [{ name: 'a', days: 'long', purpose: 3 }] as never }];
    expect(createServices(TOLD).describe('acme', own)).toMatchObject({
      name: 'acme',
      company: '',
      privacy: '',
      // How long is not said, or makes no sense: it is not known.
      cookies: [{ name: 'a', purpose: '' }],
    });
  });

  it('is counted for how long it keeps something with its company', () => {
    const keeps = (days?: number) => [{ name: 'id', domain: '.video.test', ...(days && { days }) }];
    expect(tell({ cookies: keeps(30) })?.persistent).toBe(30);
    expect(tell({ cookies: keeps() })?.persistent).toBeNull();
    expect(tell({ cookies: [] })?.persistent).toBeUndefined();
  });
});

describe('a service in the preferences', () => {
  it('is told of: whose, what it keeps and why, how long, and where its policy is (R18)', async () => {
    const view = await opened({ met: ALL });
    const item = itemOf(view, 'youtube');
    for (const words of [
      'YouTube',
      'Video · Google',
      'Protects against misuse and fraud. YSC: until the browser closes',
      'Tells one visitor from another. VISITOR_INFO1_LIVE: 180 days',
      sentence('en', 'services.crossSite'),
    ])
      expect(item.textContent).toContain(words);
    const link = item.querySelector('a');
    expect([link?.textContent, link?.href]).toEqual([
      'Privacy policy of Google',
      'https://youtube.test/privacy',
    ]);
  });

  it('says so where it sets no cookies (R17), and where nobody knows', async () => {
    const view = await opened({ met: ALL });
    expect(itemOf(view, 'umami').textContent).toContain(sentence('en', 'services.cookieless'));
    expect(itemOf(view, 'maps').textContent).toContain(sentence('en', 'services.unknown'));
    expect(itemOf(view, 'maps').textContent).not.toContain(sentence('en', 'services.cookieless'));
  });

  it('has the site’s own words for its cookies’ purposes, whatever signs are in them', async () => {
    const purpose = 'Remembers: your answers. {{All}} of them – <b>all</b>.';
    const own = [{ id: 'matomo', cookies: [{ name: 'a', days: 1, purpose }] }];
    expect(itemOf(await opened({ own }), 'matomo').textContent).toContain(`${purpose} a: 1 day`);
  });

  it('speaks Spanish', async () => {
    const view = await opened({ met: ALL, lang: 'es' });
    expect(itemOf(view, 'youtube').textContent).toContain('YSC: hasta que usted cierre el navegador');
    expect(view.texts('summary')).toEqual(expect.arrayContaining(['1 servicio', '2 servicios']));
  });

  it('has a switch that is named by it and described by what it is and whose, not by all its cookies', async () => {
    const view = await opened({ met: ALL });
    const input = serviceSwitch(view, 'youtube');
    expect(input.labels?.[0]?.querySelector('.name')?.textContent).toBe('YouTube');
    expect(view.find(`#${input.getAttribute('aria-describedby')}`).textContent).toBe('Video · Google');
  });

  it('is listed without a switch where it is essential, beside our own cookie (R19)', async () => {
    const view = await opened({ met: ['login'] });
    expect(serviceSwitch(view, 'login')).toBeNull();
    expect(view.rowOf('essential')).toContain('School sign-in');
    expect(view.rowOf('essential')).toContain('hallpass-consent: 180 days');
    cleanup();
    const session = await opened({ policy: { sessionOnly: true } });
    expect(session.rowOf('essential')).toContain('hallpass-consent: until the browser closes');
  });

  it('may run before a choice, says so, and can be refused (R17)', async () => {
    const view = await opened({
      met: ['matomo'],
      policy: { exempt: ['umami'] },
      config: { allow: ['umami'] },
    });
    expect(itemOf(view, 'umami').textContent).toContain(sentence('en', 'services.exempt'));
    expect(serviceSwitch(view, 'umami').checked).toBe(true);
    flipService(view, 'umami');
    view.confirm();
    expect(view.consent.granted('umami')).toBe(false);
  });

  const NID = [
    { id: 'maps', cookies: [{ name: 'NID', days: 180, purpose: 'settings', domain: 'google.test' }] },
    { id: 'matomo', cookies: [{ name: '_pk', days: 180, purpose: 'visits' }] },
  ];

  it.each<[string, Wishes]>([
    ['for children', { config: { audience: 'children' } }],
    ['whose cookies end with the session', { policy: { sessionOnly: true } }],
  ])('says at its switch, on a site %s, that its own cookies stay (R7, R14)', async (_, wishes) => {
    const view = await opened({ own: NID, ...wishes });
    expect(itemOf(view, 'maps').textContent).toContain(sentence('en', 'services.lasting'));
    // These are this site's: they end when it says.
    expect(itemOf(view, 'matomo').textContent).not.toContain(sentence('en', 'services.lasting'));
  });

  it('says nothing of that on other sites', async () => {
    expect((await opened({ own: NID })).dialog.textContent).not.toContain(sentence('en', 'services.lasting'));
  });

  it('that is locked by itself stays off, with the reason, whatever its category is (R14)', async () => {
    const view = await opened({
      met: ALL,
      own: NID,
      policy: { locked: ['maps'] },
      kept: aDecision(answers('p1')),
    });
    expect(heard(view, 'preferences')).toBe('on');
    expect([serviceSwitch(view, 'maps').disabled, serviceSwitch(view, 'maps').checked]).toEqual([
      true,
      false,
    ]);
    expect(itemOf(view, 'maps').textContent).toContain(sentence('en', 'preferences.locked'));
    view.confirm();
    expect(view.keeper.kept?.services).toEqual({});
  });

  it('is answered by Confirm alone, and only where it differs', async () => {
    const view = await opened({ met: ALL });
    flipService(view, 'youtube');
    expect(view.keeper.kept).toBeNull();
    view.confirm();
    expect(view.keeper.kept).toMatchObject({ categories: answers('p0a0m0'), services: { youtube: true } });
    expect(Object.keys(view.keeper.kept?.services ?? {})).toEqual(['youtube']);
  });
});

describe('a category’s switch', () => {
  it('is on, off, or between them where a service is answered otherwise; in words too', async () => {
    const view = await opened({ met: ALL });
    expect([heard(view, 'marketing'), view.stateOf('marketing')]).toEqual(['off', 'Off']);
    flipService(view, 'youtube');
    expect([heard(view, 'marketing'), view.stateOf('marketing')]).toEqual(['mixed', 'Some']);
    expect(heard(view, 'analytics')).toBe('off');
    view.flip('marketing');
    expect([heard(view, 'marketing'), view.stateOf('marketing')]).toEqual(['on', 'On']);
    expect(serviceSwitch(view, 'pixel').checked).toBe(true);
    view.flip('marketing');
    expect([heard(view, 'marketing'), serviceSwitch(view, 'youtube').checked]).toEqual(['off', false]);
  });

  it('is never said to be a switch: that role knows nothing between', async () => {
    const view = await opened({ met: ALL });
    expect(view.dialog.querySelectorAll('[role=switch],[aria-checked]')).toHaveLength(0);
  });
});

describe('a locked category', () => {
  const CHILDREN: Wishes = {
    met: ALL,
    policy: { locked: ['analytics', 'marketing'] },
    config: { audience: 'children' },
  };

  it('has services that are told of and can’t be switched (R14)', async () => {
    const view = await opened({ ...CHILDREN, kept: aDecision(answers('p1a1m1')) });
    for (const id of ['matomo', 'youtube', 'pixel']) {
      expect([serviceSwitch(view, id).disabled, serviceSwitch(view, id).checked]).toEqual([true, false]);
    }
    expect(serviceSwitch(view, 'maps').disabled).toBe(false);
  });

  it('leaves nobody a way to accept all, and is spoken of in plainer words', async () => {
    const view = await opened(CHILDREN);
    expect(view.find('[data-consent-action="accept-all"]')).toBeNull();
    expect(view.dialog.textContent).toContain(sentence('en', 'children.intro'));
    cleanup();
    const unlocked = await opened({ ...CHILDREN, policy: { locked: [] } });
    expect(unlocked.find('[data-consent-action="accept-all"]')).not.toBeNull();
    expect(unlocked.dialog.textContent).not.toContain(sentence('en', 'preferences.intro'));
  });
});

describe('a category that was offered only after the choice', () => {
  it('is pointed out, and the other answers stand', async () => {
    const view = await opened({ kept: aDecision(answers('p1a0')) });
    expect(view.texts('.note')).toEqual([
      'Your answer is still missing for: Marketing. Your other answers stand.',
    ]);
    expect(view.rowOf('marketing')).toContain('Not answered');
    expect(view.rowOf('analytics')).not.toContain('Not answered');
    view.confirm();
    expect(view.keeper.kept?.categories).toEqual(answers('p1a0m0'));
  });

  it('is none on a first visit, nor where a service alone was answered', async () => {
    expect((await opened()).texts('.note')).toEqual([]);
    cleanup();
    const kept = aDecision({}, { services: exceptions('youtube1') });
    expect((await opened({ kept })).texts('.note')).toEqual([]);
  });
});

describe('a change of policy', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW * 1000, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['en', 'Our privacy policy changes on August 15, 2027.'],
    ['es', 'Nuestra política de privacidad va a cambiar el 15 de agosto de 2027.'],
  ])('is announced in %s as long as it is to come (R21)', async (lang, words) => {
    const view = await opened({ lang, config: { policyChange: '2027-08-15', policyUrl: '/privacy' } });
    expect(view.texts('.note > span')).toEqual([words]);
    expect(view.find('.note > a').getAttribute('href')).toBe('/privacy');
    cleanup();
    expect((await opened({ lang, config: { policyChange: '2027-01-15' } })).texts('.note')).toEqual([]);
  });
});

describe('the receipt', () => {
  const kept = aDecision(answers('p1a0'), { services: exceptions('youtube1 gone0') });
  const receiptIn = (text: string | null | undefined) => JSON.parse(text ?? '');
  const settle = () => act(() => new Promise(resolve => setTimeout(resolve, 0)));
  const clipboard = (value: unknown) =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value });

  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

  it('lists what was chosen, not what the switches say meanwhile (R22)', async () => {
    const view = await opened({ kept });
    view.flip('preferences');
    expect(view.texts('.receipt li')).toEqual([
      'Preferences: On',
      'Analytics and statistics: Off',
      'YouTube: On',
      'gone: Off',
    ]);
  });

  it('is copied as JSON, and that is said politely', async () => {
    let copied = '';
    clipboard({
      writeText: async (text: string) => {
        copied = text;
      },
    });
    const view = await opened({ kept });
    expect(view.text('.receipt [role=status]')).toBe('');
    fireEvent.click(view.find('[data-consent-action="copy-receipt"]'));
    await settle();
    expect(receiptIn(copied)).toEqual(view.gate.receipt());
    expect(view.text('.receipt [role=status]')).toBe('Copied.');
  });

  it.each([
    ['is missing', undefined],
    ['refuses', { writeText: () => Promise.reject(new Error('not allowed')) }],
  ])('can be selected where the clipboard %s', async (_, value) => {
    clipboard(value);
    const view = await opened({ kept });
    fireEvent.click(view.find('[data-consent-action="copy-receipt"]'));
    await settle();
    const text = view.find<HTMLTextAreaElement>('.receipt textarea');
    expect(receiptIn(text.value)).toEqual(view.gate.receipt());
    expect([text.readOnly, text.selectionStart, text.selectionEnd]).toEqual([true, 0, text.value.length]);
    expect(view.text('.receipt [role=status]')).toBe(sentence('en', 'receipt.refused'));
  });
});
