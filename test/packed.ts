import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
    // On Windows npm is a batch file, which only a shell starts.
    shell: process.platform === 'win32',
  });

/** A site's project with the package in it, as the registry would give it. */
export interface Consumer {
  /** The packed package. */
  tarball: string;
  /** Writes a file of the project, and gives its path. */
  write(name: string, content: string): string;
  /** The path of a file in it. */
  at(name: string): string;
  /** What Vite makes of code of the project's, in one file. */
  bundle(code: string): Promise<string>;
  remove(): void;
}

/** Packs what was built, and installs it in a new project; nothing is fetched from anywhere. */
export function consumer(): Consumer {
  if (!existsSync(join(root, 'dist/types/module.d.ts')))
    throw new Error('There is no dist/: npm run build comes first.');
  const scratch = mkdtempSync(join(tmpdir(), 'hallpass-consumer-'));
  const project = join(scratch, 'project');
  mkdirSync(project);
  const at = (name: string) => join(project, name);
  const write = (name: string, content: string) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  // Without its scripts: `prepack` would build once more, while other tests read what was built.
  const [{ filename }] = JSON.parse(
    npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', scratch),
  );
  write('package.json', JSON.stringify({ name: 'a-school', private: true, type: 'module' }));
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', join(scratch, filename));
  return {
    tarball: join(scratch, filename),
    write,
    at,
    async bundle(code) {
      const { output } = (await build({
        root: project,
        configFile: false,
        logLevel: 'silent',
        build: {
          write: false,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: write('bundled.js', code) },
        },
      })) as Rolldown.RolldownOutput;
      return output[0].code;
    },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
