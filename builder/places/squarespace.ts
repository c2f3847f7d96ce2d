import type { Place } from './place.ts';

export const squarespace: Place = {
  id: 'squarespace',
  name: 'Squarespace',
  files: 'one',
  guide: 'docs/cms/squarespace.md',
  steps: {
    en: {
      upload: [
        'Upload hallpass.standalone.js as a file in the editor of any link, and publish.',
        'Copy the address that the link got, and write it into the field below.',
        'If Squarespace refuses the file, put it on another server of your district.',
      ],
      tag: [
        'You need a plan with code injection, and the Administrator permission.',
        'Go to “Settings → Advanced → Code Injection”. In newer versions it is “Pages → Website Tools → Code Injection”.',
        'Paste it at the very top of the field “Header”, and click “Save”.',
      ],
      link: ['Edit the footer, and add a link with the address #cookie-preferences.'],
      list: ['Edit your privacy page, and add a “Code” block.', 'Paste it there, set to HTML.'],
    },
    es: {
      upload: [
        'Suba hallpass.standalone.js como archivo en el editor de cualquier enlace y publique.',
        'Copie la dirección que recibió el enlace y escríbala en el campo de abajo.',
        'Si Squarespace rechaza el archivo, póngalo en otro servidor de su distrito.',
      ],
      tag: [
        'Necesita un plan con inyección de código y el permiso de administrador.',
        'Vaya a «Settings → Advanced → Code Injection». En versiones más nuevas es «Pages → Website Tools → Code Injection».',
        'Péguela al principio del campo «Header» y haga clic en «Save».',
      ],
      link: ['Edite el pie de página y agregue un enlace con la dirección #cookie-preferences.'],
      list: ['Edite su página de privacidad y agregue un bloque «Code».', 'Péguela ahí, como HTML.'],
    },
  },
};
