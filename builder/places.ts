/** stub until the guides are merged */
export type PlaceId = 'other';
const steps = {
  upload: ['Upload the folder hallpass.'],
  tag: ['Open the header code.', 'Paste it first.'],
  link: ['Paste it into the footer.'],
  list: ['Paste it into the page.'],
};
export const places = [
  {
    id: 'other' as PlaceId,
    name: 'Other',
    files: 'folder' as 'folder' | 'one' | 'none',
    guide: 'docs/cms/README.md',
    steps: { en: steps, es: steps },
  },
];
export const placeOf = (id: string) => places.find(p => p.id === id) ?? places[0]!;
