import { optionalCategories } from '../../catalog/categories.ts';
import type { OptionalCategory } from '../../model.ts';
import type { Party, Stored } from '../model.ts';
import { statusOf } from '../report/statusOf.ts';
import type { Words } from '../words.ts';

interface PartiesProps {
  parties: readonly Party[];
  words: Words;
  /** What the webmaster chose for hosts that nobody knows; without `onHold` it is only shown. */
  chosen: ReadonlyMap<string, OptionalCategory>;
  onHold?: ((host: string, category: OptionalCategory | undefined) => void) | undefined;
}

/** Every host of another company's. */
export function Parties({ parties, words, chosen, onHold }: PartiesProps) {
  const { say } = words;
  if (!parties[0]) return <p>{say('parties.none')}</p>;
  return (
    <ul class="list">
      {parties.map(party => {
        const { host, service, name, company, category } = party;
        return (
          <li key={`${host} ${service}`}>
            <strong>{host}</strong>{' '}
            <span>
              {name ? `${name}${company && company !== name ? ` (${company})` : ''}` : say('parties.unknown')}
              {category ? ` · ${say(`categories.${category}`)}` : ''} · {say(`parties.${statusOf(party)}`)}
            </span>
            {!service && onHold && (
              <label>
                {say('parties.holdAs', { host })}{' '}
                <select
                  value={chosen.get(host) ?? ''}
                  onChange={({ currentTarget }) =>
                    onHold(
                      host,
                      optionalCategories.find(one => one === currentTarget.value),
                    )
                  }
                >
                  <option value="">{say('parties.choose')}</option>
                  {optionalCategories.map(one => (
                    <option key={one} value={one}>
                      {say(`categories.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** How long something lives, in words. */
function lifeOf({ store, days }: Stored, { say }: Words): string {
  if (store === 'session' || days === 0) return say('stored.session');
  if (store !== 'cookie') return say('stored.endless');
  return days === undefined
    ? say('stored.unknown')
    : say('stored.days', { days: String(Math.max(1, Math.round(days))) });
}

/** Everything that is kept for the site, by name. */
export function StoredList({ stored, words }: { stored: readonly Stored[]; words: Words }) {
  const { say } = words;
  if (!stored[0]) return <p>{say('stored.none')}</p>;
  return (
    <ul class="list">
      {stored.map(one => (
        <li key={`${one.store} ${one.name}`}>
          <strong>{one.name}</strong>{' '}
          <span>
            {say(`stores.${one.store}`)} · {lifeOf(one, words)} · {say('stored.services')}{' '}
            {one.services[0] ? one.services.join(', ') : say('stored.nobody')}
            {one.writer && ` · ${say('stored.writer', { file: one.writer })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
