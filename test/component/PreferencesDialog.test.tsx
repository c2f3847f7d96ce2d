import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { aDecision, answers, exceptions, NOW } from '../unit/given.ts';
import type { Wishes } from './aGate.ts';
import { type Opened, opened } from './opened.tsx';
import { sentence } from './shipped.ts';

/** Which switches are on, and which can be used: `essential! preferences` (`!` cannot). */
const switches = ({ dialog }: Opened) =>
  [...dialog.querySelectorAll<HTMLInputElement>('input[data-category]')]
    .filter(({ checked }) => checked)
    .map(({ dataset, disabled }) => `${dataset.category}${disabled ? '!' : ''}`)
    .join(' ');

afterEach(cleanup);

describe('the preferences', () => {
  it('are a modal dialog with a name, whose heading has the focus', async () => {
    const { dialog, find } = await opened();
    expect(dialog.open).toBe(true);
    expect(dialog.dataset.consentSurface).toBe('preferences');
    const heading = find(`#${dialog.getAttribute('aria-labelledby')}`);
    expect(heading.textContent).toBe('Cookie preferences');
    expect(document.activeElement).toBe(heading);
  });

  it('show the four categories in their order, each with what it is for (R1)', async () => {
    const { texts, rowOf } = await opened();
    expect(texts('.categories > li > label .name')).toEqual([
      'Essential',
      'Preferences',
      'Analytics and statistics',
      'Marketing',
    ]);
    for (const category of ['essential', 'preferences', 'analytics', 'marketing']) {
      expect(rowOf(category)).toContain(sentence('en', `categories.${category}.text`));
    }
  });

  it('speak Spanish in the words of R1 (R1)', async () => {
    const { dialog, texts, text } = await opened({ lang: 'es' });
    expect(dialog.lang).toBe('es');
    expect(text('h2')).toBe('Configuración de cookies');
    expect(texts('.categories > li > label .name')).toEqual([
      'Esenciales',
      'Preferencias',
      'Analíticas y estadísticas',
      'Marketing',
    ]);
    expect(text('[data-consent-action="save"]')).toBe('Confirmar');
  });

  it('name each switch by its category, and describe it by what it is for', async () => {
    const { switchOf, find } = await opened();
    const analytics = switchOf('analytics');
    expect(analytics.labels?.[0]?.querySelector('.name')?.textContent).toBe('Analytics and statistics');
    expect(analytics.matches('input[type="checkbox"]:not([role])')).toBe(true);
    expect(find(`#${analytics.getAttribute('aria-describedby')}`).textContent).toContain('They count visits');
  });

  it('say once what is named and what explains it', async () => {
    const { find } = await opened();
    const shared = find<HTMLInputElement>('.shared input');
    expect(shared.labels?.[0]?.textContent).toBe('This is a shared computer');
    expect(find(`#${shared.getAttribute('aria-describedby')}`).textContent).toBe(
      sentence('en', 'preferences.sharedDetail'),
    );
  });

  it('have essential cookies on, and nobody can switch them off (R1)', async () => {
    const { switchOf, stateOf } = await opened();
    expect([switchOf('essential').checked, switchOf('essential').disabled]).toEqual([true, true]);
    expect(stateOf('essential')).toBe('Always on');
  });

  it('have everything else off before a choice', async () => {
    expect(switches(await opened())).toBe('essential!');
  });

  it('show the answers of an earlier choice', async () => {
    expect(switches(await opened({ kept: aDecision(answers('p1a0m1')) }))).toBe(
      'essential! preferences marketing',
    );
  });

  it('say in words whether a switch is on', async () => {
    const { flip, stateOf } = await opened();
    expect(stateOf('analytics')).toBe('Off');
    flip('analytics');
    expect(stateOf('analytics')).toBe('On');
    flip('analytics');
    expect(stateOf('analytics')).toBe('Off');
    expect(stateOf('marketing')).toBe('Off');
  });

  it('show only what the site offers', async () => {
    const { texts } = await opened({ policy: { offered: ['analytics'] } });
    expect(texts('.categories > li > label .name')).toEqual(['Essential', 'Analytics and statistics']);
  });

  it('link to the policy if there is one', async () => {
    const policyUrl = 'https://oakhill.test/privacy';
    expect((await opened()).texts('a')).toEqual([]);
    cleanup();
    const { find } = await opened({ config: { policyUrl } });
    expect(find<HTMLAnchorElement>('a').href).toBe(policyUrl);
  });

  it('explain the words: cookie, session cookie, persistent cookie, IP address, how to refuse (R6)', async () => {
    const { texts } = await opened();
    expect(texts('dt')).toEqual([
      'Cookie',
      'Session cookie',
      'Persistent cookie',
      'IP address',
      'Refuse and delete cookies in your browser',
    ]);
    expect(texts('dd').every(explanation => (explanation?.length ?? 0) > 40)).toBe(true);
  });
});

