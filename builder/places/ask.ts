import type { Place } from './place.ts';
import { usual } from './usual.ts';

const TAG =
  'Please put the tag below first inside the head on every page of our site, above every other script, without async or defer.';

const FILE =
  'Please also tell us where we can upload one JavaScript file, hallpass.standalone.js, so that visitors get it from our own domain.';

/**
 * The steps for a system whose makers must be asked, since what they write about it is not public or does not say.
 * They answer in English, so they are asked in English.
 *
 * @param support whom to ask, in each language
 * @param tag what they are asked about the tag; its guide has the same words
 */
export const ask = (support: Record<'en' | 'es', string>, tag = TAG): Place['steps'] => ({
  en: {
    ...usual.en,
    upload: [
      `Ask ${support.en}: “${FILE}”`,
      'Upload hallpass.standalone.js there. It is in the folder hallpass.',
      'Copy its address, and write it into the field below.',
    ],
    tag: [`Send it to ${support.en}, with these words: “${tag}”`],
  },
  es: {
    ...usual.es,
    upload: [
      `Pregunte en inglés ${support.es}: «${FILE}»`,
      'Suba allí hallpass.standalone.js. Está en la carpeta hallpass.',
      'Copie su dirección y escríbala en el campo de abajo.',
    ],
    tag: [`Mándela ${support.es} con estas palabras: «${tag}»`],
  },
});
