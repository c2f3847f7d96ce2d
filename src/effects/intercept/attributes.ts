import { HELD, PARKED } from '../../catalog/selectors.ts';
import {
  attrName,
  attrValue,
  createElement,
  getAttribute,
  localName,
  ownerElement,
  setAttribute,
} from '../../native.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { giveUp, hasHeld, isGuard, isHeld, park, unpark } from '../blocking/guards.ts';
import { ADDRESSES, type Kind, kindOf } from '../blocking/kinds.ts';
import { isOfThisPage } from '../blocking/requirement.ts';
import { attributesOf } from './attributeList.ts';
import type { Property } from './attributeReading.ts';
import { isElement, taken } from './values.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/** The attributes that load something, guard it, or decide whether it loads. All others are the page's alone. */
const OURS = new Set([...ADDRESSES, 'type', 'rel', 'as', 'media', 'sandbox']);

/** A link that loads nothing yet. */
const PLAIN_LINK: Kind = { addresses: ['href'] };

/** The same arguments with another one. */
const withArgument = (args: readonly unknown[], at: number, value: unknown): unknown[] => {
  const given = [...args];
  given[at] = value;
  return given;
};

/** What the page's policies make of a whole page that a frame is about to get. */
function throughPolicy(value: unknown): string {
  const frame = createElement(document, 'iframe');
  setAttribute(frame, 'srcdoc', value as string);
  return getAttribute(frame, 'srcdoc') ?? '';
}

/**
 * What the page writes onto elements, by property, attribute or attribute node, and what it reads there: what must
 * wait is held before the browser hears of it, what the page wrote is what it reads, and what it writes is obeyed.
 */
export function interceptAttributes(
  { wrap }: Wrapping,
  { blockBefore, sync }: Blocking,
  properties: readonly Property[],
): void {
  /** Keeps a value beside the guard that stands in its place. */
  const keep = (element: Element, name: string, value: unknown) => {
    park(element, name, name === 'srcdoc' ? throughPolicy(value) : `${value}`);
    sync(element);
  };

  /** @param write does what the page asked for, with the value that it gave */
  const onWrite = (element: Element, name: string, given: unknown, write: (value: unknown) => unknown) => {
    const isRel = name === 'rel' && localName(element) === 'link';
    const kind = kindOf(element) ?? (isRel ? PLAIN_LINK : undefined);
    if (!kind) return write(given);
    const value = taken(given);
    if (isHeld(element) && isGuard(element, name)) {
      // One and the same: somebody copies what is held, guard and all.
      if (value !== kind.guard?.[1]) keep(element, name, value);
      return null;
    }
    const isBlocked = (isRel || kind.addresses.includes(name)) && blockBefore(element, name, `${value}`);
    if (isBlocked && isHeld(element) && (!kind.guard || isGuard(element, name)) && !isRel) {
      keep(element, name, value);
      return null;
    }
    // What has a guard gets its address all the same; and the page's policy may have made another of it.
    const result = write(value);
    if (isBlocked || isHeld(element)) sync(element);
    return result;
  };

  const matters = (element: unknown, name: string): element is Element =>
    OURS.has(name) && isElement(element) && isOfThisPage(element);

  for (const [owner, name] of properties)
    wrap(owner, name, 'set', (run, self: unknown, args: unknown[]) =>
      matters(self, name) ? onWrite(self, name, args[0], value => run(self, [value])) : run(self, args),
    );

  /** `setAttribute` and its sisters; `at`: where the name stands among the arguments, and behind it the value. */
  const setter =
    (at: number): Trap =>
    (run, self: unknown, args: unknown[]) => {
      if (args.length < at + 2) return run(self, args);
      const name = `${args[at]}`;
      const given = typeof args[at] === 'string' ? args : withArgument(args, at, name);
      const local = name.toLowerCase();
      return matters(self, local)
        ? (onWrite(self, local, given[at + 1], value => run(self, withArgument(given, at + 1, value))) ??
            undefined)
        : run(self, given);
    };
  const element = Element.prototype;
  wrap(element, 'setAttribute', 'value', setter(0));
  wrap(element, 'setAttributeNS', 'value', setter(1));

  /** An attribute that is handed over as a node. */
  const node =
    (ownerOf: (self: unknown) => unknown): Trap =>
    (run, self: unknown, args: unknown[]) => {
      const owner = ownerOf(self);
      const [attribute] = args as [Attr];
      if (!(attribute instanceof Attr)) return run(self, args);
      const name = attrName(attribute);
      return matters(owner, name)
        ? onWrite(owner, name, attrValue(attribute), () => run(self, args))
        : run(self, args);
    };
  for (const name of ['setAttributeNode', 'setAttributeNodeNS'])
    wrap(
      element,
      name,
      'value',
      node(self => self),
    );
  /** Whose attributes a list of them is: nothing in it says so. */
  const owners = new WeakMap<object, unknown>();
  wrap(element, 'attributes', 'get', (run, self: Element, args) => {
    const list = run(self, args) as NamedNodeMap;
    owners.set(list, self);
    return hasHeld && isHeld(self) ? attributesOf(self, list) : list;
  });
  for (const name of ['setNamedItem', 'setNamedItemNS'])
    wrap(
      NamedNodeMap.prototype,
      name,
      'value',
      node(self => owners.get(self as object)),
    );
  wrap(Attr.prototype, 'value', 'set', (run, self: Attr, args: unknown[]) => {
    const owner = self instanceof Attr ? ownerElement(self) : null;
    const name = owner ? attrName(self) : '';
    return matters(owner, name)
      ? onWrite(owner, name, args[0], value => run(self, [value]))
      : run(self, args);
  });

  wrap(element, 'removeAttribute', 'value', (run, self: unknown, args: unknown[]) => {
    if (!hasHeld || !isElement(self) || !isHeld(self) || !isOfThisPage(self)) return run(self, args);
    const name = `${args[0]}`.toLowerCase();
    const isParked = getAttribute(self, PARKED + name) !== null;
    const kind = kindOf(self);
    if (isParked) unpark(self, name);
    if (isGuard(self, name) && kind) {
      if (!isParked) giveUp(self, kind, name);
      else sync(self);
      return undefined;
    }
    const result = run(self, [name]);
    if (name !== HELD) sync(self);
    return result;
  });
}
