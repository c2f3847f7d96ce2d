import tinymce, { type RawEditorOptions } from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/plugins/image';
import 'tinymce/plugins/media';
import 'tinymce/themes/silver';

/** TinyMCE over a form's field, and within the page. */
export default async (html: string) => {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<form><textarea id="classic"></textarea></form><div id="inline"></div>',
  );
  const classic = await open({ selector: '#classic' });
  const inline = await open({ selector: '#inline', inline: true });
  for (const editor of [classic, inline]) {
    editor.setContent(html);
    editor.insertContent('<p>Typed</p>');
  }
  return () => {
    classic.save();
    return {
      'a form’s field': (document.querySelector('#classic') as HTMLTextAreaElement).value,
      classic: classic.getContent(),
      inline: inline.getContent(),
      'inline, as a tree': inline.serializer.serialize(inline.getBody(), { format: 'html' }),
    };
  };
};

async function open(options: RawEditorOptions) {
  const [editor] = await tinymce.init({
    license_key: 'gpl',
    skin: false,
    content_css: false,
    plugins: 'media image',
    promotion: false,
    extended_valid_elements: 'iframe[*],img[*]',
    ...options,
  });
  if (!editor) throw new Error('TinyMCE did not start');
  return editor;
}
