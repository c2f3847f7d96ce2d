import { ask } from './ask.ts';
import type { Place } from './place.ts';

export const parentsquare: Place = {
  id: 'parentsquare',
  name: 'ParentSquare Smart Sites',
  files: 'one',
  guide: 'docs/cms/parentsquare.md',
  steps: ask({ en: 'ParentSquare support', es: 'al soporte de ParentSquare' }),
};
