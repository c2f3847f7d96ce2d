import { inject } from 'vitest';
import { type Asking, type Client, openClient } from './client.ts';

/** Both installations; `null`: this machine has none. */
export const wordpress = inject('wordpress');

const NAMES = ['modern', 'old'] as const;

/** 6.5 and 6.1, as their names in a table of tests. */
export const sites = NAMES;

export type SiteName = (typeof NAMES)[number];

/** A site of the two. @throws where there is no WordPress: a test that is not skipped has one */
export function placeOf(name: SiteName) {
  const place = wordpress?.[name];
  if (!place) throw new Error('There is no WordPress here');
  return place;
}

/** A new visitor of a site. */
export const visitorOf = (name: SiteName): Client => openClient(placeOf(name));

/** Asks for the same page without the plugin. */
export const WITHOUT = { headers: { 'x-without-hallpass': '1' } } satisfies Asking;

/** The data block and the tag, wherever they stand. */
const TAG =
  /<script type="application\/json" data-hallpass>[^<]*<\/script>\n<script src="[^"]*\/hallpass\.js"[^>]*><\/script>\n/g;

/** The tags of a page. */
export const tagsIn = (html: string): string[] => html.match(TAG) ?? [];

/** A page without its tag, which must stand right behind `<head>`. */
export const withoutTag = (html: string): string =>
  html.replace(new RegExp(`(?<=<head[^>]*>)\n${TAG.source}`), '');
