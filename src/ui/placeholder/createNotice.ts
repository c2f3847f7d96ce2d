import type { Gate, Surfaces } from '../../interfaces.ts';
import type { PlaceholderAction } from '../../model.ts';
import { adoptStyles } from '../adoptStyles.ts';
import { replaceContent } from '../replaceContent.ts';
import type { NoticeValues } from '../values.ts';

/** What a notice is about. */
export interface Subject {
  values(language: string): NoticeValues;
  loadOnce?(): void;
  always?(): void;
  /** Gets the focus back when the notice is put away. */
  opener?: HTMLElement | undefined;
}

/** What waits. */
export interface Waiting extends Subject {
  /** Two of one key are the same: put away once, it stays away. */
  key: string;
}

/** One notice over the page. */
export interface Notice {
  /** Shows what waits, unless the visitor has put that away; `undefined`: nothing does any more. */
  keep(subject: Waiting | undefined): void;
  /** Shows something else instead, until it is put away. @param takesFocus the visitor asked for it */
  open(subject: Subject, takesFocus: boolean): void;
  /** Shows what waits once more, although it was put away. */
  again(): void;
}

/** @param build makes the surface, in a language */
export function createNotice(
  gate: Gate,
  surfaces: () => Surfaces,
  css: string,
  build: (values: NoticeValues, language: string) => HTMLElement,
): Notice {
  const away = new Set<string>();
  let kept: Waiting | undefined;
  let opened: Subject | undefined;
  let shown: HTMLElement | undefined;
  let isStyled = false;

  const current = () => opened ?? (kept && !away.has(kept.key) ? kept : undefined);

  const leave = () => {
    if (opened) opened = undefined;
    else if (kept) away.add(kept.key);
    show();
  };

  const put = (surface: HTMLElement, { layer, root }: Surfaces) => {
    if (!isStyled) adoptStyles(root, css);
    isStyled = true;
    const dismiss = () => {
      const opener = current()?.opener;
      leave();
      opener?.focus();
    };
    const acts: Partial<Record<PlaceholderAction, () => void>> = {
      'load-once': () => {
        const subject = current();
        leave();
        subject?.loadOnce?.();
      },
      always: () => {
        const subject = current();
        leave();
        subject?.always?.();
      },
      dismiss,
    };
    surface.addEventListener('click', ({ target }) =>
      acts[
        (target as Element)
          .closest('[data-consent-action]')
          ?.getAttribute('data-consent-action') as PlaceholderAction
      ]?.(),
    );
    surface.addEventListener('keydown', ({ key }) => key === 'Escape' && dismiss());
    layer.append(surface);
    shown = surface;
  };

  const render = async (takesFocus: boolean) => {
    const subject = current();
    if (!subject) {
      shown?.remove();
      shown = undefined;
      return;
    }
    const { code } = gate.language;
    const next = build(subject.values(code), code);
    if (shown?.isConnected) replaceContent(shown, next);
    else put(next, surfaces());
    if (takesFocus) shown?.querySelector<HTMLElement>('.answers > *')?.focus();
  };
  const show = (takesFocus = false) => {
    render(takesFocus).catch(error => gate.report('chunk', error));
  };
  gate.language.subscribe(() => show());

  return {
    keep(subject) {
      const before = kept?.key;
      kept = subject;
      if (kept?.key !== before && !opened) show();
    },
    open(subject, takesFocus) {
      opened = subject;
      show(takesFocus);
    },
    again() {
      if (!kept) return;
      away.delete(kept.key);
      show(true);
    },
  };
}
