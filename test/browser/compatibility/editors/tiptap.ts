import { Editor, generateHTML, generateJSON } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import Youtube from '@tiptap/extension-youtube';
import StarterKit from '@tiptap/starter-kit';

/** Tiptap, which is ProseMirror: a stored text, a film and a picture put in by its own commands. */
export default async (html: string) => {
  const extensions = [StarterKit, Image, Youtube];
  const content = `${html}<div data-youtube-video><iframe src="https://www.youtube.com/embed/stored"></iframe></div>`;
  const element = document.body.appendChild(document.createElement('div'));
  const editor = new Editor({ element, extensions, content });
  editor.commands.setYoutubeVideo({ src: 'https://www.youtube.com/watch?v=put-in' });
  editor.commands.setImage({ src: 'https://live.staticflickr.com/fair/put-in.jpg' });
  editor.commands.insertContent('<p>Typed</p>');
  return () => ({
    HTML: editor.getHTML(),
    JSON: editor.getJSON(),
    'read anew': generateJSON(content, extensions),
    'read and written': generateHTML(generateJSON(content, extensions), extensions),
  });
};
