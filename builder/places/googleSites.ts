import type { Place } from './place.ts';

const NO = 'This is not possible in Google Sites.';

const NO_ES = 'En Google Sites no es posible.';

export const googleSites: Place = {
  id: 'google-sites',
  name: 'Google Sites',
  files: 'none',
  guide: 'docs/cms/google-sites.md',
  steps: {
    en: {
      upload: [
        'Hallpass cannot be installed in Google Sites. Nor can any other consent tool.',
        'Link to videos, maps and forms instead of embedding them.',
        'Or move what needs consent to a page of your district’s main site, and link there.',
      ],
      tag: [NO],
      link: [NO],
      list: [NO],
    },
    es: {
      upload: [
        'Hallpass no se puede instalar en Google Sites. Tampoco ninguna otra herramienta de consentimiento.',
        'En vez de insertar videos, mapas y formularios, ponga enlaces a ellos.',
        'O pase lo que necesita permiso a una página del sitio principal de su distrito y ponga un enlace.',
      ],
      tag: [NO_ES],
      link: [NO_ES],
      list: [NO_ES],
    },
  },
};
