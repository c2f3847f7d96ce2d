import type { EmbedKind } from '../../model.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What shows a kind at a glance, drawn on a ground of 24 × 24. */
const paths: Readonly<Record<EmbedKind, string>> = {
  video: 'M3 5h18v14H3zM10 8.5v7l6-3.5z',
  audio: 'M5 10v4h3l5 4V6L8 10zM16 9v6M19 7v10',
  map: 'M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11zM12 8a2 2 0 1 1 0 4a2 2 0 1 1 0-4z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h3M14 14h2',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  form: 'M5 3h14v18H5zM8 8h8M8 12h8M8 16h4',
  post: 'M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5',
  translation: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  search: 'M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM15 15l6 6',
  chat: 'M3 5h13v9H9l-4 3v-3H3zM19 9h2v9h-2v3l-4-3h-4',
  widget: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
};

/** Draws a kind into each place for it; to those who do not see it, it says nothing. */
export function drawIcons(surface: Element, kind: EmbedKind): void {
  const make = (name: string, attributes: Record<string, string>) => {
    const element = surface.ownerDocument.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key] as string);
    return element;
  };
  for (const place of surface.querySelectorAll('.icon')) {
    const icon = make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
    icon.append(make('path', { d: paths[kind] }));
    place.append(icon);
  }
}
