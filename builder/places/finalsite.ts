import { ask } from './ask.ts';
import type { Place } from './place.ts';

export const finalsite: Place = {
  id: 'finalsite',
  name: 'Finalsite',
  files: 'one',
  guide: 'docs/cms/finalsite.md',
  steps: ask({ en: 'Finalsite support', es: 'al soporte de Finalsite' }),
};
