// @ts-check
import { doubleclick } from './doubleclick.mjs';
import { googleAnalytics } from './google-analytics.mjs';
import { googleCalendar } from './google-calendar.mjs';
import { googleTagManager } from './google-tag-manager.mjs';
import { googleTranslate } from './google-translate.mjs';
import { meta } from './meta.mjs';
import { umami } from './umami.mjs';
import { youtube } from './youtube.mjs';

/** Everyone who is not the school. */
export const vendors = [
  googleTagManager,
  googleAnalytics,
  doubleclick,
  meta,
  youtube,
  googleCalendar,
  googleTranslate,
  umami,
];
