import Quill from 'quill';

/** Quill: a stored text, a film and a picture put in by its own commands. */
export default async (html: string) => {
  const root = document.body.appendChild(document.createElement('div'));
  const quill = new Quill(root);
  quill.clipboard.dangerouslyPasteHTML(html);
  const end = () => quill.getLength() - 1;
  quill.insertEmbed(end(), 'video', 'https://www.youtube.com/embed/put-in', 'user');
  quill.insertEmbed(end(), 'image', 'https://live.staticflickr.com/fair/put-in.jpg', 'user');
  quill.insertText(end(), 'Typed', 'user');
  return () => ({
    'its own format': quill.getContents(),
    'semantic HTML': quill.getSemanticHTML(),
    'the editor’s HTML': quill.root.innerHTML,
    'converted anew': quill.clipboard.convert({ html }),
  });
};
