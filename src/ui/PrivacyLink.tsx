import type { ServiceDetails } from '../model.ts';
import type { Translator } from './translator.ts';

/** The way to the privacy policy of a service's company, where one is known. */
export function PrivacyLink({
  service,
  translator: { t },
}: {
  service: ServiceDetails;
  translator: Translator;
}) {
  const { id, company, name, privacy } = service;
  return privacy ? (
    <a class="privacy lone" href={privacy} target="_blank" rel="noopener noreferrer">
      {/* What has no id is this site's own. */}
      {id ? t('services.privacy', { name: company || name }) : t('preferences.policy')}
    </a>
  ) : null;
}