describe('Confirm', () => {
  it('records exactly what the switches say', async () => {
    const { flip, confirm, keeper, steps } = await opened({ kept: aDecision(answers('p1')) });
    flip('preferences');
    flip('analytics');
    flip('marketing');
    flip('marketing');
    expect(keeper.kept?.categories).toEqual(answers('p1'));
    confirm();
    expect(keeper.kept?.categories).toEqual(answers('p0a1m0'));
    expect(steps).toMatchObject([{ granted: ['analytics'], withdrawn: ['preferences'] }]);
  });

  it('refuses everything if nothing was switched on: silence is no consent (R2)', async () => {
    const { confirm, keeper } = await opened();
    confirm();
    expect(keeper.kept?.categories).toEqual(answers('p0a0m0'));
  });

  it('leaves single refusals of services standing', async () => {
    const kept = aDecision(answers('p0a1m0'), { services: exceptions('matomo0') });
    const { flip, confirm, keeper } = await opened({ kept });
    flip('preferences');
    confirm();
    expect(keeper.kept).toMatchObject({ categories: answers('p1a1m0'), services: { matomo: false } });
  });

  it('passes on that the computer is shared', async () => {
    const { find, confirm, keeper } = await opened();
    const shared = find<HTMLInputElement>('.shared input');
    expect(shared.checked).toBe(false);
    fireEvent.click(shared);
    confirm();
    expect(keeper.kept?.sessionOnly).toBe(true);
  });

  it('ends with the session as long as the computer is said to be shared', async () => {
    const { confirm, keeper } = await opened({ kept: aDecision(answers('p1'), { sessionOnly: true }) });
    confirm();
    expect(keeper.kept?.sessionOnly).toBe(true);
  });
});

describe('closing the preferences', () => {
  it.each(['the Close button', 'Esc'])('by %s records nothing', async how => {
    const { find, flip, dialog, keeper, steps, times } = await opened({ kept: aDecision(answers('p1')) });
    flip('analytics');
    flip('preferences');
    // On Esc the browser asks (`cancel`), closes, and tells (`close`); real keys are pressed in the journeys.
    if (how === 'Esc') {
      expect(fireEvent(dialog, new Event('cancel', { cancelable: true }))).toBe(true);
      dialog.close();
    } else {
      fireEvent.click(find('[data-consent-action="close"]'));
    }
    expect(dialog.open).toBe(false);
    expect(times()).toBe(1);
    expect(steps).toEqual([]);
    expect(keeper.kept?.categories).toEqual(answers('p1'));
  });

  it('is offered by a button with a name', async () => {
    const { find } = await opened({ lang: 'es' });
    expect(find('[data-consent-action="close"]').getAttribute('aria-label')).toBe('Cerrar sin guardar');
  });
});

