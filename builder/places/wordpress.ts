import type { Place } from './place.ts';

export const wordpress: Place = {
  id: 'wordpress',
  name: 'WordPress',
  files: 'folder',
  guide: 'docs/cms/wordpress.md',
  steps: {
    en: {
      upload: [
        'Go to “Plugins → Add New”, and click “Upload Plugin”.',
        'Choose hallpass-wordpress-….zip, click “Install Now”, then “Activate Plugin”.',
        'Only if you cannot add plugins: upload the folder hallpass into the top folder of your site, with your host’s file manager.',
      ],
      tag: [
        'With the plugin there is nothing to do here: it puts the tag first.',
        'By hand: open “Appearance → Theme File Editor”, and header.php of a child theme.',
        'Paste it right behind <head>, above wp_head().',
      ],
      link: [
        'With the plugin, the link comes by itself.',
        'If you want it elsewhere, add a menu item of the kind “Custom Links” with the URL #cookie-preferences.',
      ],
      list: ['Open your privacy page in the block editor.', 'Add a “Custom HTML” block, and paste it there.'],
    },
    es: {
      upload: [
        'Vaya a «Plugins → Add New» (Plugins → Añadir) y haga clic en «Upload Plugin».',
        'Elija hallpass-wordpress-….zip, haga clic en «Install Now» y después en «Activate Plugin».',
        'Solo si no puede agregar plugins: suba la carpeta hallpass a la carpeta principal de su sitio con el administrador de archivos de su proveedor.',
      ],
      tag: [
        'Con el plugin no hay nada que hacer aquí: él pone la etiqueta en primer lugar.',
        'A mano: abra «Appearance → Theme File Editor» y el archivo header.php de un tema hijo.',
        'Péguela justo después de <head>, antes de wp_head().',
      ],
      link: [
        'Con el plugin, el enlace aparece solo.',
        'Si lo quiere en otro lugar, agregue al menú un elemento «Custom Links» con la URL #cookie-preferences.',
      ],
      list: [
        'Abra su página de privacidad en el editor de bloques.',
        'Agregue un bloque «Custom HTML» y péguela ahí.',
      ],
    },
  },
  optimizer: {
    en: 'Empty the cache of your caching plugin once. With WP Rocket, write hallpass into the exclusions for deferring.',
    es: 'Vacíe una vez la memoria caché de su plugin de caché. Con WP Rocket, escriba hallpass en las exclusiones de la carga diferida.',
  },
};
