import languages from 'virtual:hallpass/languages';
import { render } from 'preact';
import type { Gate } from '../model.ts';
import { Declaration } from './Declaration.tsx';
import css from './declaration.css?inline';
import { dressRoot } from './dressRoot.ts';
import services from './services.css?inline';
import { speak } from './speech.ts';
import shared from './surface.css?inline';

/** What brings each list to what is true now. */
const lists = new Map<Element, () => Promise<void>>();

const shortCode = (lang: string) => lang.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The language of a place: what surrounds it in the body may speak another one than the page (R4). Where the
 * webmaster fixed one, or the visitor switched to one, it is that one everywhere.
 */
function languageAt({ language: { code }, config }: Gate, place: Element): string {
  const near = shortCode(place.closest<HTMLElement>('body [lang]')?.lang ?? '');
  const page = shortCode(document.body.lang || document.documentElement.lang || navigator.language);
  const isFixed = config.lang !== 'auto' || code !== (page in languages ? page : 'en');
  return isFixed || !near ? code : near in languages ? near : 'en';
}

/** Lists the services in a place of the page, and keeps the list true. Does not fail: what does not load leaves the place as it is. */
export async function declare(gate: Gate, place: Element): Promise<void> {
  const known = lists.get(place);
  if (known) return known();
  const { language, config, chunks, report } = gate;
  let container: HTMLElement | undefined;
  const list = async () => {
    const [told, speech] = await Promise.all([chunks.services(), speak(gate, languageAt(gate, place))]);
    if (!container) {
      // What the page has in it for visitors without JavaScript stays where it is, and is not shown.
      const root = place.attachShadow({ mode: 'open' });
      dressRoot(root, shared + services + css);
      container = document.createElement('div');
      root.append(container);
      if (config.accent) (place as HTMLElement).style.setProperty('--hallpass-accent', config.accent);
    }
    render(<Declaration gate={gate} services={told} speech={speech} />, container);
  };
  const listQuietly = () => list().catch(error => report('chunk', error));
  lists.set(place, listQuietly);
  language.subscribe(listQuietly);
  addEventListener('load', listQuietly);
  await listQuietly();
}