describe('a locked category', () => {
  const CHILDREN: Wishes = { policy: { locked: ['analytics', 'marketing'] } };

  it('is shown, off, with the reason, and can’t be switched (R14)', async () => {
    const view = await opened({ ...CHILDREN, kept: aDecision(answers('p1a1m1')) });
    expect(switches(view)).toBe('essential! preferences');
    for (const category of ['analytics', 'marketing']) {
      expect(view.switchOf(category).disabled).toBe(true);
      expect(view.stateOf(category)).toBe('Off');
      expect(view.rowOf(category)).toContain(sentence('en', 'preferences.locked'));
    }
    expect(view.rowOf('preferences')).not.toContain(sentence('en', 'preferences.locked'));
  });

  it('is not answered by Confirm: when parents agree, the choice is open', async () => {
    const { flip, confirm, keeper } = await opened(CHILDREN);
    flip('preferences');
    confirm();
    expect(keeper.kept?.categories).toEqual(answers('p1'));
  });
});

describe('a new revision of the policy', () => {
  const REVISED: Wishes = { policy: { revision: '2' }, kept: aDecision(answers('p1a0m1')) };
  const again = sentence('en', 'preferences.again');

  it('is announced, and the earlier answers are shown (R20)', async () => {
    const view = await opened(REVISED);
    expect(view.texts('.note > p')).toEqual([again]);
    expect(switches(view)).toBe('essential! preferences marketing');
    expect(view.consent.granted('marketing')).toBe(false);
  });

  it('is confirmed by one press that keeps the earlier answers, whatever was switched meanwhile (R20)', async () => {
    const { find, flip, consent, keeper } = await opened(REVISED);
    flip('analytics');
    fireEvent.click(find('[data-consent-action="keep"]'));
    expect(keeper.kept).toMatchObject({ revision: '2', categories: answers('p1a0m1') });
    expect(consent.granted('marketing')).toBe(true);
  });

  it('has no such press where an answer is missing as well, or there is none yet', async () => {
    for (const kept of [aDecision(answers('p1a0')), null]) {
      expect((await opened({ ...REVISED, kept })).find('[data-consent-action="keep"]')).toBeNull();
      cleanup();
    }
    expect(
      (await opened({ kept: aDecision(answers('p1a0m1')) })).find('[data-consent-action="keep"]'),
    ).toBeNull();
  });

  it('is confirmed by Confirm (R20)', async () => {
    const { confirm, consent, keeper } = await opened(REVISED);
    confirm();
    expect(keeper.kept).toMatchObject({ revision: '2', categories: answers('p1a0m1') });
    expect(consent.granted('marketing')).toBe(true);
  });

  it('is no news to someone who decided under it, or not at all', async () => {
    expect((await opened()).texts('.note')).toEqual([]);
    cleanup();
    expect((await opened({ ...REVISED, kept: aDecision({}, { revision: '2' }) })).texts('.note')).toEqual([]);
  });
});

describe('an opt-out signal', () => {
  const SIGNAL: Wishes = { policy: { optOut: true } };

  it('is acknowledged, and overrules a choice that did not know of it (R16)', async () => {
    const view = await opened({ ...SIGNAL, kept: aDecision(answers('p1a1m1')) });
    expect(view.text('.note')).toContain('Your opt-out signal is honored');
    expect(switches(view)).toBe('essential! preferences');
  });

  it('does not overrule a choice that knew of it', async () => {
    const kept = aDecision(answers('p0a1m0'), { knowingSignal: true });
    expect(switches(await opened({ ...SIGNAL, kept }))).toBe('essential! analytics');
  });

  it('leaves the visitor free to choose otherwise', async () => {
    const { flip, confirm, consent, keeper } = await opened(SIGNAL);
    flip('analytics');
    confirm();
    expect(keeper.kept?.knowingSignal).toBe(true);
    expect(consent.granted('analytics')).toBe(true);
  });

  it('is not spoken of where there is none', async () => {
    expect((await opened()).text('.note')).toBeUndefined();
  });
});

