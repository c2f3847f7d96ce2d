import type { Place } from './place.ts';

export const drupal: Place = {
  id: 'drupal',
  name: 'Drupal',
  files: 'folder',
  guide: 'docs/cms/drupal.md',
  steps: {
    en: {
      upload: ['Upload the folder hallpass into the site’s web root, the folder with index.php.'],
      tag: [
        'In the theme: paste it into html.html.twig of your own theme, right behind <head>.',
        'Then choose “Configuration → Performance → Clear all caches”.',
        'Or install the module “Header and Footer Scripts”, paste it into the scripts of the header, and press “Save configuration”.',
      ],
      link: ['Add a block with the link to the footer region, in a text format that keeps links.'],
      list: [
        'Edit your privacy page, and choose the text format “Full HTML”.',
        'Paste it in the editor’s source view.',
      ],
    },
    es: {
      upload: ['Suba la carpeta hallpass a la raíz web del sitio, la carpeta donde está index.php.'],
      tag: [
        'En el tema: péguela en el archivo html.html.twig de su propio tema, justo después de <head>.',
        'Después elija «Configuration → Performance → Clear all caches».',
        'O instale el módulo «Header and Footer Scripts», péguela en los scripts del encabezado y oprima «Save configuration».',
      ],
      link: [
        'Agregue un bloque con el enlace a la región del pie de página, en un formato de texto que conserve los enlaces.',
      ],
      list: [
        'Edite su página de privacidad y elija el formato de texto «Full HTML».',
        'Péguela en la vista de código del editor.',
      ],
    },
  },
  optimizer: {
    en: 'Clear Drupal’s caches, and look at the site signed out. If Cloudflare is in front of it, the tag’s attributes keep its Rocket Loader away.',
    es: 'Vacíe las cachés de Drupal y mire el sitio sin iniciar sesión. Si usa Cloudflare, los atributos de la etiqueta evitan que Rocket Loader la retrase.',
  },
};
