import { HELD, PARKED } from '../../catalog/selectors.ts';
import { baseURI, createElement } from '../../native.ts';
import { hasHeld, isGuard, isHeld, parkedValue, writtenValue } from '../blocking/guards.ts';
import { isElement } from './values.ts';
import { ownerOf, type Trap, type Wrapping } from './wrapping.ts';

/** The properties that mirror an attribute which loads something, or guards it, by an element that has them. */
export const PROPERTIES = {
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
export function interceptAttributeReading({ wrap }: Wrapping): void {
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

  for (const [kind, names] of Object.entries(PROPERTIES))
    for (const name of names.split(' ')) {
      const isResolved = RESOLVED.has(name);
      wrap(
        ownerOf(createElement(document, kind as 'iframe'), name),
        name,
        'get',
        read(
          () => name,
          value => (isResolved ? resolved(value ?? '') : (value ?? '')),
        ),
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