describe('the receipt', () => {
  it.each([
    ['en', /^You chose this on (.+), under version 2027-08 of the privacy policy\.$/, 'Forget my choice'],
    [
      'es',
      /^Usted decidió esto el (.+), con la versión 2027-08 de la política de privacidad\.$/,
      'Borrar mi decisión',
    ],
  ])('says in %s when the visitor chose, and under which revision (R22)', async (lang, sentence, forget) => {
    const { text } = await opened({ lang, kept: aDecision(answers('p1'), { revision: '2027-08' }) });
    const [, time] = sentence.exec(text('.receipt span') ?? '') ?? [];
    const format = new Intl.DateTimeFormat(`${lang}-US`, { dateStyle: 'long', timeStyle: 'short' });
    expect(time).toBe(format.format(NOW * 1000));
    expect(text('.receipt button')).toBe(forget);
  });

  it('says so if there was no choice yet, and offers nothing to forget', async () => {
    const { text, find } = await opened();
    expect(text('.receipt')).toBe('You have not chosen yet.');
    expect(find('[data-consent-action="forget"]')).toBeNull();
  });
});

describe('what could not be removed after a choice', () => {
  afterEach(() => sessionStorage.clear());

  it('stays in the preferences as long as the session lasts, sites as sites (R13)', async () => {
    sessionStorage.setItem(
      'hallpass-left',
      JSON.stringify({ names: ['_ga'], sites: ['youtube.com'], isNews: false }),
    );
    const note = (await opened({ kept: aDecision(answers('p0a0m0')) })).text('.note');
    for (const words of ['_ga', 'youtube.com', sentence('en', 'status.stays')]) expect(note).toContain(words);
  });

  it('is not spoken of where all was', async () => {
    sessionStorage.setItem('hallpass-left', JSON.stringify({ names: [], sites: [], isNews: false }));
    expect((await opened({ kept: aDecision(answers('p0a0m0')) })).texts('.note')).toEqual([]);
  });
});

describe('another language', () => {
  it('is offered by its own name', async () => {
    const { find } = await opened();
    const button = find('button[lang="es"]');
    expect([button.lang, button.textContent]).toEqual(['es', 'Español']);
  });

  it('changes every word, and no switch (R4)', async () => {
    const view = await opened();
    view.flip('analytics');
    fireEvent.click(view.find('.shared input'));
    await view.speak('es');
    expect(view.text('h2')).toBe('Configuración de cookies');
    expect(view.stateOf('analytics')).toBe('Sí');
    expect(switches(view)).toBe('essential! analytics');
    expect(view.find<HTMLInputElement>('.shared input').checked).toBe(true);
    expect(view.dialog.lang).toBe('es');
    expect(view.dialog.open).toBe(true);
    await view.speak('en');
    view.confirm();
    expect(view.keeper.kept).toMatchObject({ categories: answers('p0a1m0'), sessionOnly: true });
  });
});

describe('the site’s own sentences', () => {
  it('replace the shipped ones key by key, in their language alone', async () => {
    const texts = { en: { preferences: { title: 'Cookies at Oak Hill' } } };
    const view = await opened({ texts });
    expect(view.text('h2')).toBe('Cookies at Oak Hill');
    expect(view.text('[data-consent-action="save"]')).toBe('Save my choices');
    await view.speak('es');
    expect(view.text('h2')).toBe('Configuración de cookies');
  });

  it('are text, not HTML', async () => {
    const title = '<b>Cookies</b> & more';
    expect((await opened({ texts: { en: { preferences: { title } } } })).text('h2')).toBe(title);
  });

  it.each([
    null,
    'hello',
    5,
    [],
    { preferences: null },
    { preferences: 'hello' },
    { preferences: { title: {} } },
  ])('that are %j leave the shipped ones', async own => {
    const { text } = await opened({ texts: { en: own } as never });
    expect(text('h2')).toBe('Cookie preferences');
  });
});
