// @ts-check
import { districtOffice } from './district-office.mjs';
import { oakHill } from './oak-hill.mjs';
import { summit } from './summit.mjs';
import { willow } from './willow.mjs';

export { districtOffice };

/** The whole district. */
export const sites = [districtOffice, oakHill, summit, willow];
