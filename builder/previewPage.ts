import type { Answers } from './answers.ts';
import { attributesOf, linkOf } from './output.ts';
import css from './previewPage.css?raw';
import { linkWords, type Say } from './words.ts';

/**
 * A page of a school with the very attributes that the builder writes. What else is in its tag only serves to show
 * it: the page asks although it is in a frame, whatever signal the webmaster's own browser sends.
 *
 * @param scheme what the device is set to, as far as the tag leaves it to the device
 * @param widget the text of `hallpass.standalone.js`, fit to stand in a page
 */
export function previewPage(answers: Answers, scheme: 'light' | 'dark', widget: string, say: Say): string {
  const { recordUrl: _, theme, ...others } = answers.values;
  const values = { ...others, theme: theme === 'light' || theme === 'dark' ? theme : scheme };
  return `<!doctype html>
<html lang="${answers.language}">
<meta charset="utf-8">
<title>${say('looks.previewFrame')}</title>
<script ${attributesOf({ ...answers, values })} data-frames="ask" data-signals="none">${widget}</script>
<style>${css}</style>
<body class="${scheme}">
<h1>${say('looks.page')}</h1>
<p>${say('looks.pageText')}</p>
<footer>${linkOf(linkWords(answers.language))}</footer>
</body>
</html>
`;
}
