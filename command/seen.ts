import type { By, State } from '../src/audit/model.ts';
import type { Language } from './readArguments.ts';
import type { InPage } from './readInPage.ts';

/** A request that the browser made of any host. */
export interface Asked {
  address: string;
  by: By;
  /** Milliseconds since 1970. */
  at: number;
  /** What was sent with it. It goes no further than `personalOf.ts`. */
  body: string;
}

/** An answer to a request for a file of Hallpass. */
export interface OwnAnswer {
  address: string;
  /** `0`: none. */
  status: number;
  cacheControl?: string;
}

/** A cookie of the browser's jar, those included that no script can see. */
export interface JarCookie {
  name: string;
  value: string;
  domain: string;
  /** Unix seconds; −1: it ends with the session. */
  expires: number;
}

/** A page as a visitor's browser had it, once it had come to rest. */
export interface Seen {
  /** Where it ended, redirects included. */
  page: string;
  state: State;
  language: Language;
  /** When the visitor chose, milliseconds since 1970; absent: not yet. */
  choseAt?: number;
  /** As the server sent it. */
  html: string;
  /** Its policies, as headers. */
  policies: { text: string; isEnforced: boolean }[];
  /** Its own, those of its frames, and of the choice if it was made here. */
  asked: Asked[];
  own: OwnAnswer[];
  jar: JarCookie[];
  inPage: InPage;
  /** What the privacy page answered; absent: not asked. */
  policyPage?: { status: number; html: string; address: string };
}
