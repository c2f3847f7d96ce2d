import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInstance } from 'i18next';
import { type Plugin, runnerImport } from 'vite';
import { optionalCategories } from '../src/catalog/categories.ts';
import { pack } from '../src/catalog/pack.ts';
import type { ServiceDetails, Texts } from '../src/model.ts';
import { services } from './catalog.ts';
import { auditPaths, auditSentences, languages, localePath, sentencesOf } from './locales.ts';

const PREFIX = 'virtual:hallpass/';

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** A locale's sentences for some keys, as i18next gives them; what a page fills in stays as it is. */
async function speak(language: string, keys: readonly string[]): Promise<Record<string, string>> {
  const instance = createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(languages.map(code => [code, { translation: sentencesOf(code) }])),
    interpolation: { skipOnVariables: true, escapeValue: false },
  });
  const sentences = Object.fromEntries(
    keys.map(key => [key, instance.t(key, { skipInterpolation: true }) as string]),
  );
  for (const [key, sentence] of Object.entries(sentences)) {
    // The first layer has no i18next at run time: a sentence must be complete as it stands.
    if (sentence === key || /\$t\(|{{\W/.test(sentence))
      throw new Error(`locales/${language}.json: ${key}: ${sentence}`);
  }
  return sentences;
}

/** Sentences by key, nested as in `locales/`. */
function nest(sentences: Record<string, string>): Texts {
  const texts = {};
  for (const [key, sentence] of Object.entries(sentences)) {
    const steps = key.split('.');
    const name = steps.pop() as string;
    let at: Record<string, unknown> = texts;
    for (const step of steps) {
      at[step] ??= {};
      at = at[step] as typeof at;
    }
    at[name] = sentence;
  }
  return texts;
}

/** Sentences of every language, by language. */
const sentencesFor = async (keys: readonly string[]): Promise<Texts> =>
  Object.fromEntries(await Promise.all(languages.map(async code => [code, nest(await speak(code, keys))])));

/** The surfaces' source, loaded as the build would load it. */
const surfaces = async () =>
  (
    await runnerImport<typeof import('../src/ui/first-layer/surfaces.ts')>(
      source('ui/first-layer/surfaces.ts'),
    )
  ).module;

const pick = <T extends object>(all: T, keys: readonly (keyof T)[]) =>
  Object.fromEntries(keys.map(key => [key, all[key]]));

/** What visitors are told of each service; why it has its category, and where the facts are from, stays in the source. */
const DETAILS = [
  'id',
  'name',
  'company',
  'cookies',
  'storage',
  'privacy',
  'cookieless',
  'crossSite',
  'embed',
] satisfies (keyof ServiceDetails)[];

/** The chunk that knows them. */
const servicesModule = () => `
  import { createServices } from '${source('ui/createServices.ts')}';
  export const { describe, ids } = createServices(${JSON.stringify(services.map(service => pick(service, DETAILS)))});`;

/** What a banner has to say to some: of a change of policy, and why they are asked again. */
const NOTED = [
  'change',
  'preferences.again',
  'preferences.added',
  ...optionalCategories.map(category => `categories.${category}.name`),
];

/** The chunk that stands in for what is held, with its words in every language. */
async function embedsModule(): Promise<string> {
  const { keys, ...trees } = (await surfaces()).renderEmbeds();
  const sentences = await sentencesFor([...keys, ...NOTED]);
  return `
    import { createEmbeds } from '${source('ui/placeholder/createEmbeds.ts')}';
    import shared from '${source('ui/surface.css')}?inline';
    import css from '${source('ui/placeholder/placeholder.css')}?inline';
    import noticeCss from '${source('ui/placeholder/notice.css')}?inline';
    export const { renderPlaceholders, enhanceBanner } = createEmbeds({
      ...${JSON.stringify(trees)}, sentences: ${JSON.stringify(sentences)}, noticeCss,
      // In a place of the page's own nothing of ours may be said of the host.
      css: shared.replaceAll(':host', '.placeholder') + css });`;
}

/** What services leave in the browser, as far as the catalog knows: names, and the company's own sites. */
const leftByServices = () =>
  services
    .filter(({ cookies, storage }) => cookies[0] || storage[0])
    .map(({ id, cookies, storage }) => ({
      id,
      cookies: cookies.map(({ name, domain }) => ({ name, domain })),
      storage,
    }));

/** The chunk that removes what held services left. */
const sweepModule = () => `
  import { createSweep } from '${source('sweep/createSweep.ts')}';
  export { reloadStrategy } from '${source('sweep/reloadStrategy.ts')}';
  export const { start } = createSweep(${JSON.stringify(leftByServices())});`;

/** The first layer, in every language: nothing of it is evaluated before it is started. */
async function firstLayerModule(): Promise<string> {
  const { trees, keys } = (await surfaces()).renderSurfaces(
    languages.map((code): [string, string] => [code, sentencesOf(code).name]),
  );
  const sentences = await sentencesFor(keys);
  return `
    import { createBuilder } from '${source('ui/first-layer/createBuilder.ts')}';
    import { showSurfaces } from '${source('ui/first-layer/showSurfaces.ts')}';
    import shared from '${source('ui/surface.css')}?inline';
    import css from '${source('ui/first-layer/firstLayer.css')}?inline';
    export { hasNews } from '${source('ui/first-layer/leftBehind.ts')}';
    export const start = (gate, left) => showSurfaces(
      gate, left, createBuilder(${JSON.stringify(trees)}, ${JSON.stringify(sentences)}), shared + css);`;
}

/** All chunks as imports, for the one file that holds them all. */
const inlineChunks = () => `
  export const sentences = {${languages.map(code => `${code}: () => import('${localePath(code)}').then(m => m.default)`)}};
  export const further = {${Object.entries(auditPaths).map(([code, path]) => `'audit.${code}': () => import('${path}')`)}};`;

/**
 * The modules that the build makes: the prerendered first layer, the catalog, and the
 * integrity of the chunks that were built before it.
 *
 * @param integrity is read when the gate is built, and is complete by then
 */
export function virtualModules(integrity: Readonly<Record<string, string>>): Plugin {
  const made: Record<string, () => unknown | Promise<unknown>> = {
    integrity: () => integrity,
    catalog: () => pack(services),
    names: () => services.map(({ id, name, company, category }) => [id, name, company, category]),
    'audit-languages': () => Object.keys(auditPaths),
    'audit-sentences': auditSentences,
    languages: () => Object.fromEntries(languages.map(code => [code, sentencesOf(code).name])),
  };
  return {
    name: 'hallpass-virtual',
    resolveId: id => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (name === 'chunks') return inlineChunks();
      if (name === 'services') return servicesModule();
      if (name === 'embeds') return embedsModule();
      if (name === 'sweep') return sweepModule();
      if (name === 'first-layer') return firstLayerModule();
      return `export default ${JSON.stringify(await made[name]?.())}`;
    },
  };
}

/** The version in package.json. */
export const version: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version;
