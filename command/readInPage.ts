/** What is kept in a store of the page, with its value: it goes no further than `personalOf.ts`. */
export interface Kept {
  store: 'local' | 'session' | 'database' | 'cache';
  name: string;
  value: string;
}

/** What only the page itself can tell, in JSON. */
export interface InPage {
  /** The tag as it is in the document; absent: it is not. */
  tag?: { address: string; dataset: Record<string, string>; hasNonce: boolean };
  /** Whether Hallpass runs. */
  isRunning: boolean;
  /** The texts of the data blocks. */
  blocks: string[];
  /** The addresses of what is held or waits by itself. */
  held: string[];
  reopen: 'own' | 'added' | 'none';
  kept: Kept[];
  /** The addresses that the page's links lead to. */
  links: string[];
}

/** Runs in the page: it can use nothing that is outside of it. */
export async function readInPage({ held, reopens }: { held: string; reopens: string }): Promise<InPage> {
  const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)];
  const tag = all<HTMLScriptElement>('script[src]').find(({ src }) =>
    /\/hallpass(\.standalone)?\.js$/.test(src.replace(/[?#].*/, '')),
  );
  const waiting = all(
    `[${held}],[type="text/plain"][data-category],[data-consent-src],[data-consent-href],[data-consent-data]`,
  );
  const addresses = [
    'src',
    'href',
    'data',
    'data-src',
    'data-consent-src',
    'data-consent-href',
    'data-consent-data',
  ];
  const inStore = (store: 'local' | 'session', of: () => Storage): Kept[] => {
    try {
      return Object.entries({ ...of() }).map(([name, value]) => ({ store, name, value: String(value) }));
    } catch {
      return [];
    }
  };
  const none = () => [];
  const databases = await Promise.resolve(indexedDB.databases?.() ?? []).catch(none);
  const stores = await Promise.resolve('caches' in window ? caches.keys() : []).catch(none);
  const roots = all('*').flatMap(element => element.shadowRoot ?? []);
  return {
    ...(tag && {
      tag: { address: tag.src, dataset: { ...tag.dataset } as Record<string, string>, hasNonce: !!tag.nonce },
    }),
    isRunning: typeof (window as { hallpass?: { accept?: unknown } }).hallpass?.accept === 'function',
    blocks: all('script[data-hallpass]').map(({ textContent }) => textContent ?? ''),
    held: waiting
      .flatMap(element => addresses.flatMap(name => element.getAttribute(name) ?? []))
      .flatMap(address =>
        URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).href : [],
      ),
    reopen: document.querySelector(reopens)
      ? 'own'
      : roots.some(root => root.querySelector('.reopen'))
        ? 'added'
        : 'none',
    kept: [
      ...inStore('local', () => localStorage),
      ...inStore('session', () => sessionStorage),
      ...databases.map(({ name = '' }) => ({ store: 'database' as const, name, value: '' })),
      ...stores.map(name => ({ store: 'cache' as const, name, value: '' })),
    ],
    links: all<HTMLAnchorElement>('a[href]:not([download])').map(({ href }) => href),
  };
}
