import type { Texts } from '../model.ts';
import type { Gate, Surfaces } from '../parts.ts';
import { comingChange, inWords } from './comingChange.ts';
import { sentenceOf } from './sentenceOf.ts';

/** Remembers in this browser session alone that the change was announced. */
const KEY = 'hallpass-told';

/** How many days before it takes effect a change is to be announced. */
const ENOUGH_DAYS = 30;

/** Whether this is news in this browser session; from then on it is not. */
function isNews(day: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === day) return false;
    sessionStorage.setItem(KEY, day);
    return true;
  } catch {
    // Nobody could remember it, and to say it on every page is worse than not at all: the preferences say it.
    return false;
  }
}

/**
 * Announces a change of policy until its day (R21): to those who are asked anyway in the banner, to others in
 * one message in a browser session.
 */
export function announceChange(
  { consent, config, texts, report }: Gate,
  { note }: Surfaces,
  sentences: Texts,
): void {
  const { policyChange = '' } = config;
  const change = comingChange(policyChange);
  if (!change || !(consent.asked || (consent.policy.mayAsk && isNews(policyChange)))) return;
  note(language =>
    (sentenceOf(texts[language], 'change') ?? sentenceOf(sentences[language], 'change') ?? '').replace(
      '{{day}}',
      inWords(change.day, language),
    ),
  );
  if (change.daysLeft < ENOUGH_DAYS) report('soon', policyChange, change.daysLeft);
}
