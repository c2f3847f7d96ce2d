import { REOPENS } from '../../catalog/hooks.ts';
import { onceAFrame } from '../onceAFrame.ts';

/**
 * Keeps our own reopen link at the end of the footer (R2, R5), as long as the page has none of its own.
 */
export function keepInFooter(link: HTMLElement): void {
  const place = () => {
    if ([...document.querySelectorAll(REOPENS)].some(element => element !== link)) {
      link.remove();
      return;
    }
    const footers = [...document.querySelectorAll('footer,[role=contentinfo]')].filter(
      footer => !footer.closest('article,section,main'),
    );
    const end = footers.pop() ?? document.body;
    if (link.parentNode !== end) end.append(link);
  };

  // Footers and links come and go rarely: once after a burst of changes is often enough.
  new MutationObserver(onceAFrame(place)).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
  place();
}
