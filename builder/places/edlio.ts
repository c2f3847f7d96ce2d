import { ask } from './ask.ts';
import type { Place } from './place.ts';

export const edlio: Place = {
  id: 'edlio',
  name: 'Edlio',
  files: 'one',
  guide: 'docs/cms/edlio.md',
  steps: ask({ en: 'Edlio support', es: 'al soporte de Edlio' }),
};
