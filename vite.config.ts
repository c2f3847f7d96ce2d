import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { execPath } from 'node:process';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { writeBuilderPage } from './build/builderPage.ts';
import { capture } from './build/capture/capture.ts';
import { dataBlockSchema } from './build/dataBlock.ts';
import { auditPaths, dist, languages, localePath, trial } from './build/locales.ts';
import { bannerOf, LICENSE, NOTICES, noticesOf, packagesIn } from './build/notices.ts';
import { hashOf, seal } from './build/seal.ts';
import { limits, partSizes } from './build/sizes.ts';
import { version, virtualModules } from './build/virtual.ts';

const writeJson = (file: string, content: unknown) =>
  writeFileSync(`${dist}/${file}`, `${JSON.stringify(content, null, 2)}\n`);

/** The chunks, each built by itself so that it has no imports: `integrity` would not cover those. */
const chunks: Record<string, string> = {
  ui: 'src/ui/ui.tsx',
  services: 'virtual:hallpass/services',
  embeds: 'virtual:hallpass/embeds',
  sweep: 'virtual:hallpass/sweep',
  record: 'src/record/sendRecord.ts',
  explain: 'src/explain/explain.ts',
  ...Object.fromEntries(languages.map(code => [`ui.${code}`, localePath(code)])),
  ...Object.fromEntries(Object.entries(auditPaths).map(([code, path]) => [`audit.${code}`, path])),
  // The last: it knows the hashes of the others.
  audit: 'src/audit/audit.tsx',
};

/**
 * A chunk is a classic script, which hands what it exports to the very element that loaded it. A module's address can
 * be preloaded or mapped by the page, and then no `integrity` is looked at: https://github.com/whatwg/html/issues/5690
 * `build/capture/` says which element that is.
 */
const handOver = {
  exports: 'named',
  esModule: false,
  generatedCode: { symbols: false },
  outro: `$script.receive(exports);`,
} as const;

/**
 * Chromium compiles a function when it is first called, on the main thread, but all of a file that begins so while it
 * loads, on another: https://v8.dev/blog/explicit-compile-hints · Of `hallpass.standalone.js` most is never called.
 */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad';
const isCalledOnLoad = (file: string) => /^hallpass(-(ui|embeds|sweep))?\.js$/.test(file);

/** What the gate knows of the chunks; filled while they are built, before it. */
const integrity: Record<string, string> = {};

/** The packages whose code is in what was built; filled while it is. */
const packages = new Set<string>();

/** Where the command is built. */
const COMMAND = 'command/';

const oneFile = (
  input: string,
  file: string,
  format: 'es' | 'iife',
  output: typeof handOver | object = {},
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    outDir: dist,
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    target: ['es2020', 'safari14'],
    // Nothing names it: a site has the files without their maps. `demo/http/widget.mjs` names it in a header.
    sourcemap: 'hidden',
    reportCompressedSize: false,
    rolldownOptions: {
      input,
      // Vite's helper for preloading is of no use to a file without imports, and warns where there is no module.
      ...(format === 'iife' && { transform: { define: { 'import.meta': '{}' } } }),
      preserveEntrySignatures: 'strict',
      checks: { missingNameOptionForIifeExport: false },
      output: {
        format,
        entryFileNames: file,
        codeSplitting: false,
        // On a page that is not in UTF-8 its scripts are not either, where the server says nothing: a page of an old
        // site would show "EspaÃ±ol". And a browser keeps such a file, and reads it, with one byte a character.
        charset: 'ascii',
        // Behind the minifier, which would take a comment away.
        postBanner: ({ moduleIds }) => {
          const own = packagesIn(moduleIds);
          for (const name of own) packages.add(name);
          return [isCalledOnLoad(file) ? COMPILE_AT_ONCE : '', bannerOf(own)].join('\n').trim();
        },
        ...output,
      },
    },
  },
});

/** What `bin/hallpass.mjs` runs: in Node, with everything in it but Playwright, which is the user's. */
const command: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['playwright-core'] },
  build: {
    ssr: true,
    outDir: dist,
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: 'command/main.ts',
      external: ['playwright-core'],
      output: { format: 'es', entryFileNames: `${COMMAND}audit.mjs`, codeSplitting: false },
    },
  },
};

// An environment's name may have letters, digits, `$` and `_` only.
const environmentOf = (chunk: string) => `chunk_${chunk.replace('.', '_')}`;

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  json: { namedExports: false },
  // `light-dark()` stays as it is (lightningcss calls it `Features.LightDark`): where a browser does not know it,
  // `@supports` says so, and what would stand in for it does not survive `!important`.
  css: { lightningcss: { exclude: 1 << 20 } },
  // What the code needs. Vite asks the whole build for this, not an environment.
  build: { cssTarget: ['chrome93', 'firefox98', 'safari15.4'], cssMinify: 'lightningcss' },
  plugins: [virtualModules(integrity), capture()],
  environments: {
    ...Object.fromEntries(
      Object.entries(chunks).map(([name, input]) => [
        environmentOf(name),
        oneFile(input, `hallpass-${name}.js`, 'iife', handOver),
      ]),
    ),
    gate: oneFile('src/hallpass.ts', 'hallpass.js', 'iife'),
    standalone: oneFile('src/standalone.ts', 'hallpass.standalone.js', 'iife'),
    module: oneFile('src/module.ts', 'hallpass.module.js', 'es'),
    builder: oneFile('builder/builder.tsx', 'builder.js', 'iife'),
    marker: oneFile('integrations/server/server.ts', 'server/hallpass.server.js', 'es'),
    command,
    commandReport: oneFile('command/reportInPage.ts', `${COMMAND}report.js`, 'iife'),
  },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
    async buildApp(builder) {
      rmSync(dist, { recursive: true, force: true });
      mkdirSync(dist);
      const build = async (name: string) => {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      };
      const files: Record<string, string> = {};
      for (const name of Object.keys(chunks)) {
        await build(environmentOf(name));
        const { file, sha256 } = seal(dist, name);
        integrity[name] = sha256;
        files[file] = `sha256-${sha256}`;
      }
      // What the audit alone loads, it alone has to know: visitors pay for each hash in the gate.
      for (const code of Object.keys(auditPaths)) delete integrity[`audit.${code}`];
      for (const [environment, file] of [
        ['gate', 'hallpass.js'],
        ['standalone', 'hallpass.standalone.js'],
      ] as const) {
        await build(environment);
        files[file] = `sha384-${hashOf(`${dist}/${file}`)}`;
      }
      writeJson('integrity.json', files);
      await build('builder');
      writeBuilderPage(dist);
      copyFileSync('LICENSE', `${dist}/${LICENSE}`);

      // What the npm package has besides: the command, what is for module code of the site, for its server, and for its
      // editor.
      await build('command');
      await build('commandReport');
      await build('module');
      await build('marker');
      writeFileSync(`${dist}/${NOTICES}`, noticesOf([...packages]));
      for (const project of ['tsconfig.types.json', 'integrations/server/tsconfig.types.json'])
        execFileSync(execPath, ['node_modules/typescript/bin/tsc', '-p', project], { stdio: 'inherit' });
      writeJson('data-block.schema.json', dataBlockSchema());

      const sizes = partSizes(dist, Object.keys(files));
      for (const [part, bytes] of Object.entries(sizes)) {
        const limit = limits[part as keyof typeof limits];
        console.log(`${part}: ${bytes} bytes after brotli, at most ${limit}`);
        if (bytes > limit && !trial) throw new Error(`${part} is too heavy`);
      }
    },
  },
});
