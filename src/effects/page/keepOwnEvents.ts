import { listenFirst } from './listenFirst.ts';

/** What the page does with these must cost no visitor an answer; one that ends a drag of the page's is its own. */
const KINDS = [
  ...['keydown', 'keypress', 'keyup', 'click', 'mousedown', 'pointerdown'],
  ...['touchstart', 'touchmove', 'touchend', 'wheel', 'copy'],
];

/**
 * Keeps what happens in our surfaces from the page: its keyboard shortcuts, its smooth scrolling, its scripts that
 * put the first press off until all has loaded. They neither see it nor stop it; what the browser does of itself
 * (a switch turns, a link is followed, the preferences scroll) it does.
 *
 * @param host the element on the page that our surfaces are in
 */
export function keepOwnEvents(host: EventTarget): void {
  listenFirst(
    KINDS,
    (event: KeyboardEvent) => {
      const path = event.composedPath();
      if (!path.includes(host)) return;
      event.stopImmediatePropagation();
      // Our own code still hears of it: in our root, and no farther. What is no mouse's presses nothing twice.
      const { type, key } = event;
      if (type === 'click')
        path.find(one => one instanceof HTMLButtonElement)?.dispatchEvent(new Event(type, { bubbles: true }));
      // A plain event: in Firefox one of the keyboard's leaves our root, whatever it is told (`composed` is always true).
      if (key) path[0]?.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { key }));
    },
    { passive: true },
  );
}
