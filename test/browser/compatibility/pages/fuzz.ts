/** Strings of HTML by the number: a stranger's text around something that is held, in every place that has rules of its own. */

const FILM = 'https://www.youtube.com/embed/fuzz';
const PIXEL = 'https://www.facebook.com/tr';

/** Chances by a seed (https://en.wikipedia.org/wiki/Xorshift): the same in each engine, with the widget and without. */
function chances(seed: number) {
  let state = (seed + 1) * 2654435761;
  const next = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  next(1);
  next(1);
  return { next, of: <T>(list: readonly T[]) => list[next(list.length)] as T };
}

type Chances = ReturnType<typeof chances>;

/** Each is held, and asks for the same file everywhere. */
const HELD = [
  `<img alt="" src="${PIXEL}">`,
  `<img alt="" src=${PIXEL} srcset="${PIXEL} 2x">`,
  `<iframe title=Film src="${FILM}"></iframe>`,
  `<iframe src='${FILM}' srcdoc="<p>Own</p>">`,
  `<image href="${PIXEL}"/>`,
  `<image xlink:href="${PIXEL}"></image>`,
  `<script src="${PIXEL}"></script>`,
  `<object data="${PIXEL}"><p>Or</p></object>`,
  `<embed src="${PIXEL}">`,
  `<video src="${PIXEL}" preload=none></video>`,
  `<picture><source srcset="${PIXEL}"><img alt=""></picture>`,
  `<link rel=stylesheet href="${PIXEL}">`,
  `<input type=image alt="" src="${PIXEL}">`,
];

const OPEN =
  'p div a b i table tbody tr td caption select option optgroup svg math mtext mi mglyph malignmark annotation-xml foreignObject desc title style textarea noscript template form button ul li h1 pre xmp iframe noembed noframes br hr'.split(
    ' ',
  );

