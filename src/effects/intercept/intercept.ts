import type { Consent, Tell } from '../../model.ts';
import { isAllGranted } from '../../policy/policy.ts';
import type { Hold } from '../blocking/hold.ts';
import { addressesIn, LOADING, liveAddresses } from '../blocking/inert.ts';
import { HELD, isLoader } from '../blocking/mark.ts';
import { trustedHtml } from './trusted.ts';
import { createWrapping, proto, type Trap } from './wrapping.ts';

/** Fires what the platform fires when a connection fails, a moment later as it does. */
function fail(target: EventTarget, ...types: string[]): void {
  setTimeout(() => {
    for (const type of types) {
      const event = new ProgressEvent(type);
      if (!(target instanceof XMLHttpRequest))
        (target as unknown as Record<string, (e: Event) => void>)[`on${type}`]?.(event);
      target.dispatchEvent(event);
    }
  });
}

/** Stands behind a text while it is taken apart. */
const END = '<!--hallpass-->';

/** It, and what was closed behind it; in some elements it is but a text. */
const CUT = /(<|&lt;)!--hallpass--(?!.*!--hallpass--).*$/s;

/** Something like a connection that never came about, of the kind that was asked for. */
function deadConnection(kind: never, url: string): EventTarget {
  const dead = Reflect.construct(EventTarget, [], kind) as EventTarget;
  const own: Record<string, unknown> = { url, readyState: 3, bufferedAmount: 0, send() {}, close() {} };
  // What its kind has, and would throw on something that is none.
  for (const name in dead)
    if (/^[a-z]/.test(name) && !(name in EventTarget.prototype))
      Object.defineProperty(dead, name, { value: own[name] ?? null, writable: true });
  fail(dead, 'error', 'close');
  return dead;
}

/**
 * Catches what scripts make, before the browser loads it: addresses written onto elements, HTML out of strings
 * and templates, and requests without an element. The platform's functions are wrapped only while there is
 * something to hold; when everything is granted the page's own are back.
 */
