// The plugin's blocks in the editor: what PHP prints is drawn here as a sketch.
(({ blocks, blockEditor, components, element }, words) => {
  const { createElement: h } = element;
  const { InnerBlocks, InspectorControls, RichText, useBlockProps } = blockEditor;
  const shared = { apiVersion: 2, category: 'widgets', icon: 'shield', supports: { html: false } };

  blocks.registerBlockType('hallpass/link', {
    ...shared,
    title: words.link,
    attributes: { text: { type: 'string' } },
    edit: ({ attributes, setAttributes }) =>
      h(
        'div',
        useBlockProps(),
        h(RichText, {
          tagName: 'span',
          'aria-label': words.linkLabel,
          allowedFormats: [],
          placeholder: words.linkText,
          value: attributes.text ?? '',
          onChange: text => setAttributes({ text }),
        }),
      ),
    save: () => null,
  });

  blocks.registerBlockType('hallpass/services', {
    ...shared,
    title: words.services,
    edit: () => h('div', useBlockProps(), h('p', null, words.servicesNow)),
    save: () => null,
  });

  blocks.registerBlockType('hallpass/wait', {
    ...shared,
    title: words.wait,
    attributes: { category: { type: 'string' } },
    edit: ({ attributes, setAttributes }) =>
      h(
        'div',
        useBlockProps(),
        h(
          InspectorControls,
          null,
          h(
            components.PanelBody,
            { title: words.category },
            h(components.SelectControl, {
              label: words.category,
              value: attributes.category ?? 'marketing',
              options: ['preferences', 'analytics', 'marketing'].map(value => ({
                value,
                label: words[value],
              })),
              onChange: category => setAttributes({ category }),
            }),
          ),
        ),
        h('p', null, h('em', null, words.waitNow)),
        h(InnerBlocks),
      ),
    save: () => h(InnerBlocks.Content),
  });
})(window.wp, window.hallpassBlocks);
