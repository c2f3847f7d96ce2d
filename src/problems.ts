/** What the webmaster is told of, in the console: what should be mended, and what happened. Types only. */

import type { Change, PublicDecision, Requirement } from './model.ts';

/**
 * Something that the webmaster should mend: what kind of thing it is, and what it is about.
 * `src/explain/explain.ts` says it in words.
 */
export type Problem =
  /** An attribute's value is wrong; its default stands. */
  | [kind: 'attribute', key: string, text: string, used: unknown]
  /** An attribute names a service that is not known here. */
  | [kind: 'unknown', key: string, id: string]
  /** A data block, or what it has for texts or services, is not of the right shape. */
  | [kind: 'block', error: unknown]
  /** A service in a data block has no id or no category, or is there twice. */
  | [kind: 'service', service: unknown]
  /** A marked element names something that is no category. */
  | [kind: 'category', element: Element]
  /** A marked script that the browser would run by itself. */
  | [kind: 'executable', element: Element]
  /** A marked element that would load by itself. */
  | [kind: 'live', element: Element]
  /** An element is marked as essential, and the catalog knows the service at its address better. */
  | [kind: 'not-essential', element: Element]
  /** A marked script does not carry the nonce of the tag: the page's own policy would not have run it. */
  | [kind: 'nonce', element: Element]
  /** Something that nobody marked was there before the tag: it may have loaded, or run. */
  | [kind: 'early', element: Element]
  /** A script comes from where anybody can put files. */
  | [kind: 'open', element: Element]
  /** Code of the page's failed on what a held service's script would have made: the name, and the service. */
  | [kind: 'needs', name: string, service: string]
  /** A script that a grant released made a name that code of the page's had failed on before, at these places, between spaces. */
  | [kind: 'belated', name: string, script: Element, places: string]
  /** Released code called `document.write`. */
  | [kind: 'write', element: Element | null]
  /** A part of the widget did not load; it is tried again when it is next needed. */
  | [kind: 'chunk', error: unknown]
  /** Cookies or storage of held services that script cannot remove: their names. */
  | [kind: 'left', names: readonly string[]]
  /** The accent has too little contrast, or is no color here: another one is used. */
  | [kind: 'accent', accent: string]
  /** A cookie that outlives the session, which the site allows none; it is nowhere declared well enough to be rewritten. */
  | [kind: 'lasting', name: string]
  /** Somebody wrote into `dataLayer` before Google's code could be told that nothing is granted yet. */
  | [kind: 'late']
  /** `window.hallpass` was something else before us; whether it is ours now. What it was follows. */
  | [kind: 'taken', isOurs: boolean, before?: unknown]
  /** An address of ours has a word in it for which block lists take files away. */
  | [kind: 'listed', address: string]
  /** A record did not arrive; it is sent again while the page lives. */
  | [kind: 'record', url: string]
  /** So many decisions were made on one page, by a script surely, that no more of them are recorded. */
  | [kind: 'records', most: number]
  /** The announced change of policy takes effect in fewer than 30 days (R21). */
  | [kind: 'soon', day: string, days: number];

/** Tells the webmaster of a problem, in the console. */
export type Report = (...problem: Problem) => void;

/** Something that happened, for a webmaster who asked to be told (`data-debug`). Of cookies, their names alone. */
export type TraceEvent =
  /** What is in force when the page begins. */
  | [kind: 'start', config: object, services: number, decision: PublicDecision | null]
  /** An element, or a request's address, is held; `address` is what it was held for, if not for a mark of the page's. */
  | [kind: 'held', what: Element | string, requirement: Requirement, address?: string | undefined]
  | [kind: 'released', element: Element, requirement: Requirement]
  /** A host of another company's was met, the first time, that no service is known on. */
  | [kind: 'stranger', host: string]
  /** A cookie was not written, was removed, or lives so many seconds (`0`: the session). */
  | [kind: 'cookie', name: string, verdict: 'refuse' | 'remove' | number]
  /** A step, and the decision that it led to. */
  | [kind: 'step', change: Change, decision: PublicDecision | null];

/** Tells of what happened, where the site asks for it. */
export type Trace = (...note: TraceEvent) => void;
