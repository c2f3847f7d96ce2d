/**
 * The language to speak: the first candidate that says anything decides; a region counts for its language
 * (`es-MX` is `es`), and English stands in for what is not shipped.
 *
 * @param shipped codes of the shipped languages
 */
export function chooseLanguage(
  candidates: readonly (string | null | undefined)[],
  shipped: readonly string[],
): string {
  const wanted = candidates.find(Boolean)?.toLowerCase().split(/[-_]/)[0] ?? '';
  return shipped.includes(wanted) ? wanted : 'en';
}
