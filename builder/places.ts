import { apptegy } from './places/apptegy.ts';
import { drupal } from './places/drupal.ts';
import { edlio } from './places/edlio.ts';
import { finalsite } from './places/finalsite.ts';
import { finalsiteWcm } from './places/finalsiteWcm.ts';
import { googleSites } from './places/googleSites.ts';
import { other } from './places/other.ts';
import { parentsquare } from './places/parentsquare.ts';
import type { Place } from './places/place.ts';
import { presence } from './places/presence.ts';
import { squarespace } from './places/squarespace.ts';
import { weebly } from './places/weebly.ts';
import { wix } from './places/wix.ts';
import { wordpress } from './places/wordpress.ts';

export type { Place, PlaceId } from './places/place.ts';

/** What school sites are made with, in the order in which webmasters are offered it. */
export const places: readonly Place[] = [
  apptegy,
  drupal,
  edlio,
  finalsite,
  finalsiteWcm,
  googleSites,
  parentsquare,
  presence,
  squarespace,
  weebly,
  wix,
  wordpress,
  other,
];

/** A place by its id; of an unknown one, any other system. */
export const placeOf = (id: string): Place => places.find(place => place.id === id) ?? other;
