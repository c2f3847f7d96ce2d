import { render } from 'preact';
import type { Gate } from '../../interfaces.ts';
import { adoptStyles } from '../adoptStyles.ts';
import { applyTheme } from '../applyTheme.ts';
import services from '../services.css?inline';
import shared from '../surface.css?inline';
import { loadTranslator } from '../translator.ts';
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
    const [details, translator] = await Promise.all([
      chunks.services(),
      loadTranslator(gate, language.at(place)),
    ]);
    if (!container) {
      // What the page has in it for visitors without JavaScript stays where it is, and is not shown.
      const root = place.attachShadow({ mode: 'open' });
      gate.own(root);
      adoptStyles(root, shared + services + css);
      container = document.createElement('div');
      root.append(container);
      applyTheme(place as HTMLElement, config);
    }
    render(<Declaration gate={gate} services={details} translator={translator} />, container);
  };
  const listQuietly = () => list().catch(error => report('chunk', error));
  lists.set(place, listQuietly);
  language.subscribe(listQuietly);
  addEventListener('load', listQuietly);
  await listQuietly();
}
