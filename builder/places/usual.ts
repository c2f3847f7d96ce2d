import type { Steps } from './place.ts';

/** The link and the list, where nothing is known but that there is an editor. */
export const usual: Record<'en' | 'es', Pick<Steps, 'link' | 'list'>> = {
  en: {
    link: [
      'Paste it into the footer, if the editor takes HTML.',
      'If the footer takes only an address, write #cookie-preferences.',
      'If you cannot change the footer, leave it: Hallpass adds a link of its own.',
    ],
    list: [
      'Edit your privacy page, and look for a place or a view for HTML.',
      'Paste it where the list should stand.',
      'If the editor takes no HTML, leave it out: the preferences have the same list.',
    ],
  },
  es: {
    link: [
      'Péguelo en el pie de página, si el editor acepta HTML.',
      'Si solo acepta una dirección, escriba #cookie-preferences.',
      'Si no puede cambiar el pie de página, déjelo así: Hallpass agrega su propio enlace.',
    ],
    list: [
      'Edite su página de privacidad y busque dónde se puede escribir HTML.',
      'Péguela donde deba aparecer.',
      'Si el editor no acepta HTML, omítala: las preferencias muestran la misma lista.',
    ],
  },
};
