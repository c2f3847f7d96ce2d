import { HELD, PARKED } from '../../catalog/selectors.ts';
import { baseURI, createElement } from '../../native.ts';
import { hasHeld, isGuard, isHeld, parkedValue, writtenValue } from '../blocking/guards.ts';
import { isElement } from './values.ts';
import { ownerOf, type Trap, type Wrapping } from './wrapping.ts';

/** The properties that mirror an attribute which loads something, or guards it, by an element that has them. */
const PROPERTIES = {
  script: 'src type',
  img: 'src srcset',
  iframe: 'src srcdoc',
  frame: 'src',
  video: 'src poster',
  source: 'src srcset type',
  track: 'src',
  embed: 'src type',
  input: 'src',
  link: 'href rel type as media',
  object: 'data type',
};

/** A property, and the prototype that has it. */
export type Property = readonly [owner: object | undefined, name: string];

/** All of them, in this browser. */
export const readProperties = (): Property[] =>
  Object.entries(PROPERTIES).flatMap(([kind, names]) => {
    const one = createElement(document, kind as 'iframe');
    return names.split(' ').map(name => [ownerOf(one, name), name] as const);
  });

/** The properties that give a whole address, whatever the attribute has. */
const RESOLVED = new Set(['src', 'href', 'poster', 'data']);

/** What attribute is asked for, by the end of the method's name: the only one of ours in a namespace is `xlink:href`. */
const NAME_OF: readonly (readonly [suffix: string, nameOf: (args: unknown[]) => string])[] = [
  ['', ([name]) => `${name}`.toLowerCase()],
  ['NS', ([namespace, name]) => (namespace ? `xlink:${name}` : `${name}`)],
];

/** An address as a property gives it. */
function resolved(address: string): string {
  try {
    return address && new URL(address, baseURI(document)).href;
  } catch {
    return address;
  }
}

/** What the page reads of attributes: what it wrote, past whatever holds the element. */
export function interceptAttributeReading({ wrap }: Wrapping, properties: readonly Property[]): void {
  /** Reads past us, once there is something to read past. */
  const read =
    (nameOf: (args: unknown[]) => string, answer: (value: string | null) => unknown): Trap =>
    (run, self: unknown, args) => {
      if (!hasHeld || !isElement(self) || !isHeld(self)) return run(self, args);
      const name = nameOf(args);
      return isGuard(self, name) || parkedValue(self, name) !== null
        ? answer(writtenValue(self, name))
        : run(self, args);
    };

  for (const [owner, name] of properties) {
    const isResolved = RESOLVED.has(name);
    const answer = (value: string | null) => (isResolved ? resolved(value ?? '') : (value ?? ''));
    wrap(
      owner,
      name,
      'get',
      read(() => name, answer),
    );
  }
  const element = Element.prototype;
  for (const [suffix, nameOf] of NAME_OF) {
    wrap(
      element,
      `getAttribute${suffix}`,
      'value',
      read(nameOf, value => value),
    );
    wrap(
      element,
      `hasAttribute${suffix}`,
      'value',
      read(nameOf, value => value !== null),
    );
  }
  wrap(element, 'getAttributeNames', 'value', (run, self: unknown, args) => {
    const names = run(self, args) as string[];
    if (!hasHeld || !isElement(self) || !isHeld(self)) return names;
    return names
      .map(name => (name.startsWith(PARKED) ? name.slice(PARKED.length) : name))
      .filter(
        (name, at, all) => name !== HELD && writtenValue(self, name) !== null && all.indexOf(name) === at,
      );
  });
}
