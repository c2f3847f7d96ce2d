import type { Markup, Script } from './widget.ts';

const PARAGRAPH =
  'The library opens at eight and closes at six on weekdays. Students can borrow up to six books for three weeks, renew them twice online, and reserve a study room a week ahead.';

const STYLE = `body { font: 16px/1.5 sans-serif; margin: 0; color: #222 }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem }
.card { border: 1px solid #ddd; border-radius: 6px; padding: 1rem }
footer { border-top: 1px solid #ccc; padding-bottom: 4rem }`;

const repeat = (times: number, html: (n: number) => string) =>
  Array.from({ length: times }, (_, n) => html(n)).join('\n');

/** Says that it ran, and when. */
const code = (id: string) => `note("${id}")`;

const file = (id: string, category: Script['category']): Script => ({
  id,
  category,
  src: `/scripts/${id}.js`,
  code: code(id),
});

/** What an ordinary page has: three files, and a script between. */
export const ordinary: readonly Script[] = [
  file('visits', 'analytics'),
  file('videos', 'analytics'),
  file('notices', 'marketing'),
  { id: 'inline', category: 'analytics', code: code('inline') },
];

/** So many inline scripts, of all categories in turn. */
export const many = (count: number): readonly Script[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `s${n}`,
    category: (['preferences', 'analytics', 'marketing'] as const)[n % 3] ?? 'marketing',
    code: code(`s${n}`),
  }));

/** A school's page: alike for all, but for what {@link Markup} adds. */
export const renderPage = (
  markup: Markup,
  scripts: readonly Script[],
  frames: number,
): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Library</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
<script>window.runs = []; function note(id) { runs.push([id, performance.now()]) }</script>
${markup.head ?? ''}</head><body>
<header><nav><a href="#home">Home</a> <a href="#library">Library</a></nav></header>
<main><h1>School library</h1><p>${PARAGRAPH}</p>
<div class="cards">${repeat(12, n => `<div class="card"><h2>Topic ${n + 1}</h2><p>${PARAGRAPH}</p></div>`)}</div>
${repeat(12, () => `<p>${PARAGRAPH}</p>`)}
${repeat(frames, n => markup.frame?.(`/film?${n}`) ?? '')}</main>
${scripts.map(markup.script).join('\n')}
<footer><p>Lincoln School <a href="/privacy">Privacy</a></p>${markup.foot ?? ''}</footer></body></html>`;
