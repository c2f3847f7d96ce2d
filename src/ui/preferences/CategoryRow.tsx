import type { Category } from '../../model.ts';
import type { Listed } from '../declaration/listServices.ts';
import type { Translator } from '../translator.ts';
import { ServiceItem } from './ServiceItem.tsx';
import { Switch } from './Switch.tsx';
import { isOn, type Switches, stateOf, switchCategory, switchService } from './switches.ts';

interface Props {
  category: Category;
  translator: Translator;
  switches: Switches;
  /** All services of the site. */
  listed: readonly Listed[];
  /** Whether nobody here can switch it on (R14). */
  isLocked: boolean;
  /** Whether it was offered only after the visitor chose. */
  isNew: boolean;
  longest: (name: string) => number;
  onSwitch: (switches: Switches) => void;
}

/** A category: its name, what it is for, its switch, and its services one by one. */
export function CategoryRow(props: Props) {
  const { category, translator, switches, listed, isLocked, isNew, longest, onSwitch } = props;
  const { t } = translator;
  const own = listed.filter(({ categories }) => categories[0] === category);
  const text = `${category}-text`;
  return (
    <li>
      <Switch
        translator={translator}
        name={t(`categories.${category}.name`)}
        state={category === 'essential' ? 'alwaysOn' : stateOf(switches, category, listed)}
        disabled={category === 'essential' || isLocked}
        describedBy={text}
        hook={{ 'data-category': category }}
        onSwitch={on => onSwitch(switchCategory(switches, category, on, listed))}
      />
      <p id={text}>
        {isNew && <strong class="new">{t('preferences.new')}</strong>}{' '}
        <span>{t(`categories.${category}.text`)}</span>
        {isLocked && <span> {t('preferences.locked')}</span>}
      </p>
      {own[0] && (
        <details>
          <summary>{t('services.number', {}, own.length)}</summary>
          <ul class="services">
            {own.map(service => (
              <ServiceItem
                key={service.id}
                service={service}
                translator={translator}
                on={isOn(switches, service)}
                longest={longest}
                onSwitch={on => onSwitch(switchService(switches, service.id, on))}
              />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
