import { act } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aDecision, answers } from '../unit/given.ts';
import { aGate, type Wishes } from './aGate.ts';
import { sentencesOf } from './shipped.ts';

/** The chunk as a page has it: freshly loaded, with a place for it. */
async function loaded(wishes: Wishes = {}) {
  vi.resetModules();
  const { open } = await import('../../src/ui/ui.tsx');
  document.body.innerHTML = '<main><button id="opener">Choose</button></main><div id="host"></div>';
  const root = (document.getElementById('host') as HTMLElement).attachShadow({ mode: 'open' });
  const opener = document.getElementById('opener') as HTMLElement;
  const { gate, consent, keeper } = aGate(wishes);
  return {
    gate,
    consent,
    keeper,
    opener,
    root,
    open: () => act(() => open(gate, root, opener)),
    dialogs: () => root.querySelectorAll('dialog').length,
    title: () => root.querySelector('h2')?.textContent,
    /** Until loaded words have become nodes. */
    settled: () => act(() => new Promise(resolve => setTimeout(resolve, 10))),
  };
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the preferences', () => {
  it('open once, however often they are asked for', async () => {
    // The first two are still waiting for their words when the third opens.
    const delays = [30, 30, 0];
    const sentences = async (language: string) => {
      await new Promise(resolve => setTimeout(resolve, delays.shift()));
      return sentencesOf(language);
    };
    const page = await loaded({ chunks: { sentences } });
    const others = Promise.all([page.open(), page.open()]);
    await page.open();
    const dialog = page.root.querySelector('dialog');
    await others;
    await page.open();
    expect(page.title()).toBe('Cookie preferences');
    expect(page.dialogs()).toBe(1);
    expect(page.root.querySelector('dialog')).toBe(dialog);
  });

  it('close and leave nothing when a choice was made, wherever it was made', async () => {
    const page = await loaded();
    await page.open();
    await act(() => page.consent.chooseAll(false));
    expect(page.dialogs()).toBe(0);
    expect(page.keeper.kept?.categories).toEqual(answers('p0a0m0'));
  });

  it('give the focus back to what opened them (R24)', async () => {
    const page = await loaded();
    await page.open();
    await act(() => page.root.querySelector('dialog')?.close());
    expect(document.activeElement).toBe(page.opener);
  });

  it('leave the focus to the first layer if what opened them is gone', async () => {
    const page = await loaded();
    await page.open();
    page.opener.remove();
    await act(() => page.root.querySelector('dialog')?.close());
    expect(document.activeElement).toBe(document.body);
  });

  it('open again, with the answers of then', async () => {
    const page = await loaded({ kept: aDecision(answers('p0a0m0')) });
    await page.open();
    await act(() => page.consent.choose({ analytics: true }));
    await page.open();
    expect(page.root.querySelector<HTMLInputElement>('input[data-category="analytics"]')?.checked).toBe(true);
    expect(page.dialogs()).toBe(1);
  });

  it('speak another language as soon as the visitor asks for it', async () => {
    const page = await loaded();
    await page.open();
    page.gate.language.set('es');
    await page.settled();
    expect(page.title()).toBe('Configuración de cookies');
  });

  it('open in the language that was chosen while they were closed', async () => {
    const page = await loaded();
    await page.open();
    await act(() => page.root.querySelector('dialog')?.close());
    page.gate.language.set('es');
    await page.open();
    expect(page.title()).toBe('Configuración de cookies');
  });
});

describe('a language that does not load', () => {
  const offline = () => Promise.reject(new Error('offline'));

  it('leaves the open preferences as they are', async () => {
    const sentences = (language: string) =>
      language === 'es' ? offline() : Promise.resolve(sentencesOf(language));
    const page = await loaded({ chunks: { sentences } });
    await page.open();
    page.gate.language.set('es');
    await page.settled();
    expect(page.title()).toBe('Cookie preferences');
    expect(page.dialogs()).toBe(1);
  });

  it('does not keep the preferences from opening at the next attempt', async () => {
    let online = false;
    const sentences = (language: string) => (online ? Promise.resolve(sentencesOf(language)) : offline());
    const page = await loaded({ chunks: { sentences } });
    await expect(page.open()).rejects.toThrow('offline');
    online = true;
    await page.open();
    expect(page.dialogs()).toBe(1);
  });

  it('but comes late does not take the place of one that was asked for after it', async () => {
    const slow: Record<string, number> = { es: 40, en: 0 };
    const sentences = async (language: string) => {
      await new Promise(resolve => setTimeout(resolve, slow[language]));
      return sentencesOf(language);
    };
    const page = await loaded({ chunks: { sentences } });
    await page.open();
    page.gate.language.set('es');
    page.gate.language.set('en');
    await act(() => new Promise(resolve => setTimeout(resolve, 80)));
    expect(page.title()).toBe('Cookie preferences');
  });
});
