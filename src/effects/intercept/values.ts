import { firstChild, nextSibling, nodeType } from '../../native.ts';
import { isTrusted } from './trusted.ts';

/**
 * A value as the platform takes it: a text that is asked for once (an object may give another one the next time), or
 * what a policy of the page let pass.
 */
export const taken = (value: unknown): unknown =>
  typeof value === 'string' || isTrusted(value) ? value : `${value}`;

export function childrenOf(parent: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChild(parent); child; child = nextSibling(child)) children.push(child);
  return children;
}

export const isElement = (node: unknown): node is Element => {
  try {
    return nodeType(node as Node) === 1;
  } catch {
    // The platform itself says what is wrong with it.
    return false;
  }
};
