/**
 * Watches for buttons that are dead because what they call is held: their code throws, and their link, meant for nobody,
 * loads the page again.
 *
 * @param isMissing whether scripts that people would see are held now
 * @param onDeadClick says what waits
 */
export function watchDeadClicks(isMissing: () => boolean, onDeadClick: () => void): void {
  let isClick = false;
  let threw = false;
  addEventListener(
    'click',
    () => {
      isClick = true;
      threw = false;
    },
    true,
  );
  addEventListener('error', ({ error }) => {
    // `Calendly is not defined`; `Cannot read properties of undefined`.
    if (isClick && (error instanceof ReferenceError || error instanceof TypeError)) threw = true;
  });
  addEventListener('click', event => {
    isClick = false;
    if (!threw || !isMissing()) return;
    const link = event.composedPath().find(target => target instanceof HTMLAnchorElement);
    // A link that leads somewhere is another way to the same, and is followed.
    if (
      link instanceof HTMLAnchorElement &&
      link.href.replace(/#.*/, '') === location.href.replace(/#.*/, '')
    )
      event.preventDefault();
    onDeadClick();
  });
}
