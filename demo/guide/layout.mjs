// @ts-check
import { html } from '../html.mjs';

/**
 * @param {{ language: string, title: string, main: import('../html.mjs').Markup, script?: boolean }} page
 */
export const layout = ({ language, title, main, script }) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/guide.css">
${script && html`<script type="module" src="/left.js"></script>`}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
