import type { Gate } from '../../interfaces.ts';
import type { Listed } from '../declaration/listServices.ts';
import type { Translator } from '../translator.ts';

/** What we ourselves keep: the choice, as one of the site's essential cookies. */
export function ownChoice({ consent: { policy }, config }: Gate, { t }: Translator): Listed {
  return {
    // No service can have this id.
    id: '',
    name: t('services.own'),
    company: t('services.site'),
    cookies: [
      { name: config.cookieName, days: policy.sessionOnly ? 0 : policy.maxDays, purpose: 'consent' },
      // No cookies, but they live as long: `effects/signals/postFlag.ts`, `ui/first-layer/`.
      { name: 'hallpass-post', days: 0, purpose: 'own' },
      { name: 'hallpass-told', days: 0, purpose: 'own' },
      { name: 'hallpass-left', days: 0, purpose: 'own' },
    ],
    storage: [],
    privacy: config.policyUrl ?? '',
    categories: ['essential'],
    isOptional: false,
    isExempt: false,
    isLocked: false,
    isLasting: false,
  };
}