export function intercept(consent: Consent, hold: Hold, note: Tell): void {
  let isNeeded = true;
  let isWrapped = false;
  /** While we parse something ourselves. */
  let isOurs = false;
  const { wrap, unwrap } = createWrapping(() => isNeeded && !isOurs);

  /**
   * Holds what must wait in a piece of HTML; gives back the very same string where there is nothing.
   *
   * @param kind what of it loads or runs where it will stand
   */
  const inertHtml = (html: unknown, kind = '*'): unknown => {
    const text = String(html);
    // To look for addresses in the text is quicker than to take it apart, unless their slashes are coded.
    if (!/&(#|b?sol)/.test(text) && !addressesIn('srcdoc', text).some(hold.holdsRequest)) return html;
    isOurs = true;
    try {
      const template = document.createElement('template');
      template.innerHTML = trustedHtml(text + END);
      if (!holdIn(template.content, kind)) return html;
      // What the text leaves open stays open.
      const inert = template.innerHTML.replace(CUT, '');
      // What the page was not trusted with before is not trusted now.
      return window.trustedTypes?.isHTML(html) ? trustedHtml(inert) : inert;
    } finally {
      isOurs = false;
    }
  };
  const holdIn = (root: ParentNode, kind = '*'): boolean => {
    const elements = [...root.querySelectorAll(kind)].filter(
      element => isLoader(element) && liveAddresses(element).some(hold.holdsRequest),
    );
    hold.settle(elements);
    return elements.length > 0;
  };

  const holdsRequest = (address: string) => {
    const mark = hold.holdsRequest(address);
    if (mark) note('held', address, mark, address);
    return mark;
  };

  const start = () => {
    const searched = new WeakSet<Node>();
    // `wrap` passes over what a kind of element has not got.
    const kinds = 'Script,Image,IFrame,Frame,Media,Source,Track,Embed,Input,Link,Video,Object';
    for (const name of kinds.split(',')) {
      for (const attribute of LOADING) {
        wrap(proto(`HTML${name}Element`), attribute, 'set', (run, self: Element, args: unknown[]) => {
          if (!hold.holdsWrite(self, attribute, args[0])) run(self, args);
        });
      }
    }
    wrap(Element.prototype, 'setAttribute', 'value', (run, self: Element, args: unknown[]) => {
      if (!hold.holdsWrite(self, String(args[0]).toLowerCase(), args[1])) run(self, args);
    });
    wrap(Element.prototype, 'setAttributeNS', 'value', (run, self: Element, args: unknown[]) => {
      if (!hold.holdsWrite(self, String(args[1]).replace(/.*:/, ''), args[2])) run(self, args);
    });

    for (const name of ['setAttributeNode', 'setAttributeNodeNS'])
      wrap(Element.prototype, name, 'value', (run, self: Element, args: unknown[]) => {
        const { localName, value } = args[0] as Attr;
        return hold.holdsWrite(self, localName, value) ? null : run(self, args);
      });
    wrap(Attr.prototype, 'value', 'set', (run, self: Attr, args: unknown[]) => {
      const { ownerElement, name } = self;
      if (!ownerElement || !hold.holdsWrite(ownerElement, name, args[0])) run(self, args);
    });

    const html: Trap = (run, self, args) =>
      run(
        self,
        args.map(text => inertHtml(text)),
      );
    const withoutScripts = (args: unknown[]) => args.map(text => inertHtml(text, ':not(script)'));
    const inside: Trap = (run, self: ParentNode, args) => {
      const [text, ...rest] = withoutScripts(args);
      run(self, [text, ...rest]);
      if (!/<script|hallpass-held/i.test(String(text))) return;
      hold.pass(self.querySelectorAll('script'));
      // No observer of ours looks into loose trees.
      hold.settle(self.querySelectorAll(`[${HELD}]`));
    };
    for (const owner of [Element.prototype, ShadowRoot.prototype]) {
      wrap(owner, 'innerHTML', 'set', inside);
      wrap(owner, 'setHTMLUnsafe', 'value', inside);
    }
    const beside: Trap = (run, self, args) => run(self, withoutScripts(args));
    wrap(Element.prototype, 'outerHTML', 'set', beside);
    wrap(Element.prototype, 'insertAdjacentHTML', 'value', beside);
    wrap(Element.prototype, 'attachShadow', 'value', (run, self, args) => {
      const root = run(self, args) as ShadowRoot;
      hold.watch(root);
      return root;
    });
    wrap(Range.prototype, 'createContextualFragment', 'value', html);
    wrap(Document.prototype, 'write', 'value', html);
    wrap(Document.prototype, 'writeln', 'value', html);
    // Nothing loads or runs in a document that nobody looks at.
    const parse: Trap = (run, self, args: unknown[]) => {
      const parsed = run(self, args) as Document;
      if (parsed.contentType === 'text/html') {
        holdIn(parsed, ':not(script)');
        hold.pass(parsed.querySelectorAll('script'));
      }
      return parsed;
    };
    wrap(DOMParser.prototype, 'parseFromString', 'value', parse);
    wrap(Document, 'parseHTMLUnsafe', 'value', parse);
    wrap(HTMLTemplateElement.prototype, 'content', 'get', (run, self) => {
      const content = run(self, []) as DocumentFragment;
      // Once: what comes into it later comes by a way that is watched.
      if (!searched.has(content)) holdIn(content);
      searched.add(content);
      return content;
    });

    for (const [owner, name, instead] of [
      [window, 'fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
      [Navigator.prototype, 'sendBeacon', () => true],
      [window, 'WebSocket', deadConnection],
      [window, 'EventSource', deadConnection],
    ] as const) {
      wrap(owner, name, 'value', (run, self, args: unknown[]) => {
        const address = (args[0] as Partial<Request>)?.url ?? String(args[0]);
        return holdsRequest(address) ? instead(self, address) : run(self, args);
      });
    }
    const held = new WeakSet<XMLHttpRequest>();
    wrap(XMLHttpRequest.prototype, 'open', 'value', (run, self: XMLHttpRequest, args: unknown[]) => {
      held[holdsRequest(String(args[1])) ? 'add' : 'delete'](self);
      run(self, args);
    });
    wrap(XMLHttpRequest.prototype, 'send', 'value', (run, self: XMLHttpRequest, args: unknown[]) => {
      if (held.has(self)) fail(self, 'error', 'loadend');
      else run(self, args);
    });
    wrap(window, 'Audio', 'value', (run, self, args: unknown[]) => {
      const audio = run(self, []) as HTMLAudioElement;
      if (args[0]) audio.src = String(args[0]);
      return audio;
    });
  };

  const update = () => {
    isNeeded = !isAllGranted(consent);
    if (!isNeeded) unwrap();
    else if (!isWrapped) start();
    isWrapped = isNeeded;
  };
  update();
  consent.subscribe(update);
}
