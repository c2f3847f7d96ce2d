import { categories } from '../../catalog/categories.ts';
import type { Gate, Services } from '../../interfaces.ts';
import type { Category } from '../../model.ts';
import { PrivacyLink } from '../PrivacyLink.tsx';
import { ownChoice } from '../preferences/ownChoice.ts';
import { dir } from '../prerender.ts';
import { ServiceFacts } from '../ServiceFacts.tsx';
import type { Translator } from '../translator.ts';
import { type Listed, listServices } from './listServices.ts';

interface Props {
  gate: Gate;
  services: Services;
  translator: Translator;
}

const role = <Role extends 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell'>(
  role: Role,
) => ({
  role,
});

/**
 * The services of a category as a table. Narrow pages show each row as a block, which browsers no longer take
 * for a table's: the roles are written out.
 */
function CategoryTable({
  category,
  own,
  translator,
  gate,
}: Omit<Props, 'services'> & { category: Category; own: Listed[] }) {
  const { t } = translator;
  const headings = [t('declaration.service'), t('declaration.company'), t('declaration.cookies')] as const;
  return (
    <table {...role('table')} aria-labelledby={category}>
      <caption>
        <strong id={category}>{t(`categories.${category}.name`)}</strong>{' '}
        <span>{t(`categories.${category}.text`)}</span>
      </caption>
      <thead {...role('rowgroup')}>
        <tr {...role('row')}>
          {headings.map(heading => (
            <th key={heading} {...role('columnheader')} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {own.map(service => {
          const kind = service.embed?.kind;
          return (
            <tr key={service.id} {...role('row')}>
              <th {...role('rowheader')} scope="row">
                <span class="name">{service.name}</span>{' '}
                {kind && <span class="kind">{t(`embeds.${kind}`)}</span>}
              </th>
              <td {...role('cell')}>
                <span>{service.company}</span> <PrivacyLink service={service} translator={translator} />
              </td>
              <td {...role('cell')}>
                <ServiceFacts service={service} translator={translator} longest={gate.maxAge} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Every service of the site, in tables, for its privacy page (R18, R19). */
export function Declaration({ gate, services, translator }: Props) {
  const { t, language } = translator;
  const all = [ownChoice(gate, translator), ...listServices(gate, services)];
  return (
    <section
      class="declaration"
      lang={language}
      data-consent-surface="declaration"
      dir={dir(t)}
      aria-label={t('declaration.title')}
    >
      {gate.consent.isOptedOut && (
        <div class="note">
          <p>
            <strong>{t('optOut')}</strong>
          </p>
          <p>{t('preferences.optOutDetail')}</p>
        </div>
      )}
      {categories.map(category => {
        const own = all.filter(service => service.categories[0] === category);
        return (
          own[0] && (
            <CategoryTable key={category} category={category} own={own} translator={translator} gate={gate} />
          )
        );
      })}
      <p>
        <button type="button" data-consent-action="open">
          {t('declaration.change')}
        </button>
      </p>
    </section>
  );
}
