import languages from 'virtual:hallpass/languages';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { categories } from '../../catalog/categories.ts';
import type { Gate, Services } from '../../interfaces.ts';
import type { Category } from '../../model.ts';
import { listServices } from '../declaration/listServices.ts';
import { addedSince } from '../first-layer/askedAgain.ts';
import { dir } from '../prerender.ts';
import type { Translator } from '../translator.ts';
import { CategoryRow } from './CategoryRow.tsx';
import { Glossary } from './Glossary.tsx';
import { Notes } from './Notes.tsx';
import { ownChoice } from './ownChoice.ts';
import { ReceiptNote } from './ReceiptNote.tsx';
import { choicesOf, earlier, type Switches } from './switches.ts';

interface Props {
  gate: Gate;
  services: Services;
  translator: Translator;
  onClose: () => void;
}

/** What has the focus is seen as a whole: to Firefox some of it is enough. A pointer is where it is. */
function bringToSight({ target }: FocusEvent): void {
  const element = target as Element;
  if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/**
 * The preferences: a native modal dialog.
 * - Its heading has the focus when it opens; when it closes, the browser gives the focus back.
 * - Esc and Close record nothing.
 * - Nothing is chosen before the visitor confirms.
 */
export function PreferencesDialog({ gate, services, translator, onClose }: Props) {
  const { t, language } = translator;
  const { consent, config, ownServices, maxAge: longest } = gate;
  const { offered, locked } = consent.policy;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What the page meets while they are open must not move what the visitor is reading.
  const listed = useMemo(() => listServices(gate, services), [gate, services]);
  const added = useMemo(() => addedSince(consent), [consent]);
  const before = useMemo(() => earlier(consent, listed), [consent, listed]);
  const switches = useSignal(before);
  const shared = useSignal(!!consent.decision?.sessionOnly);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
  }, []);

  const isChoice = offered.some(category => !locked.includes(category));
  const save = (answers: Switches) =>
    consent.choose(choicesOf(answers, consent, listed), shared.value, 'preferences');
  const isRevised = consent.decision && consent.decision.revision !== consent.policy.revision;
  const isLocked = (category: Category) => locked.some(one => one === category);

  return (
    <dialog
      ref={dialog}
      lang={language}
      dir={dir(t)}
      class="preferences"
      data-consent-surface="preferences"
      aria-labelledby="preferences-title"
      onClose={onClose}
      onFocusIn={bringToSight}
    >
      <div class="head">
        <h2 id="preferences-title" ref={heading} tabIndex={-1}>
          {t('preferences.title')}
        </h2>
        {Object.entries(languages)
          .filter(([code]) => code !== language)
          .map(([code, name]) => (
            <button key={code} type="button" class="plain" data-consent-action="language" lang={code}>
              {name}
            </button>
          ))}
        <button
          type="button"
          class="quiet close"
          data-consent-action="close"
          aria-label={t('preferences.close')}
          onClick={() => dialog.current?.close()}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="scroll">
        <Notes
          gate={gate}
          translator={translator}
          added={added}
          onKeep={isChoice && isRevised && !added[0] ? () => save(before) : undefined}
        />
        {isChoice && <p>{config.audience === 'children' ? t('children.intro') : t('preferences.intro')}</p>}
        <ul class="categories">
          {categories
            .filter(category => category === 'essential' || offered.includes(category))
            .map(category => (
              <CategoryRow
                key={category}
                category={category}
                translator={translator}
                switches={switches.value}
                listed={[ownChoice(gate, translator), ...listed]}
                isLocked={isLocked(category)}
                isNew={added.some(one => one === category)}
                longest={longest}
                onSwitch={next => {
                  switches.value = next;
                }}
              />
            ))}
        </ul>
        {isChoice && !consent.policy.sessionOnly && (
          <div class="shared">
            <input
              type="checkbox"
              id="shared"
              checked={shared.value}
              aria-describedby="shared-text"
              onChange={event => {
                shared.value = event.currentTarget.checked;
              }}
            />
            <label for="shared">{t('preferences.shared')}</label>
            <p id="shared-text">{t('preferences.sharedDetail')}</p>
          </div>
        )}
        <ReceiptNote
          translator={translator}
          receipt={gate.receipt()}
          nameOf={id => services.describe(id, ownServices)?.name ?? id}
        />
        <Glossary translator={translator} />
        {config.policyUrl && (
          <p>
            <a class="lone" href={config.policyUrl}>
              {t('preferences.policy')}
            </a>
          </p>
        )}
      </div>
      {isChoice && (
        <div class="foot">
          <button type="button" data-consent-action="save" onClick={() => save(switches.value)}>
            {t('preferences.save')}
          </button>
          <div class="answers">
            {/* Where something is locked, nobody here can accept all (R14). */}
            {!locked[0] && (
              <button
                type="button"
                class="quiet"
                data-consent-action="accept-all"
                data-shared={String(shared.value)}
              >
                {t('preferences.acceptAll')}
              </button>
            )}
            <button
              type="button"
              class="quiet"
              data-consent-action="refuse-all"
              data-shared={String(shared.value)}
            >
              {t('preferences.refuseAll')}
            </button>
          </div>
        </div>
      )}
    </dialog>
  );
}
