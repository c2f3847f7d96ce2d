import integrity from 'virtual:hallpass/integrity';
import type { Chunks, Ui } from '../../interfaces.ts';
import type { Texts } from '../../model.ts';
import { trusted } from '../intercept/trusted.ts';

/**
 * The element that loads a chunk: the chunk finds in it the platform as the gate took it (build/capture), and hands over
 * what it exports.
 */
type ChunkScript = HTMLScriptElement & { platform: unknown; receive(exports: unknown): void };

/**
 * Loads the chunks that lie beside `hallpass.js`, each only if its SHA-256 is the one that the build wrote.
 *
 * @param home the address of `hallpass.js`
 * @param nonce that of the page's own tag: with it the chunks pass the page's CSP
 */
export function chunksBeside(home: string, nonce: string): Chunks {
  const loaded: Record<string, Promise<unknown> | undefined> = {};
  let attempts = 0;

  const load = <T>(name: string, hash = integrity[name] ?? ''): Promise<T> => {
    const file = `hallpass-${name}.${hash.slice(0, 8).replace(/\W/g, '_')}.js`;
    // WebKit keeps a file that failed, by its address: another attempt, another address.
    const url = new URL(file, home).href + (attempts ? `?${attempts}` : '');
    loaded[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement('script') as ChunkScript;
      script.integrity = `sha256-${hash}`;
      script.crossOrigin = 'anonymous';
      script.nonce = nonce;
      script.src = trusted(url);
      script.platform = __PLATFORM__;
      script.receive = resolve;
      script.onload = script.onerror = () => {
        script.remove();
        // After `receive` this is too late to change anything.
        reject(new Error(url));
      };
      document.head.append(script);
    });
    loaded[name].catch(() => {
      attempts++;
      loaded[name] = undefined;
    });
    return loaded[name] as Promise<T>;
  };

  return {
    ui: () => load<Ui>('ui'),
    services: () => load('services'),
    embeds: () => load('embeds'),
    sweep: () => load('sweep'),
    record: () => load('record'),
    audit: () => load('audit'),
    further: load,
    explain: () => load('explain'),
    sentences: language => load<{ default: Texts }>(`ui.${language}`).then(chunk => chunk.default),
  };
}
