import type { Answer, Client } from './client.ts';
import { found } from './plugin.ts';

const PAGE = '/wp-admin/options-general.php?page=hallpass';

/** The settings page, as WordPress shows it. */
export const settingsPage = (client: Client): Promise<Answer> => client.ask(PAGE);

/**
 * Fills the settings form in and saves it.
 * @param fields by the setting's name; what is not named is left empty
 */
export async function saveSettings(
  admin: Client,
  fields: Record<string, string | string[]>,
): Promise<Answer> {
  const { text } = await settingsPage(admin);
  const body = new URLSearchParams({
    option_page: 'hallpass',
    action: 'update',
    _wpnonce: found(text, /name="_wpnonce" value="(\w+)"/),
    _wp_http_referer: PAGE,
  });
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.set(`hallpass[${name}]`, value);
    else for (const one of value) body.append(`hallpass[${name}][]`, one);
  }
  return admin.ask('/wp-admin/options.php', { method: 'POST', body });
}

/** What WordPress's own editor sends: the REST API, with the nonce of a page that the person sees. */
export async function restOf(client: Client) {
  const { text } = await client.ask('/wp-admin/post-new.php');
  const nonce = found(text, /createNonceMiddleware\( "(\w+)" \)/);
  const headers = { 'x-wp-nonce': nonce, 'content-type': 'application/json' };
  return async (method: string, path: string, content?: object) => {
    const asking = { method, headers, ...(content && { body: JSON.stringify(content) }) };
    const { text: answer, status } = await client.ask(`/wp-json${path}`, asking);
    return { status, ...(JSON.parse(answer) as Record<string, unknown>) } as Record<string, unknown>;
  };
}
