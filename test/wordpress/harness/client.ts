import type { Place } from './globalSetup.ts';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it was found, redirects followed. */
  readonly url: string;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData | URLSearchParams;
}

/** A visitor without a browser: asks, keeps cookies, follows redirects. */
export interface Client {
  /** @param path from the site's root, or a whole address */
  ask(path: string, asking?: Asking): Promise<Answer>;
  post(path: string, fields: Record<string, string>): Promise<Answer>;
  /** @throws if the site does not let them in */
  logIn(name: string): Promise<Client>;
  /** The `Set-Cookie` headers of all answers so far. */
  readonly set: readonly string[];
}

export function openClient({ address }: Pick<Place, 'address'>): Client {
  const jar = new Map<string, string>();
  const set: string[] = [];
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      set.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const [, expires] = /; *expires=([^;]*)/i.exec(line) ?? [];
      if (expires && Date.parse(expires) < Date.now()) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const client: Client = {
    set,
    async ask(path, { headers, ...asking } = {}) {
      let url = new URL(path, address).href;
      let next: RequestInit = { ...asking };
      for (;;) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(url, { ...next, redirect: 'manual', headers: { ...headers, cookie } });
        keep(answer.headers);
        const text = await answer.text();
        const location = answer.headers.get('location');
        if (!location || answer.status < 300)
          return { status: answer.status, headers: answer.headers, text, url };
        url = new URL(location, url).href;
        next = {};
      }
    },
    post: (path, fields) => client.ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    async logIn(name) {
      await client.ask('/wp-login.php');
      const { url } = await client.post('/wp-login.php', { log: name, pwd: name, 'wp-submit': 'Log In' });
      if (!url.includes('/wp-admin')) throw new Error(`${name} was not let in: ${url}`);
      return client;
    },
  };
  return client;
}
