import type { Translator } from '../translator.ts';

const WORDS = ['cookie', 'session', 'persistent', 'ip', 'refuse'] as const;

/** What a cookie, a session cookie, a persistent cookie and an IP address are, in plain words (R6). */
export function Glossary({ translator: { t } }: { translator: Translator }) {
  return (
    <details>
      <summary>{t('glossary.title')}</summary>
      <dl>
        {WORDS.map(word => (
          <div key={word}>
            <dt>{t(`glossary.${word}`)}</dt>
            <dd>{t(`glossary.${word}Text`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
