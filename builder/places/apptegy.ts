import { ask } from './ask.ts';
import type { Place } from './place.ts';

export const apptegy: Place = {
  id: 'apptegy',
  name: 'Apptegy (Thrillshare)',
  files: 'one',
  guide: 'docs/cms/apptegy.md',
  steps: ask({ en: 'Apptegy support', es: 'al soporte de Apptegy' }),
};
