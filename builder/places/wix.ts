import type { Place } from './place.ts';

export const wix: Place = {
  id: 'wix',
  name: 'Wix',
  files: 'one',
  guide: 'docs/cms/wix.md',
  steps: {
    en: {
      upload: [
        'Wix has no place for script files. Put hallpass.standalone.js on another server of your district.',
        'Write its whole address into the field below.',
      ],
      tag: [
        'Your site must be published and have a domain of its own.',
        'In the dashboard go to “Settings → Custom Code”, and add code.',
        'Paste it. Place it in the “Head”, on “all pages”, loaded “once”.',
        'Of the types choose “Essential”, so that Wix writes it into the page itself.',
      ],
      link: [
        'Make a text in the footer a link to your site’s whole address, with #cookie-preferences at its end.',
      ],
      list: [
        'Where Wix shows HTML in a frame of its own, the list does not work.',
        'Then leave it out: the preferences have the same list.',
      ],
    },
    es: {
      upload: [
        'Wix no tiene lugar para archivos de script. Ponga hallpass.standalone.js en otro servidor de su distrito.',
        'Escriba su dirección completa en el campo de abajo.',
      ],
      tag: [
        'Su sitio debe estar publicado y tener su propio dominio.',
        'En el panel vaya a «Settings → Custom Code» y agregue código.',
        'Péguela. Colóquela en «Head», en todas las páginas («all pages») y una sola vez («once»).',
        'Entre los tipos elija «Essential», para que Wix la escriba en la página misma.',
      ],
      link: [
        'Convierta un texto del pie de página en un enlace a la dirección completa de su sitio, con #cookie-preferences al final.',
      ],
      list: [
        'Donde Wix muestra el HTML en un marco aparte, la lista no funciona.',
        'En ese caso omítala: las preferencias muestran la misma lista.',
      ],
    },
  },
};
