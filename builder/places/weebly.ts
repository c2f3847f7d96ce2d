import type { Place } from './place.ts';
import { usual } from './usual.ts';

export const weebly: Place = {
  id: 'weebly',
  name: 'Weebly',
  files: 'one',
  guide: 'docs/cms/weebly.md',
  steps: {
    en: {
      ...usual.en,
      upload: [
        'Upload hallpass.standalone.js to the “assets” of Weebly’s code editor, and open its address to be sure.',
        'Write the address into the field below.',
        'If Weebly refuses the file, put it on another server of your district.',
      ],
      tag: [
        'Go to “Settings”, then “Search Engine Optimization (SEO)”.',
        'Paste it at the very top of the field for the header’s code, and click “Save”.',
        'If you find only “Footer Code”, ask Weebly’s support for the header.',
        'Click “publish”.',
      ],
    },
    es: {
      ...usual.es,
      upload: [
        'Suba hallpass.standalone.js a los archivos («assets») del editor de código de Weebly y abra su dirección para estar seguro.',
        'Escriba la dirección en el campo de abajo.',
        'Si Weebly rechaza el archivo, póngalo en otro servidor de su distrito.',
      ],
      tag: [
        'Vaya a «Settings» y después a «Search Engine Optimization (SEO)».',
        'Péguela al principio del campo para el código del encabezado y haga clic en «Save».',
        'Si solo encuentra «Footer Code», pregunte al soporte de Weebly por el encabezado.',
        'Haga clic en «publish».',
      ],
    },
  },
};
