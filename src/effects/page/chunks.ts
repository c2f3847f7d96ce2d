import integrity from 'virtual:hallpass/integrity';
import type { Texts } from '../../model.ts';
import type { Chunks, FirstLayer, Ui } from '../../parts.ts';
import { trusted } from '../intercept/trusted.ts';

/**
 * Loads the chunks that lie beside `hallpass.js`, each only if its SHA-256 is the one that the build wrote.
 *
 * @param tag the page's own tag: its address is theirs, and its nonce lets them pass its CSP
 */
export function chunksBeside(tag: HTMLScriptElement | null): Chunks {
  const loaded: Record<string, Promise<unknown> | undefined> = {};
  let attempts = 0;

  const load = <T>(name: keyof typeof integrity): Promise<T> => {
    const hash = integrity[name] ?? '';
    const file = `hallpass-${name}.${hash.slice(0, 8).replace(/\W/g, '_')}.js`;
    // Browsers may remember a module that failed by its address: another attempt, another address.
    const url = new URL(file, tag?.src || document.baseURI).href + (attempts ? `?${attempts}` : '');
    loaded[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.integrity = `sha256-${hash}`;
      script.crossOrigin = 'anonymous';
      script.nonce = tag?.nonce ?? '';
      script.src = trusted(url);
      // `import()` of an address that is in the module map gives that very module: only this element
      // has fetched it, and no browser but Firefox checks the integrity of an `import()` itself.
      script.onload = () => {
        script.remove();
        resolve(import(/* @vite-ignore */ url));
      };
      script.onerror = () => {
        script.remove();
        attempts++;
        loaded[name] = undefined;
        reject(new Error(url));
      };
      document.head.append(script);
    });
    return loaded[name] as Promise<T>;
  };

  return {
    firstLayer: language => load<FirstLayer>(`first.${language}`),
    ui: () => load<Ui>('ui'),
    services: () => load('services'),
    embeds: () => load('embeds'),
    sweep: () => load('sweep'),
    record: () => load('record'),
    explain: () => load('explain'),
    sentences: language => load<{ default: Texts }>(`ui.${language}`).then(chunk => chunk.default),
  };
}
