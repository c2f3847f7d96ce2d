import type { EmbedKind } from '../model.ts';

/** What a visitor can see of a service, by kind. */
export const embedKinds = [
  'video',
  'audio',
  'map',
  'calendar',
  'document',
  'form',
  'post',
  'translation',
  'search',
  'chat',
  'widget',
] as const satisfies readonly EmbedKind[];
