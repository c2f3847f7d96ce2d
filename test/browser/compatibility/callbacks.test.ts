import { describe, expect, it } from 'vitest';
import { availableEngines } from '../harness/engine.ts';
import { openLab } from './lab.ts';

const lab = openLab();

const GTAG = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); } gtag('js', new Date()); gtag('config', 'G-1');</script>`;

const GTM = `<script>(function (w, d, l, i) { w[l] = w[l] || []; w[l].push({ 'gtm.start': Date.now(), event: 'gtm.js' }); var f = d.getElementsByTagName('script')[0], j = d.createElement('script'); j.async = true; j.src = 'https://www.googletagmanager.com/gtm.js?id=' + i; f.parentNode.insertBefore(j, f); })(window, document, 'dataLayer', 'GTM-1');</script>`;

const ANALYTICS = `<script>(function (i, s, o, g, r, a, m) { i.GoogleAnalyticsObject = r; i[r] = i[r] || function () { (i[r].q = i[r].q || []).push(arguments); }; i[r].l = 1 * new Date(); a = s.createElement(o); m = s.getElementsByTagName(o)[0]; a.async = 1; a.src = g; m.parentNode.insertBefore(a, m); })(window, document, 'script', 'https://www.google-analytics.com/analytics.js', 'ga'); ga('create', 'UA-1', 'auto');</script>`;

/** Google's snippet that hides the page until its container has spoken, for two minutes at most. */
const HIDE = `<script>(function (root, name, wait) { root.classList.add(name); var hide = { start: Date.now(), end: function () { root.classList.remove(name); called.push('hide.end'); }, 'GTM-1': true }; (window.dataLayer = window.dataLayer || []).hide = hide; setTimeout(function () { hide.end && hide.end(); hide.end = null; }, wait); })(document.documentElement, 'hidden-until', 120000);</script>`;

const START = '<script>called = []</script>';

/** The vendor's snippet, the site's own call, and by what name it waits to be called back. */
const promises: Record<string, readonly [head: string, call: string]> = {
  'gtag’s event_callback': [GTAG, `gtag('event', 'click', { event_callback: () => called.push('it') })`],
  'gtag’s event_callback of a conversion': [
    GTAG,
    `gtag('event', 'conversion', { send_to: 'AW-1/abc', event_callback: () => called.push('it') })`,
  ],
  'Tag Manager’s eventCallback': [
    GTM,
    `dataLayer.push({ event: 'click', eventCallback: () => called.push('it'), eventTimeout: 2000 })`,
  ],
  'analytics.js’ hitCallback': [
    ANALYTICS,
    `ga('send', 'event', 'link', 'click', { hitCallback: () => called.push('it') })`,
  ],
  'analytics.js’ hitCallback, of an object': [
    ANALYTICS,
    `ga('send', { hitType: 'event', hitCallback: () => called.push('it') })`,
  ],
};

describe.each(availableEngines())('call-backs that vendors promise, in %s', name => {
  /** Resolves with what was called, once something was, or after ten seconds. */
  const called = async (state: 'undecided' | 'refused', head: string, call: string) => {
    const engine = await lab.visit(name, state, { head: START + head });
    await engine.evaluate(`() => { ${call} }` as unknown as () => void);
    await engine.evaluate(async () => {
      const list = Reflect.get(window, 'called') as string[];
      const end = Date.now() + 10_000;
      while (list.length === 0 && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 20));
    });
    await engine.settled();
    return engine.evaluate(() => Reflect.get(window, 'called') as string[]);
  };

  it.each(Object.entries(promises))('%s is called once while its file is held', async (_, [head, call]) => {
    expect(await called('undecided', head, call)).toEqual(['it']);
    expect(await called('refused', head, call)).toEqual(['it']);
    expect(lab.thrown()).toEqual([]);
  });

  it.each(Object.entries(promises))(
    '%s is called though it was asked for while the page loads',
    async (_, [head, call]) => {
      expect(await called('refused', `${head}<script>${call}</script>`, '')).toEqual(['it']);
    },
  );

  it('a page that hides itself until its container has spoken is shown', async () => {
    expect(await called('undecided', HIDE + GTM, '')).toEqual(['hide.end']);
    expect(await called('refused', HIDE + GTM, '')).toEqual(['hide.end']);
  });

  it('a call-back that throws is the page’s own fault, and stops nothing', async () => {
    const [head] = promises['gtag’s event_callback'] as readonly [string, string];
    const call = `gtag('event', 'a', { event_callback() { throw new Error('mine'); } }); gtag('event', 'b', { event_callback: () => called.push('it') })`;
    expect(await called('undecided', head, call)).toEqual(['it']);
  });

  it('what the vendor’s own file would answer is left to it where nothing is held', async () => {
    const engine = await lab.visit(name, 'granted', { head: START + GTAG });
    await engine.evaluate(() =>
      (Reflect.get(window, 'gtag') as (...args: unknown[]) => void)('event', 'click', {
        event_callback: () => (Reflect.get(window, 'called') as string[]).push('it'),
      }),
    );
    await engine.settled();
    const times = (await engine.evaluate(() => Reflect.get(window, 'called') as string[])).length;
    const control = await lab.visit(name, 'without', { head: START + GTAG });
    await control.evaluate(() =>
      (Reflect.get(window, 'gtag') as (...args: unknown[]) => void)('event', 'click', {
        event_callback: () => (Reflect.get(window, 'called') as string[]).push('it'),
      }),
    );
    await control.settled();
    expect(times).toBe((await control.evaluate(() => Reflect.get(window, 'called') as string[])).length);
  });
});
