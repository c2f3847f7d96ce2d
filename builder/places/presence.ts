import { ask } from './ask.ts';
import type { Place } from './place.ts';

export const presence: Place = {
  id: 'presence',
  name: 'PowerSchool Presence (SchoolMessenger)',
  files: 'one',
  guide: 'docs/cms/presence.md',
  steps: ask({ en: 'support', es: 'al soporte técnico' }),
};
