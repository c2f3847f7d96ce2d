import type { Place } from './place.ts';
import { usual } from './usual.ts';

export const other: Place = {
  id: 'other',
  name: 'Other · Otro',
  files: 'folder',
  guide: 'docs/cms/other.md',
  steps: {
    en: {
      ...usual.en,
      upload: [
        'Upload the folder hallpass with your system’s file manager.',
        'If the system renames files, or serves them from another host, upload hallpass.standalone.js alone, and write its address into the field below.',
        'If it takes no script files, put that file on another server of your district.',
      ],
      tag: [
        'Look in the site’s settings for “header code”, “custom code”, “scripts” or “tracking code”.',
        'Paste it at the very top, above all that is there.',
        'If you find only “footer code”, it works there too, but what stands above it is not held.',
      ],
    },
    es: {
      ...usual.es,
      upload: [
        'Suba la carpeta hallpass con el administrador de archivos de su sistema.',
        'Si el sistema cambia los nombres o usa otro servidor, suba solo hallpass.standalone.js y escriba su dirección en el campo de abajo.',
        'Si no acepta archivos de script, ponga ese archivo en otro servidor de su distrito.',
      ],
      tag: [
        'Busque en los ajustes del sitio «header code», «custom code», «scripts» o «tracking code».',
        'Péguela al principio, antes de todo lo que haya.',
        'Si solo encuentra «footer code», también funciona, pero lo que está antes no espera.',
      ],
    },
  },
};
