import { zipSync } from 'fflate';
import { wordpressFiles } from '../../../build/wordpress.ts';
import type { Client } from './client.ts';

/** The plugin's zip, as it is uploaded. */
export const zipOfPlugin = async (): Promise<Uint8Array> => zipSync(await wordpressFiles(), { level: 1 });

/** The value of a hidden field, or an address behind a link, on an administrator's page. */
export function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error(`There is no ${pattern} in ${text.slice(0, 2000)}`);
  return value.replaceAll('&amp;', '&').replaceAll('&#038;', '&');
}

/**
 * Plugins → Add New → Upload → Activate, as an administrator does it.
 * @throws with what WordPress says, if it does not say that the plugin is active
 */
export async function installByUpload(admin: Client): Promise<void> {
  const form = await admin.ask('/wp-admin/plugin-install.php?tab=upload');
  const body = new FormData();
  body.set('_wpnonce', found(form.text, /name="_wpnonce" value="(\w+)"/));
  body.set('pluginzip', new Blob([(await zipOfPlugin()) as BlobPart]), 'hallpass.zip');
  body.set('install-plugin-submit', 'Install Now');
  const done = await admin.ask('/wp-admin/update.php?action=upload-plugin', { method: 'POST', body });
  const activate = found(done.text, /href="(plugins\.php\?action=activate[^"]*)"/);
  found((await admin.ask(`/wp-admin/${activate}`)).text, /<p>(Plugin activated\.)<\/p>/);
}
