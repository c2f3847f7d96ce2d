import * as blocks from '@wordpress/blocks';
import { createElement, RawHTML } from '@wordpress/element';

/** WordPress' block editor: what it stores, whether it finds it valid, and what it makes of HTML that is pasted. */
export default async (html: string) => {
  register();
  const stored = `<!-- wp:image -->
<figure class="wp-block-image"><img src="https://live.staticflickr.com/fair/stored.jpg" alt="Fair"/></figure>
<!-- /wp:image -->
<!-- wp:html -->
${html}
<!-- /wp:html -->`;
  return () => {
    const parsed = blocks.parse(stored);
    const raw = blocks.rawHandler({ HTML: html });
    return {
      valid: parsed.map(({ name, isValid }) => `${name}: ${isValid}`),
      stored: blocks.serialize(parsed),
      'converted to blocks': blocks.serialize(raw),
      pasted: blocks.serialize(blocks.pasteHandler({ HTML: html, mode: 'BLOCKS' }) as typeof raw),
    };
  };
};

/** As WordPress' own library of blocks describes them, cut to what is needed here. */
function register() {
  const common = { apiVersion: 3, category: 'text', edit: () => null } as const;
  blocks.registerBlockType('core/paragraph', {
    ...common,
    title: 'Paragraph',
    attributes: { content: { type: 'string', source: 'html', selector: 'p' } },
    transforms: { from: [{ type: 'raw', selector: 'p', schema: { p: { children: { '#text': {} } } } }] },
    save: ({ attributes }: Save) =>
      createElement('p', null, createElement(RawHTML, null, attributes.content)),
  } as never);
  blocks.registerBlockType('core/image', {
    ...common,
    title: 'Image',
    attributes: {
      url: { type: 'string', source: 'attribute', selector: 'img', attribute: 'src' },
      alt: { type: 'string', source: 'attribute', selector: 'img', attribute: 'alt' },
    },
    transforms: {
      from: [
        {
          type: 'raw',
          isMatch: (node: Element) => node.nodeName === 'FIGURE' && !!node.querySelector('img'),
          schema: { figure: { require: ['img'], children: { img: { attributes: ['src', 'alt'] } } } },
        },
      ],
    },
    save: ({ attributes: { url, alt } }: Save) =>
      createElement('figure', { className: 'wp-block-image' }, createElement('img', { src: url, alt })),
  } as never);
  blocks.registerBlockType('core/html', {
    ...common,
    title: 'Custom HTML',
    attributes: { content: { type: 'string', source: 'raw' } },
    transforms: {
      from: [
        {
          type: 'raw',
          isMatch: (node: Element) => node.nodeName === 'FIGURE' && !!node.querySelector('iframe'),
          schema: {
            figure: { require: ['iframe'], children: { iframe: { attributes: ['src', 'width', 'height'] } } },
          },
        },
      ],
    },
    save: ({ attributes }: Save) => createElement(RawHTML, null, attributes.content),
  } as never);
  blocks.setDefaultBlockName('core/paragraph');
  blocks.setFreeformContentHandlerName('core/html');
  blocks.setUnregisteredTypeHandlerName('core/html');
}

interface Save {
  attributes: Record<string, string>;
}
