import { AWAY } from '../../catalog/hooks.ts';
import type { Mark, Texts, Told } from '../../model.ts';
import type { Gate, Services, Values } from '../../parts.ts';
import { buildTree } from '../buildTree.ts';
import { dressHost } from '../dressHost.ts';
import { dressRoot } from '../dressRoot.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { swap } from '../swap.ts';
import type { Tree } from '../tree.ts';

/** What a box takes of another so that it stands where that one stood, as large as it was. */
const BOX =
  'position inset float margin width height min-width max-width min-height max-height aspect-ratio grid-area flex align-self justify-self border-radius'.split(
    ' ',
  );

/** The host of an address; empty, where it is none. */
const hostOf = (address: string): string => {
  try {
    return address && new URL(address, document.baseURI).host;
  } catch {
    return '';
  }
};

/** Where the held thing would have come from. */
const addressOf = (element: Element): string =>
  element.getAttribute('data-consent-src') ?? element.getAttribute('data-consent-data') ?? '';

/**
 * Puts a placeholder in the place of everything held that people would see, of its size, and takes it away
 * when the thing itself is there.
 */
export function showPlaceholders(
  gate: Gate,
  { tell }: Services,
  tree: Tree,
  sentences: Texts,
  css: string,
): () => void {
  const { missing, consent, language, texts, ownServices } = gate;
  const { policy } = consent;
  const shown = new Map<Element, ReturnType<typeof put>>();

  const valuesFor = (mark: Mark, service: Told | undefined, title: string, href: string): Values => {
    const host = hostOf(href);
    const name = service?.name ?? host;
    const isOpen = consent.mayGrant(mark.categories);
    return {
      title,
      [title ? '' : (service?.embed?.kind ?? 'widget')]: '1',
      name,
      company: service?.company || host || name,
      host,
      href: host && /^https?:/.test(href) ? href : '',
      [isOpen ? 'open' : 'locked']: '1',
      // Of what nobody knows by name, the whole category would be allowed: that is no matter of one frame.
      [isOpen && policy.services.has(mark.service ?? '') ? 'known' : '']: '1',
    };
  };

  /** @param place what the placeholder stands in for, or before */
  const put = (place: Element, mark: Mark, service: Told | undefined) => {
    const isFrame = missing.has(place);
    const host = document.createElement('div');
    host.dataset.hallpassPlaceholder = '';
    dressHost(host, gate.config);
    let wasAsked = false;
    const root = host.attachShadow({ mode: 'open' });
    dressRoot(root, css);
    const element = place as HTMLElement;
    if (isFrame) {
      // A copy of one that was put away is away too.
      const { style } = element;
      style.display = element.getAttribute(AWAY) ?? style.display;
      element.setAttribute(AWAY, style.display);
      const natural = getComputedStyle(element).display;
      style.setProperty('display', 'none', 'important');
      // Of an element that is not shown, this is what the page asked for, percentages included.
      const asked = getComputedStyle(element);
      for (const property of BOX) host.style.setProperty(property, asked.getPropertyValue(property));
      host.style.display = natural === 'inline' ? 'inline-block' : natural;
      // What nobody was to see: a frame that counts, or waits.
      const isTiny = (side: string, least: string) =>
        /px$/.test(side) && Number.parseFloat(side) < 5 && !(Number.parseFloat(least) >= 5);
      if (isTiny(asked.width, asked.minWidth) || isTiny(asked.height, asked.minHeight))
        host.style.display = 'none';
      // In a panel that is not shown yet it is hidden with the panel, and shown with it.
      const { parentElement } = element;
      const isOwn = parentElement && asked.visibility !== getComputedStyle(parentElement).visibility;
      host.style.visibility = isOwn ? asked.visibility : 'inherit';
    }
    place.before(host);

    const title = (isFrame && element.title) || '';
    const href = isFrame ? addressOf(place) : '';
    const speak = () => {
      // A placeholder speaks as the paragraphs around it do.
      const code = language.at(place);
      const values = valuesFor(mark, service, title, href);
      const surface = buildTree(tree, sentences[code] as Texts, values, texts[code]);
      surface.lang = code;
      return surface;
    };
    const surface = speak();
    root.append(surface);
    root.addEventListener('click', event => {
      const action = (event.target as Element)
        .closest('[data-consent-action]')
        ?.getAttribute('data-consent-action');
      if (action === 'load-once') gate.loadOnce(isFrame ? place : (mark.service as string));
      else if (action === 'always') {
        consent.choose({ [mark.service as string]: true }, undefined, 'placeholder');
      } else return;
      wasAsked = true;
    });
    return {
      host,
      speak: () => swap(surface, speak()),
      leave() {
        host.remove();
        // What had the focus is gone: the thing that was asked for gets it.
        if (!wasAsked) return;
        if (element.localName !== 'iframe') element.tabIndex = -1;
        element.focus();
      },
    };
  };

  language.subscribe(() => {
    for (const { speak } of shown.values()) speak();
  });

  const update = () => {
    const places = new Map<Element, Mark>();
    for (const [element, mark] of missing) {
      if (!mark) continue;
      const { container } = tell(mark.service, ownServices)?.embed ?? {};
      if (element.localName !== 'script') places.set(element, mark);
      else if (container) for (const place of document.querySelectorAll(container)) places.set(place, mark);
    }
    for (const [place, { leave }] of shown) {
      if (places.has(place) && place.isConnected) continue;
      leave();
      shown.delete(place);
    }
    for (const [place, mark] of places) {
      if (!place.isConnected) continue;
      const { host } = shown.get(place) ?? {};
      if (!host) shown.set(place, put(place, mark, tell(mark.service, ownServices)));
      // The page has moved one, and not the other.
      else if (host.nextElementSibling !== place) place.before(host);
    }
    const hosts = [...shown.values()].map(({ host }) => host);
    // The page has copied them.
    for (const stray of document.querySelectorAll<HTMLDivElement>('[data-hallpass-placeholder]'))
      if (!hosts.includes(stray)) stray.remove();
  };
  // Pages move, copy and remove what we stand in for.
  new MutationObserver(onceAFrame(update)).observe(document, { childList: true, subtree: true });
  return update;
}
