/**
 * Whether the visitor has just come to this site: not by a link of its own, nor by going back, nor by loading the
 * page again. Nothing has to be stored for it.
 */
export function isArrival(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const { navigation } = window as { navigation?: { entries(): readonly unknown[] } };
  return (
    entry?.type === 'navigate' &&
    !document.referrer.startsWith(`${location.origin}/`) &&
    // The pages of this site that were open in this tab before.
    (navigation?.entries().length ?? 1) < 2
  );
}
