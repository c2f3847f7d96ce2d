/**
 * What pages do with a frame or a picture that is in them. Each act has a place of its own with one element of its
 * own address, `…/embed/<act>`; the page does it at once, or before, while something is held.
 */

const FILM = 'https://www.youtube.com/embed';
const PICTURE = 'https://live.staticflickr.com/fair';

interface Act {
  /** What the server wrote. Default: a frame. */
  readonly html?: (name: string) => string;
  readonly act: (place: HTMLElement, frame: HTMLIFrameElement, name: string) => void;
  /** What was asked of the vendors in the end, where the act comes before the grant; default: its own address, once. */
  readonly asked?: (name: string) => string[];
}

const frame = (name: string) =>
  `<iframe id="f" title="Film" width="300" height="150" src="${FILM}/${name}"></iframe>`;
const picture = (name: string) => `<img id="f" alt="Fair" src="${PICTURE}/${name}.gif">`;
const nothing = () => [];
const film = (name: string) => [`www.youtube.com/embed/${name}`];
const image = (name: string) => [`live.staticflickr.com/fair/${name}.gif`];

/** By what a visitor or a teacher would call it; the key is the name in the address. */
export const acts: Record<string, Act & { readonly title: string }> = {
  left: { title: 'left alone', act: () => {} },
  emptied: {
    title: 'emptied: src = ""',
    act: (_, f) => {
      f.src = '';
    },
    asked: nothing,
  },
  blanked: {
    title: 'blanked: src = "about:blank"',
    act: (_, f) => {
      f.src = 'about:blank';
    },
    asked: nothing,
  },
  undone: { title: 'its src removed', act: (_, f) => f.removeAttribute('src'), asked: nothing },
  removed: { title: 'taken out of the page', act: (_, f) => f.remove(), asked: nothing },
  cleared: {
    title: 'its place cleared',
    act: place => {
      place.innerHTML = '';
    },
    asked: nothing,
  },
  stopped: {
    title: 'stopped and started: a = src; src = ""; src = a',
    act: (_, f) => {
      const address = f.src;
      f.src = '';
      f.src = address;
    },
  },
  closed: {
    title: 'in a window that is closed and opened again',
    html: name => `<dialog>${frame(name)}</dialog>`,
    act: (place, f) => {
      const window = place.firstElementChild as HTMLDialogElement;
      const address = f.getAttribute('src') as string;
      window.showModal();
      f.setAttribute('src', '');
      window.close();
      window.showModal();
      f.setAttribute('src', address);
      window.close();
    },
  },
  shut: {
    title: 'in a window that is closed',
    html: name => `<dialog>${frame(name)}</dialog>`,
    act: (place, f) => {
      const window = place.firstElementChild as HTMLDialogElement;
      window.showModal();
      f.src = '';
      window.close();
    },
    asked: nothing,
  },
  same: {
    title: 'given the same address again',
    act: (_, f, name) => f.setAttribute('src', `${FILM}/${name}`),
  },
  another: {
    title: 'given another address',
    act: (_, f, name) => {
      f.src = `${FILM}/${name}-2`;
    },
    asked: name => film(`${name}-2`),
  },
  autoplay: {
    title: 'given its address with more behind it',
    act: (_, f) => {
      f.src += '?autoplay=1';
    },
    asked: name => film(`${name}?autoplay=1`),
  },
  own: {
    title: 'given an address of the school’s',
    act: (_, f) => {
      f.src = '/.harness/blank';
    },
    asked: nothing,
  },
  written: {
    title: 'given a document of the page’s',
    act: (_, f) => {
      f.srcdoc = '<p>Own</p>';
    },
    asked: nothing,
  },
  moved: {
    title: 'moved to another place',
    act: (place, f) =>
      place.insertAdjacentElement('afterbegin', document.createElement('section'))?.append(f),
  },
  wrapped: {
    title: 'wrapped',
    act: (_, f) => {
      const wrapper = document.createElement('div');
      f.replaceWith(wrapper);
      wrapper.append(f);
    },
  },
  replaced: {
    title: 'replaced by one of another address',
    act: (_, f, name) => {
      const other = document.createElement('iframe');
      other.title = 'Other';
      other.src = `${FILM}/${name}-2`;
      f.replaceWith(other);
    },
    asked: name => film(`${name}-2`),
  },
  cloned: {
    title: 'replaced by its clone',
    act: (_, f) => f.replaceWith(f.cloneNode(true)),
  },
  rewritten: {
    title: 'its place read and written again',
    act: place => {
      const { innerHTML } = place;
      place.innerHTML = innerHTML;
    },
  },
  serialised: {
    title: 'itself read and written again',
    act: (_, f) => {
      const { outerHTML } = f;
      f.outerHTML = outerHTML;
    },
  },
  parsed: {
    title: 'parsed elsewhere and put back',
    act: place => {
      const { body } = new DOMParser().parseFromString(place.innerHTML, 'text/html');
      place.replaceChildren(...body.childNodes);
    },
  },
  adopted: {
    title: 'sent through another document',
    act: (place, f) => {
      const other = document.implementation.createHTMLDocument('');
      other.body.append(f);
      place.append(other.body.firstElementChild as Element);
    },
  },
  stripped: {
    title: 'stripped of what its author did not write',
    act: (_, f, name) => {
      for (const { name } of [...f.attributes])
        if (!/^(id|title|width|height|src)$/.test(name)) f.removeAttribute(name);
      f.setAttribute('src', `${FILM}/${name}`);
    },
  },
  late: {
    title: 'given its address from an attribute of the page’s own',
    html: name =>
      `<iframe id="f" title="Film" width="300" height="150" data-address="${FILM}/${name}"></iframe>`,
    act: (_, f) => {
      f.src = f.dataset.address as string;
    },
  },
  delayed: {
    title: 'its address kept for later and given back',
    act: (_, f) => {
      f.dataset.kept = f.src;
      f.removeAttribute('src');
      f.setAttribute('src', f.dataset.kept as string);
    },
  },
  hidden: {
    title: 'hidden and shown',
    act: (_, f) => {
      f.hidden = true;
      f.hidden = false;
    },
  },
  picture: { title: 'a picture, left alone', html: picture, act: () => {}, asked: image },
  drawing: {
    title: 'a picture in a drawing, left alone',
    html: name => `<svg><image id="f" href="${PICTURE}/${name}.gif"></image></svg>`,
    act: () => {},
    asked: image,
  },
  'drawing-of-old': {
    title: 'a picture in a drawing, in the old spelling, left alone',
    html: name => `<svg><image id="f" xlink:href="${PICTURE}/${name}.gif"></image></svg>`,
    act: () => {},
    asked: image,
  },
  'picture-emptied': {
    title: 'a picture, emptied',
    html: picture,
    act: (_, f) => f.removeAttribute('src'),
    asked: nothing,
  },
  'picture-another': {
    title: 'a picture, given another address',
    html: picture,
    act: (_, f, name) => {
      f.src = `${PICTURE}/${name}-2.gif`;
    },
    asked: name => image(`${name}-2`),
  },
  'picture-own': {
    title: 'a picture, given one of the school’s',
    html: picture,
    act: (_, f) => {
      f.src = '/icon.svg';
    },
    asked: nothing,
  },
  'picture-again': {
    title: 'a picture, emptied and given back',
    html: picture,
    act: (_, f) => {
      const address = f.src;
      f.src = '';
      f.src = address;
    },
    asked: image,
  },
};

const elements = () =>
  Object.entries(acts).map(([name, act]) => ({
    name,
    act,
    place: document.getElementById(`act-${name}`) as HTMLElement,
  }));

/** `write`: the HTML of all places; `do`: each act; `read`: what the page reads of each place, and what it threw. */
export default (what: 'do' | 'read') => {
  const read: Record<string, unknown> = {};
  for (const { name, act, place } of elements()) {
    let thrown = '';
    if (what === 'do')
      try {
        act.act(place, place.querySelector('#f') as HTMLIFrameElement, name);
      } catch (error) {
        thrown = String(error);
      }
    const element = place.querySelector('iframe, img') as HTMLIFrameElement | null;
    read[name] = {
      thrown,
      html: place.innerHTML,
      src: element?.src,
      srcdoc: element?.srcdoc,
      attribute: element?.getAttribute('src'),
      children: [...place.querySelectorAll('*')].map(({ localName }) => localName),
    };
  }
  return read;
};

export const body = Object.entries(acts)
  .map(([name, { html = frame }]) => `<div id="act-${name}">${html(name)}</div>`)
  .join('\n');

export const askedOf = (name: string) => (acts[name]?.asked ?? film)(name);