/** What a stranger may write; the page escapes it, or puts it where it is no markup. */
const strange = (run: string, { of }: Chances) =>
  of([
    `<img src onerror=${run}>`,
    `<svg onload=${run}>`,
    `</style><img src onerror=${run}>`,
    `</noscript><img src onerror=${run}>`,
    `</textarea><img src onerror=${run}>`,
    `</title><img src onerror=${run}>`,
    `--><img src onerror=${run}>`,
    `]]><img src onerror=${run}>`,
    `</template><img src onerror=${run}>`,
    `<!--`,
    `<details open ontoggle=${run}>`,
  ]);

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const quoted = (text: string) => text.replace(/"/g, '&quot;');

function piece(run: string, chance: Chances): string {
  const { of, next } = chance;
  const text = strange(run, chance);
  switch (next(12)) {
    case 0:
      return escaped(text);
    case 1:
      return `<${of(OPEN)} title="${quoted(text)}">`;
    case 2:
      return `<p title='${escaped(text)}'>${escaped(text)}</p>`;
    case 3:
      return `<![CDATA[${text}]]>`;
    case 4:
      return `<!-- ${text.replace(/-->/g, '')} -->`;
    case 5: {
      const name = of(['style', 'textarea', 'title', 'noscript', 'xmp', 'noembed', 'iframe']);
      return `<${name}>${escaped(text)}</${name}>`;
    }
    case 6:
      return `<noscript><p alt="${quoted(text)}"></noscript>`;
    case 7:
      return `</${of(OPEN)}>`;
    case 8:
      return `<${of(OPEN)}>`;
    case 9:
      return `<${of(OPEN)}><${of(OPEN)}>`;
    case 10:
      return `<annotation-xml encoding="text/html">`;
    default:
      return of([
        'Text',
        ' ',
        '&amp;',
        '&#60;b>',
        '<a href="https://www.youtube.com/">a</a>',
        '<font color=red>',
      ]);
  }
}

/** The string of a number. */
function htmlOf(number: number, chance: Chances): string {
  const run = `bad(${number})`;
  const pieces = Array.from({ length: 1 + chance.next(5) }, () => piece(run, chance));
  pieces.splice(chance.next(pieces.length + 1), 0, chance.of(HELD));
  return pieces.join('');
}

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';
const HTML = 'http://www.w3.org/1999/xhtml';

/** The places, each as the way to it. */
const PLACES: readonly (readonly [namespace: string, name: string])[][] = [
  [[HTML, 'div']],
  [
    [HTML, 'div'],
    [HTML, 'p'],
  ],
  [[HTML, 'table']],
  [
    [HTML, 'table'],
    [HTML, 'tbody'],
    [HTML, 'tr'],
  ],
  [
    [HTML, 'table'],
    [HTML, 'tbody'],
    [HTML, 'tr'],
    [HTML, 'td'],
  ],
  [[HTML, 'select']],
  [[HTML, 'form']],
  [
    [HTML, 'form'],
    [HTML, 'div'],
  ],
  [[HTML, 'textarea']],
  [[HTML, 'noscript']],
  [[HTML, 'template']],
  [[HTML, 'title']],
  [[HTML, 'style']],
  [[SVG, 'svg']],
  [
    [SVG, 'svg'],
    [SVG, 'text'],
  ],
  [
    [SVG, 'svg'],
    [SVG, 'foreignObject'],
  ],
  [
    [SVG, 'svg'],
    [SVG, 'title'],
  ],
  [[MATH, 'math']],
  [
    [MATH, 'math'],
    [MATH, 'mtext'],
  ],
  [
    [MATH, 'math'],
    [MATH, 'annotation-xml'],
  ],
];

/** Firefox alone treats tables and forms in the last two otherwise than the standard says; with us it obeys. */
export const SINKS = [
  'innerHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'insertAdjacentHTML',
  'outerHTML',
] as const;
type Sink = (typeof SINKS)[number];

function put(place: Element, sink: Sink, html: string, { of }: Chances): void {
  switch (sink) {
    case 'innerHTML':
      place.innerHTML = html;
      break;
    case 'insertAdjacentHTML':
      place.insertAdjacentHTML(of(['beforeend', 'afterbegin', 'beforebegin', 'afterend']), html);
      break;
    case 'outerHTML':
      place.appendChild(document.createElement('i')).outerHTML = html;
      break;
    case 'createContextualFragment': {
      const range = document.createRange();
      range.selectNodeContents(place);
      range.insertNode(range.createContextualFragment(html));
      break;
    }
    case 'setHTMLUnsafe':
      if (place.setHTMLUnsafe) place.setHTMLUnsafe(html);
  }
}

/** What is below a node: names, namespaces and texts; attributes are in the HTML that it reads as. */
function shapeOf(node: Node): string {
  let shape =
    node instanceof Element ? `<${node.namespaceURI?.slice(-4)} ${node.localName}` : `#${node.nodeValue}`;
  if (node instanceof HTMLTemplateElement) shape += shapeOf(node.content);
  for (let child = node.firstChild; child; child = child.nextSibling) shape += shapeOf(child);
  return `${shape}>`;
}

/** Everything about one number. */
function one(number: number, sinks: number) {
  const chance = chances(number);
  const html = htmlOf(number, chance);
  const names = chance.of(PLACES);
  const sink = SINKS[number % sinks] as Sink;
  const root = document.createElement('div');
  let place: Element = root;
  for (const [namespace, name] of names) place = place.appendChild(document.createElementNS(namespace, name));
  if (number % 3 === 0 && names.at(-1)?.[1] === 'annotation-xml') place.setAttribute('encoding', 'text/html');
  // Few of them, where a frame would load each time.
  const connected = number % 40 === 0;
  if (connected) document.body.append(root);
  let tree: string;
  try {
    put(place, sink, html, chance);
    tree = `${root.innerHTML}\n${shapeOf(root)}`;
  } catch (error) {
    tree = String(error);
  }
  if (connected && number % 80 === 0) root.remove();
  return { place: names.map(([, name]) => name).join(' '), sink, html, tree };
}

/** https://en.wikipedia.org/wiki/Fowler–Noll–Vo_hash_function */
function hash(text: string): number {
  let sum = 2166136261;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619);
  return sum >>> 0;
}

/** Attributes in order: which stands first is nobody's concern. */
const inOrder = (tree: string) =>
  tree.replace(/(<[a-z][\w:-]*)((?: [\w:-]+="[^"]*")+)/gi, (_, tag, attributes) =>
    [tag, ...attributes.match(/[\w:-]+="[^"]*"/g).sort()].join(' '),
  );

const wrong = new Set<number>();
Object.assign(window, { bad: (number: number) => wrong.add(number) });

/** A number for each tree, or with `whole` everything about each; `ran`: those whose code has run so far. */
export default ({ from, to, sinks, whole }: { from: number; to: number; sinks: number; whole?: boolean }) => {
  const made = [];
  for (let number = from; number < to; number++) {
    const each = one(number, sinks);
    const tree = inOrder(each.tree);
    made.push(whole ? { ...each, tree } : hash(tree));
  }
  return { made, ran: [...wrong] };
};
