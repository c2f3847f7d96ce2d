import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openClient } from './client.ts';
import { openDatabase } from './database.ts';
import { pages } from './pages.ts';
import { installByUpload } from './plugin.ts';
import { openSite } from './site.ts';
import { copyDebians, unpackModern, whatIsMissing } from './software.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where both sites are; `null`: this machine has no WordPress. */
    wordpress: { modern: Place; old: Place } | null;
  }
}

/** A site as another process can have it. */
export interface Place {
  readonly address: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** One installation for all tests: a current WordPress, and Debian's older one, with the plugin as people install it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const skip = (reason: string) => {
    console.warn(`WordPress is not tested here: ${reason}`);
    project.provide('wordpress', null);
    return undefined;
  };
  const missing = whatIsMissing();
  // `npm test` has installed it there.
  if (missing && process.env.CI) throw new Error(`WordPress cannot be tested without ${missing}`);
  if (missing) return skip(`\`apt-get install ${missing}\` adds it (Debian).`);
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const step of closers.reverse()) await step();
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), 'hallpass-wordpress-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const [modernFolder, oldFolder] = ['modern', 'old'].map(name => join(folder, name)) as [string, string];
    mkdirSync(modernFolder);
    const failure = unpackModern(modernFolder, join(folder, 'packed'));
    if (failure) {
      await close();
      return skip(failure);
    }
    copyDebians(oldFolder);
    // The last of WordPress's own themes with a header.php.
    const theme = 'wp-content/themes/twentytwentyone';
    cpSync(join(oldFolder, theme), join(modernFolder, theme), { recursive: true });
    const database = await openDatabase(join(folder, 'database'));
    closers.push(database.close);
    const open = async (place: string): Promise<Place> => {
      const { address, env, close: closeSite } = await openSite(place, database, pages);
      closers.push(closeSite);
      await installByUpload(await openClient({ address }).logIn('admin'));
      return { address, folder: place, env };
    };
    project.provide('wordpress', { modern: await open(modernFolder), old: await open(oldFolder) });
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}
