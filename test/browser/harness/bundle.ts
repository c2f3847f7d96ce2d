import { compile } from 'svelte/compiler';
import { build } from 'vite';
import { fromRoot } from './root.ts';

const ENTRY = '\0entry';

/**
 * What a site's own bundler makes of a module that imports packages: one classic script.
 * @param code resolves packages, and addresses from the repository's root, as `/test/…`
 */
export async function bundle(code: string): Promise<string> {
  const made = await build({
    root: fromRoot(''),
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === 'entry' ? ENTRY : null),
        load: id => (id === ENTRY ? code : null),
        transform: (source, id) => (id.endsWith('.svelte') ? compile(source, { filename: id }).js : null),
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: 'entry', output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error('The bundler made nothing');
  return output.output[0].code;
}
