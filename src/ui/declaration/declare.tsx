import { render } from 'preact';
import type { Gate } from '../../parts.ts';
import { dressHost } from '../dressHost.ts';
import { dressRoot } from '../dressRoot.ts';
import services from '../services.css?inline';
import { speak } from '../speech.ts';
import shared from '../surface.css?inline';
import { Declaration } from './Declaration.tsx';
import css from './declaration.css?inline';

/** What brings each list to what is true now. */
const lists = new Map<Element, () => Promise<void>>();

/** Lists the services in a place of the page, and keeps the list true. Does not fail: what does not load leaves the place as it is. */
export async function declare(gate: Gate, place: Element): Promise<void> {
  const known = lists.get(place);
  if (known) return known();
  const { language, config, chunks, report } = gate;
  let container: HTMLElement | undefined;
  const list = async () => {
    const [told, speech] = await Promise.all([chunks.services(), speak(gate, language.at(place))]);
    if (!container) {
      // What the page has in it for visitors without JavaScript stays where it is, and is not shown.
      const root = place.attachShadow({ mode: 'open' });
      gate.own(root);
      dressRoot(root, shared + services + css);
      container = document.createElement('div');
      root.append(container);
      dressHost(place as HTMLElement, config);
    }
    render(<Declaration gate={gate} services={told} speech={speech} />, container);
  };
  const listQuietly = () => list().catch(error => report('chunk', error));
  lists.set(place, listQuietly);
  language.subscribe(listQuietly);
  addEventListener('load', listQuietly);
  await listQuietly();
}
