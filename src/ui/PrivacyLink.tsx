import type { Told } from '../model.ts';
import type { Speech } from './speech.ts';

/** The way to the privacy policy of a service's company, where one is known. */
export function PrivacyLink({ service, speech: { t } }: { service: Told; speech: Speech }) {
  const { company, name, privacy } = service;
  return privacy ? (
    <a class="privacy" href={privacy} target="_blank" rel="noopener noreferrer">
      {t('services.privacy', { name: company || name })}
    </a>
  ) : null;
}
