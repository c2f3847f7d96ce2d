import { ask } from './ask.ts';
import type { Place } from './place.ts';

const TAG =
  'Please put the tag below into our template, first inside the head, above every other script, without async or defer, on the main site and all subsites.';

const steps = ask({ en: 'support', es: 'al soporte técnico' }, TAG);

export const finalsiteWcm: Place = {
  id: 'finalsite-wcm',
  name: 'Finalsite WCM (Blackboard, Schoolwires)',
  files: 'one',
  guide: 'docs/cms/finalsite-wcm.md',
  steps: {
    en: {
      ...steps.en,
      link: [
        'Open “Configure › Sites ›” your site “› Advanced › Change”, and click the template’s thumbnail.',
        'If the footer has a field for a link, write #cookie-preferences.',
        'Click “Publish & Exit”.',
        'If the footer has no such field, leave it: Hallpass adds a link of its own.',
      ],
    },
    es: {
      ...steps.es,
      link: [
        'Abra «Configure › Sites ›», su sitio, «› Advanced › Change» y haga clic en la miniatura de la plantilla.',
        'Si el pie de página tiene un campo para un enlace, escriba #cookie-preferences.',
        'Haga clic en «Publish & Exit».',
        'Si no hay ese campo, déjelo así: Hallpass agrega su propio enlace.',
      ],
    },
  },
};
