import type { CDPSession, Locator, Page } from 'playwright-core';

/** A node as the Chrome DevTools Protocol tells of it; what is not used here is left out. */
interface AXNode {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** A node of the document, shadow roots and the documents of frames included. */
interface DOMNode {
  backendNodeId: number;
  attributes?: string[];
  children?: DOMNode[];
  shadowRoots?: DOMNode[];
  contentDocument?: DOMNode;
  frameId?: string;
}

const MARK = 'data-looked-at';

/** What of a node's state a screen reader says. */
const STATES = ['level', 'checked', 'disabled', 'expanded', 'modal', 'live', 'invalid', 'readonly'];

/**
 * What the browser itself tells assistive technology of an element, a line a node:
 * `role "name" [state] — description`. Chromium alone tells its tree to tests.
 */
export async function accessibilityTree(page: Page, element: Locator): Promise<string> {
  await element.evaluate((node, mark) => node.setAttribute(mark, ''), MARK);
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DOMNode };
    const place = findMarked(root, undefined);
    if (!place) throw new Error('The element is not in the document any more');
    const nodes = await fullTree(cdp, place.frameId);
    const top = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === place.backendNodeId);
    if (!top) throw new Error('The element is not in the accessibility tree');
    return print(top, new Map(nodes.map(node => [node.nodeId, node])), '').join('\n');
  } finally {
    await cdp.detach();
    await element.evaluate((node, mark) => node.removeAttribute(mark), MARK).catch(() => {});
  }
}

/** The roles of all that the page tells assistive technology, frames apart. */
export async function accessibilityRoles(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const nodes = await fullTree(cdp);
  await cdp.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value ?? '');
}

const fullTree = async (cdp: CDPSession, frameId?: string) =>
  (
    (await cdp.send('Accessibility.getFullAXTree', frameId ? { frameId } : {})) as unknown as {
      nodes: AXNode[];
    }
  ).nodes;

/** Where the marked element is, and in which frame, if not in the page itself. */
function findMarked(
  node: DOMNode,
  frameId: string | undefined,
): { backendNodeId: number; frameId: string | undefined } | undefined {
  if (node.attributes?.includes(MARK)) return { backendNodeId: node.backendNodeId, frameId };
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findMarked(child, frameId);
    if (found) return found;
  }
  return node.contentDocument && findMarked(node.contentDocument, node.frameId);
}

function print(node: AXNode, all: ReadonlyMap<string, AXNode>, indent: string): string[] {
  const children = (node.childIds ?? []).flatMap(id => all.get(id) ?? []);
  const role = node.role?.value ?? '';
  const name = node.name?.value ?? '';
  if (role === 'InlineTextBox') return [];
  // What only groups says nothing.
  if (node.ignored || (role === 'generic' && !name))
    return children.flatMap(child => print(child, all, indent));
  if (role === 'StaticText') return name.trim() ? [`${indent}- text: ${name.trim()}`] : [];
  const states = (node.properties ?? [])
    .filter(property => STATES.includes(property.name) && isSaid(property.value.value))
    .map(property => ` [${property.name}=${property.value.value}]`)
    .toSorted()
    .join('');
  const description = node.description?.value ? ` — ${node.description.value}` : '';
  const line = `${indent}- ${role}${name && ` "${name}"`}${states}${description}`;
  const below = children.flatMap(child => print(child, all, `${indent}  `));
  // A text that is the name already is not told twice.
  return [line, ...(below.length === 1 && below[0]?.trim() === `- text: ${name.trim()}` ? [] : below)];
}

const isSaid = (value: unknown) => value !== false && value !== 'false' && value !== 'off';
