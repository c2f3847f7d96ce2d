import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, consumer } from '../packed.ts';
import { UNHURRIED } from './given.ts';

let site: Consumer;
beforeAll(() => {
  site = consumer();
}, UNHURRIED);
afterAll(() => site?.remove());

/** What a script that Node runs in the site's project writes, and how it ends. */
const node = (code: string) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [site.write('server.js', code)], {
    encoding: 'utf8',
  });
  return { said: stdout.trim(), stderr, status };
};

describe('the npm package', () => {
  it('is published as registries and bundlers want it', async () => {
    const manifest = JSON.parse(readFileSync(site.at('node_modules/hallpass/package.json'), 'utf8'));
    const tarball = readFileSync(site.tarball);
    const { messages } = await publint({
      strict: true,
      pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) },
    });
    expect(messages.map(message => formatMessage(message, manifest, { color: false }))).toEqual([]);
  });

  it('brings nothing with it, and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(site.at('node_modules/hallpass/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(Object.keys(manifest.scripts).filter(name => /install|prepare/.test(name))).toEqual([]);
  });

  it('gives the address of each file that a site copies', () => {
    const { said } = node(`
      const names = ['hallpass.js', 'standalone', 'integrity.json', 'data-block.schema.json', 'package.json'];
      const { existsSync } = await import('node:fs');
      for (const name of names) {
        const url = new URL(import.meta.resolve('hallpass/' + name));
        console.log(existsSync(url), url.pathname.split('/hallpass/')[1]);
      }
    `);
    expect(said.split('\n')).toEqual([
      'true dist/hallpass.js',
      'true dist/hallpass.standalone.js',
      'true dist/integrity.json',
      'true dist/data-block.schema.json',
      'true package.json',
    ]);
  });

  it('has a command, which says in a line what it needs that is not there', () => {
    const bin = site.at('node_modules/hallpass/bin/hallpass.mjs');
    const { stderr, stdout, status } = spawnSync(process.execPath, [bin, 'audit', 'school.test'], {
      encoding: 'utf8',
      cwd: site.at('.'),
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npx -p hallpass -p playwright-core hallpass audit');
  });

  it('can be imported on a server, where nothing is granted and nothing throws', () => {
    const { said, stderr, status } = node(`
      import { granted, ready, whenGranted } from 'hallpass';
      const settled = [];
      ready().then(() => settled.push('ready'), () => settled.push('not ready'));
      whenGranted('essential').then(() => settled.push('granted'), () => settled.push('refused'));
      setImmediate(() => console.log(JSON.stringify([granted('essential'), granted('analytics'), settled])));
    `);
    expect([said, stderr, status]).toEqual(['[false,false,[]]', '', 0]);
  });

  it('marks pages on a server', () => {
    const { said, stderr, status } = node(`
      import { hallpassMarker } from 'hallpass/server';
      console.log(hallpassMarker({ base: 'https://school.example' }).mark('<html><img src=//www.youtube.com/a>'));
    `);
    expect([said, stderr, status]).toEqual([
      '<html><script src="/hallpass/hallpass.js"></script><img data-category="marketing" data-service="youtube" data-consent-src=//www.youtube.com/a>',
      '',
      0,
    ]);
  });

  it('takes nothing along into a bundle that does not use it', async () => {
    const code = await site.bundle("import 'hallpass'; window.used = 1;");
    expect(code).toContain('used');
    expect(code).not.toContain('hallpass');
  });

  it.each(['bundler', 'node16'])('has types that a strict site can rely on (%s)', resolution => {
    site.write(
      'consumer.ts',
      `
      import { granted, type Hallpass, type PublicDecision, ready, type Receipt, whenGranted } from 'hallpass';

      const may: boolean = granted('analytics');
      const later: Promise<void> = whenGranted('youtube');
      const hallpass: Hallpass = await ready();
      hallpass.choose({ analytics: false });
      const decision: PublicDecision | null = hallpass.decision;
      const time: string | undefined = decision?.time;
      const receipt: Receipt | null = hallpass.receipt();
      const here: Hallpass | undefined = window.hallpass;
      document.addEventListener('hallpass:change', ({ detail }) => {
        const names: string[] = [...detail.granted, ...detail.withdrawn];
        names.includes(detail.decision?.revision ?? '');
      });
      export { may, later, time, receipt, here };

      import { hallpassMarker, type Marker } from 'hallpass/server';
      const marker: Marker = hallpassMarker({ base: 'https://school.example', attributes: { 'data-lang': 'es' } });
      const page: string = marker.mark('<html>', 'a-nonce');
      export { page };
      // @ts-expect-error the site's address is needed
      hallpassMarker({});

      // @ts-expect-error a name is a text
      granted(5);
      // @ts-expect-error it may not be there
      window.hallpass.open();
      // @ts-expect-error a choice is yes or no
      hallpass.choose({ analytics: 'yes' });
      // @ts-expect-error nobody writes a decision
      hallpass.decision = null;
      // @ts-expect-error it is called
      ready.then(() => {});
    `,
    );
    site.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2022',
          module: resolution === 'bundler' ? 'esnext' : 'node16',
          moduleResolution: resolution,
          lib: ['es2022', 'dom'],
          types: [],
        },
        files: ['consumer.ts'],
      }),
    );
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', site.at('tsconfig.json')], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});
