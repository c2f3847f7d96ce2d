import type { Gate, Surfaces } from '../../interfaces.ts';
import type { Texts } from '../../model.ts';
import { say } from '../sentenceOf.ts';
import type { Translator } from '../translator.ts';
import { addedSince, whyAskedAgain } from './askedAgain.ts';
import { comingChange, inWords } from './comingChange.ts';

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
 * Says in the banner why somebody is asked again (R20), and announces a change of policy until its day (R21): to
 * those who are asked anyway in the banner too, to others in one message in a browser session.
 */
export function announceChange(
  { consent, config, texts, report }: Gate,
  { note }: Surfaces,
  sentences: Texts,
): void {
  const { policyChange = '' } = config;
  const change = comingChange(policyChange);
  const isAnnounced = change && (consent.asked || (consent.policy.mayAsk && isNews(policyChange)));
  if (!isAnnounced && !(consent.asked && consent.decision)) return;
  note(language => {
    const t: Translator['t'] = (key, values = {}) => say(texts[language], sentences[language], key, values);
    const news = isAnnounced ? [t('change', { day: inWords(change.day, language) })] : [];
    return [...whyAskedAgain(consent, addedSince(consent), t), ...news].join(' ');
  });
  if (isAnnounced && change.daysLeft < ENOUGH_DAYS) report('soon', policyChange, change.daysLeft);
}
