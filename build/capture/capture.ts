import { readFileSync } from 'node:fs';
import { type Plugin, transformWithOxc } from 'vite';
import { readOwners } from './methods.ts';
import { rewrite } from './rewrite.ts';

const runtimePath = new URL('./runtime.ts', import.meta.url);

/** In a chunk: the element that loads it. A page's own `document.currentScript` (an image of that name) is passed by. */
const FIND_SCRIPT = `let $script = document.currentScript;
if (!$script.receive) {
  const { Object, Document } = window;
  $script = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
}`;

/** What is taken, as the runtime wants it: which constructors may bring a method stands once for all that have them. */
function withLists(entries: readonly string[]): string {
  const lists: string[] = [];
  const numbered = entries.map(entry => {
    const [name, list] = entry.split(':');
    if (!list) return entry;
    if (!lists.includes(list)) lists.push(list);
    return `${name}:${lists.indexOf(list)}`;
  });
  return [numbered, lists].map(all => JSON.stringify(all.join(' '))).join(', ');
}

/**
 * Lets the built files use the platform as it was when the tag ran. `hallpass.js` takes it, first of all, for itself
 * and for the chunks: each finds it in the element that loads it.
 */
export function capture(): Plugin {
  const owners = readOwners();
  /** All that is taken, in the order in which it was first asked for: the chunks are built before the gate. */
  const entries: string[] = [];
  const indexOf = (entry: string) => {
    if (!entries.includes(entry)) entries.push(entry);
    return entries.indexOf(entry);
  };

  return {
    name: 'hallpass-capture',
    async renderChunk(code, { fileName }, { format }) {
      // Modules run in the site's own code or on a server, and the command in a browser of the webmaster's own.
      if (format === 'es' || fileName.startsWith('command/')) return null;
      const { text, used, program } = rewrite(code, owners);
      const names: string[] = [];
      for (const [entry, name] of used) names[indexOf(entry)] = name;
      const start = (taken: string) => `const [${names.join(', ')}] = ${taken};\nlet $chain;\n`;
      const { callee } = program.body.at(-1).expression;
      const runtime = await transformWithOxc(readFileSync(runtimePath, 'utf8'), runtimePath.pathname);
      text.appendLeft(
        callee.body.start + 1,
        callee.params[0]
          ? `${FIND_SCRIPT}\n${start('$script.platform')}`
          : `${runtime.code.replace(/^export /gm, '')}
const __PLATFORM__ = capture(${withLists(entries)});
${start('__PLATFORM__')}`,
      );
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}
