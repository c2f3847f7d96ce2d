import type { Listed } from '../declaration/listServices.ts';
import { PrivacyLink } from '../PrivacyLink.tsx';
import { ServiceFacts } from '../ServiceFacts.tsx';
import type { Translator } from '../translator.ts';
import { Switch } from './Switch.tsx';

interface Props {
  service: Listed;
  translator: Translator;
  on: boolean;
  longest: (name: string) => number;
  onSwitch: (on: boolean) => void;
}

/** A service in the preferences: whose it is, what it keeps, and a switch of its own. */
export function ServiceItem({ service, translator, on, longest, onSwitch }: Props) {
  const { t } = translator;
  const { id, name, company, embed, categories, isOptional, isExempt, isLocked, isLasting } = service;
  const kind = embed?.kind;
  const whatAndWhose = [kind && t(`embeds.${kind}`), company].filter(Boolean).join(' · ');
  const what = `service-${id}`;
  return (
    <li>
      {categories[0] === 'essential' ? (
        <p class="name">{name}</p>
      ) : (
        <Switch
          translator={translator}
          name={name}
          state={on ? 'on' : 'off'}
          disabled={!isOptional}
          describedBy={whatAndWhose ? what : undefined}
          hook={{ 'data-service': id }}
          onSwitch={onSwitch}
        />
      )}
      {whatAndWhose && (
        <p class="kind" id={what}>
          {whatAndWhose}
        </p>
      )}
      {isExempt && isOptional && <p class="remark">{t('services.exempt')}</p>}
      {isLocked && <p class="remark">{t('preferences.locked')}</p>}
      {isLasting && <p class="remark">{t('services.lasting')}</p>}
      <ServiceFacts service={service} translator={translator} longest={longest} />
      <PrivacyLink service={service} translator={translator} />
    </li>
  );
}
