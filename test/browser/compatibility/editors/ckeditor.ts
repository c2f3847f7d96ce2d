// @ts-expect-error: it has no types
import ClassicEditor from '@ckeditor/ckeditor5-build-classic';

/** CKEditor 5 with the media feature: it stores films as `oembed`, or as the frames that show them. */
export default async (html: string) => {
  const stored = `${html}<figure class="media"><oembed url="https://www.youtube.com/watch?v=stored"></oembed></figure>
    <figure class="image"><img src="https://live.staticflickr.com/fair/stored.jpg" alt="Fair"></figure>`;
  const open = async (previewsInData: boolean) => {
    const place = document.body.appendChild(document.createElement('div'));
    const editor = await ClassicEditor.create(place, { mediaEmbed: { previewsInData } });
    editor.setData(stored);
    editor.execute('mediaEmbed', 'https://www.youtube.com/watch?v=put-in');
    return editor;
  };
  const oembed = await open(false);
  const previews = await open(true);
  return () => ({ oembed: oembed.getData(), previews: previews.getData() });
};
