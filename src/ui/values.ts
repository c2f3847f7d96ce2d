/** What each prerendered surface is built with. Types only. */

import type { Gate } from '../interfaces.ts';
import type { EmbedKind } from '../model.ts';

type Audience = Gate['config']['audience'];

/** What the banner needs to know of the page. An empty text counts as none, here and below. */
export type BannerValues = {
  audience: Audience;
  /** Whether there is anything that the visitor can accept. */
  open: boolean;
  policyUrl?: string;
  /** One thing more that there is to say. */
  note?: string;
} & {
  /** The languages that one can switch to. */
  [to: `to-${string}`]: boolean;
};

/** What there is to say in a message: any of it together. */
export type StatusValues = {
  saved?: boolean;
  unsaved?: boolean;
  forgotten?: boolean;
  /** The preferences did not load. */
  failed?: boolean;
  /** `note` is to be said. */
  noted?: boolean;
  note?: string;
  optOut?: boolean;
  /** What could not be removed: names here, other sites; and whether there is any of it. */
  names?: string;
  sites?: string;
  stays?: boolean;
  /** What runs stops only on a new page. */
  stop?: boolean;
  /** Something came too late for code of the page's. */
  late?: boolean;
  /** The visitor is asked whether the page may be loaded again. */
  ask?: boolean;
  policyUrl?: string;
};

export type ReopenValues = { optOut: boolean };

/** What stands in for an embed. */
export type PlaceholderValues = {
  /** What it is called by: its own title, or its kind. */
  heading: 'title' | EmbedKind;
  title: string;
  kind: EmbedKind;
  /** Whose it is, and where it is from. */
  name: string;
  company: string;
  host: string;
  href: string;
  /** Whether the visitor may allow it; and all of its service, which is one that we know. */
  open: boolean;
  known: boolean;
  /** It keeps cookies that this site cannot end. */
  lasting: boolean;
  /** The visitors who may not allow it. */
  lockedFor?: Audience;
};

/** The notice, about one embed in its place, or about everything that has none. */
export type NoticeValues = Partial<PlaceholderValues> & {
  /** How many services wait that have no place. */
  waiting?: 'one' | 'many';
  place?: boolean;
  /** The page's own policy refused a frame. */
  refused?: boolean;
};
