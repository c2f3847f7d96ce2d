import DOMPurify, { type Config } from 'dompurify';

/** DOMPurify as sites use it: a string or a fragment, with data attributes (its default) and without. */
export default async (html: string) => {
  const options: Config = { ADD_TAGS: ['iframe'] };
  const written = (...nodes: Node[]) => {
    const place = document.createElement('div');
    place.append(...nodes);
    return place.innerHTML;
  };
  const loose = () => Object.assign(document.createElement('div'), { innerHTML: html });
  return () => ({
    'a string': DOMPurify.sanitize(html, options),
    'a string, without data attributes': DOMPurify.sanitize(html, { ...options, ALLOW_DATA_ATTR: false }),
    'a fragment': written(DOMPurify.sanitize(html, { ...options, RETURN_DOM_FRAGMENT: true })),
    'a fragment, without data attributes': written(
      DOMPurify.sanitize(html, { ...options, RETURN_DOM_FRAGMENT: true, ALLOW_DATA_ATTR: false }),
    ),
    'a body': (DOMPurify.sanitize(html, { ...options, RETURN_DOM: true }) as Element).innerHTML,
    'elements of the page': (DOMPurify.sanitize(loose(), { ...options, RETURN_DOM: true }) as Element)
      .outerHTML,
  });
};
