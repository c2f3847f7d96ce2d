import type { Consent } from '../../model.ts';
import { readCookieWrite, withMaxAge } from '../../policy/cookieWrite.ts';
import { type CookieLimits, guardCookie } from '../../policy/guardCookie.ts';
import { isAllGranted } from '../../policy/policy.ts';
import type { Trace } from '../../problems.ts';
import { createWrapping, ownerOf } from '../intercept/wrapping.ts';
import type { Sweeping } from './sweeping.ts';

/** What `cookieStore.set` takes. */
interface CookieInit {
  name: string;
  expires?: number | null;
  maxAge?: number | null;
}

/** What has the store's functions. To ask for the store itself has the browser connect it: half a millisecond. */
const storeOwner = (): object | undefined => {
  const prototype = window.CookieStore?.prototype;
  // What else a page calls so is none.
  const isStore = prototype && Reflect.get(prototype, Symbol.toStringTag) === 'CookieStore';
  return isStore ? prototype : ownerOf(window.cookieStore, 'set');
};

/**
 * Lets no cookie that script writes live longer than the site allows, and none of a held service be written.
 * What is not limited reaches the browser byte for byte, reading is untouched, and where nothing is limited or
 * held the page has the platform's own functions.
 */
export function guardCookies(
  consent: Consent,
  limits: CookieLimits,
  sweeping: Sweeping,
  holdsServices: boolean,
  trace: Trace,
): void {
  let isWrapped = false;
  const { wrap, unwrap } = createWrapping(() => isWrapped);

  /** @returns what to write in its place; `undefined`: nothing */
  const judged = <T>(write: T, name: string, lifetime: number, limited: (seconds: number) => T) => {
    const verdict = guardCookie({ name, lifetime }, limits, sweeping.isHeld);
    if (verdict === 'allow') return write;
    // To limit what would not last anyway is nothing to tell.
    if (verdict === 'refuse' || lifetime > 0) trace('cookie', name, verdict);
    return verdict === 'refuse' ? undefined : limited(verdict);
  };

  const start = () => {
    // A page that made `document.cookie` its own has it on the document itself.
    for (const owner of [document, Document.prototype]) {
      wrap(owner, 'cookie', 'set', (run, self, [value]: unknown[]) => {
        const text = `${value}`;
        const { name, lifetime } = readCookieWrite(text, Date.now());
        const write = judged(text, name, lifetime, seconds => withMaxAge(text, seconds));
        if (write !== undefined) run(self, [write]);
      });
    }
    wrap(storeOwner(), 'set', 'value', (run, self, args: unknown[]) => {
      const [init] = args as [CookieInit];
      const isInit = Object(init) === init;
      const { name, expires, maxAge } = isInit ? init : { name: init as unknown };
      const lifetime = maxAge ?? (expires == null ? Number.NaN : (+expires - Date.now()) / 1000);
      const write = judged(args, `${name}`, lifetime, seconds =>
        isInit
          ? [
              Object.create(init, {
                maxAge: {},
                expires: { value: seconds ? Date.now() + seconds * 1000 : null },
              }),
            ]
          : args,
      );
      return write ? run(self, write) : Promise.resolve();
    });
  };

  const update = () => {
    const isNeeded = limits.isLimited || (holdsServices && !isAllGranted(consent));
    if (!isNeeded) unwrap();
    else if (!isWrapped) start();
    isWrapped = isNeeded;
  };
  update();
  consent.subscribe(update);
}
