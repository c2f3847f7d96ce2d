import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const source = (name: string) => readFileSync(new URL(`../builder/${name}`, import.meta.url), 'utf8');

/** Code as it may stand between `<script>` and `</script>`: what would end it is in strings alone. */
const inScript = (code: string) => code.trim().replace(/<(?=!--|\/?script)/gi, '\\x3C');

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Puts the builder into one page, which works from a disk. The widget is in it too, as text, for the preview: a frame
 * without an origin of its own could not load it from a disk.
 *
 * The page's policy lets nothing in but these two scripts and the page's styles: nothing is asked of anybody.
 *
 * @param dist the folder with the built `builder.js`, which goes into the page, and `hallpass.standalone.js`
 */
export function writeBuilderPage(dist: string): void {
  const file = `${dist}/builder.js`;
  const script = inScript(readFileSync(file, 'utf8'));
  const widget = inScript(readFileSync(`${dist}/hallpass.standalone.js`, 'utf8'));
  const style = source('builder.css');
  const policy = [
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'",
    `script-src ${[script, widget].map(hash).join(' ')}`,
    `style-src ${[style, source('previewPage.css')].map(hash).join(' ')}`,
  ].join('; ');
  const parts: Record<string, string> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    style: `<style>${style}</style>`,
    widget: `<script type="text/plain" id="widget">${widget}</script>`,
    script: `<script>${script}</script>`,
  };
  const page = source('builder.html').replace(/<!-- (\w+) -->/g, (_, name) => parts[name] ?? '');
  writeFileSync(`${dist}/builder.html`, page);
  for (const part of [file, `${file}.map`]) rmSync(part);
}
