import type { Consent, OptionalCategory } from '../../model.ts';
import type { Translator } from '../translator.ts';

/** The categories that a visitor who has chosen was never asked about, because they were not offered then. */
export function addedSince({ policy, decision, asked }: Consent): OptionalCategory[] {
  const answered = decision?.categories ?? {};
  if (!asked || !Object.keys(answered)[0]) return [];
  return policy.offered.filter(one => !policy.locked.includes(one) && answered[one] === undefined);
}

/** Why somebody who has chosen is asked again (R20), a sentence each. */
export function whyAskedAgain(
  { decision, policy }: Consent,
  added: readonly OptionalCategory[],
  t: Translator['t'],
): string[] {
  const names = added.map(category => t(`categories.${category}.name`)).join(', ');
  return [
    ...(decision && decision.revision !== policy.revision ? [t('preferences.again')] : []),
    ...(names ? [t('preferences.added', { names })] : []),
  ];
}
