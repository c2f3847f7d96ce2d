/** How long a form may take from its submission to the next page's start, in milliseconds. */
const SENDING = 5000;

type Field = HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;

/** Whether the visitor has written or chosen something on the page that a reload would lose. */
const isEdited = (field: Field): boolean =>
  field.options
    ? [...field.options].some(option => option.selected !== option.defaultSelected) &&
      // A list without a chosen option shows its first one by itself.
      (field.selectedIndex !== 0 || [...field.options].some(option => option.defaultSelected))
    : /^(checkbox|radio)$/.test(field.type)
      ? field.checked !== field.defaultChecked
      : // A slider or a color field has a value of its own where the page gives none.
        field.value !== field.defaultValue && !(/^(range|color)$/.test(field.type) && !field.defaultValue);

/** Whether this page came by POST, as the page before it marked it (`effects/signals/postFlag.ts`). */
function wasPosted(): boolean {
  try {
    const mark = Number(sessionStorage.getItem('hallpass-post'));
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    // Of a page that was loaded again, nobody knows how it came the first time.
    return mark > 0 && (entry?.type !== 'navigate' || Math.abs(performance.timeOrigin - mark) < SENDING);
  } catch {
    return false;
  }
}

/** Whether the page can be loaded again now, or the visitor must be asked: something would be lost. */
export const reloadStrategy = (): 'now' | 'ask' =>
  wasPosted() || [...document.querySelectorAll<Field>('input,textarea,select')].some(isEdited)
    ? 'ask'
    : 'now';
