import type { ServiceDetails } from '../model.ts';
import { cookiesOf } from './cookiesOf.ts';
import { lifetime } from './lifetime.ts';
import type { SentenceKey } from './sentenceKeys.ts';
import type { Translator } from './translator.ts';

interface Props {
  service: ServiceDetails;
  translator: Translator;
  longest: (name: string) => number;
}

/** A purpose in words: the catalog names one of our sentences, a site's own list has its own. */
const purposeIn = ({ t }: Translator, purpose: string): string => {
  // A sentence is no key: it may have dots and colons in it.
  if (!/^[\w-]+$/.test(purpose)) return purpose;
  // The site may name one that we do not have: then the key comes back.
  const words = t(`purposes.${purpose}` as SentenceKey);
  return words === `purposes.${purpose}` ? purpose : words;
};

/** Names of cookies or storage, which no translation may touch. */
const Names = ({ names }: { names: readonly string[] }) =>
  names.map((name, i) => (
    <>
      {i > 0 && ', '}
      <code translate={false}>{name}</code>
    </>
  ));

/** What a service keeps in the browser, what it is for, and how long it stays. */
export function ServiceFacts({ service, translator, longest }: Props) {
  const { t } = translator;
  const { cookieless, crossSite, storage } = service;
  const kept = cookiesOf(service, longest);
  return (
    <ul class="facts">
      {kept.map(({ purpose, lives }) => (
        <li key={purpose}>
          <span>{purposeIn(translator, purpose)}</span>{' '}
          {[...lives].map(([days, names], i) => (
            <span key={days}>
              {i > 0 && ' '}
              <Names names={names} />: {/* No line begins with what ends a part. */}
              <span class={days ? 'life' : ''}>
                {lifetime(days, translator)}
                {i < lives.size - 1 && ';'}
              </span>
            </span>
          ))}
        </li>
      ))}
      {storage[0] && (
        <li key="storage">
          <span>{t('services.storage')}</span> <Names names={storage} />
        </li>
      )}
      {cookieless && <li key="cookieless">{t('services.cookieless')}</li>}
      {!cookieless && !kept[0] && !storage[0] && <li key="unknown">{t('services.unknown')}</li>}
      {crossSite && <li key="crossSite">{t('services.crossSite')}</li>}
    </ul>
  );
}
