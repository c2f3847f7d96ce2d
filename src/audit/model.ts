/**
 * What the audit looks at, and what it says of it (R11). Types only. Nothing in here is a value of a cookie, of stored
 * data or of a query: names, kinds, hosts and times alone.
 *
 * readers → `Facts` → checks → `Finding` → `Report`. Whoever else can gather facts, a command line say, can use the
 * checks and the report as they are.
 */

import type { Category } from '../model.ts';

/** How much a finding matters: it does not do what it should; it may not; it is good to know. */
export type Weight = 'fault' | 'warning' | 'note';

/** What a page was looked at as: nothing chosen, all refused, all accepted, or what the webmaster had chosen. */
export type State = 'undecided' | 'refused' | 'accepted' | 'own';

/** One page, looked at in one state: everything that the checks get to know. */
export interface Facts {
  /** The address, without what stands behind `?` and `#`. */
  page: string;
  state: State;
  site: SiteFacts;
  install: InstallFacts;
  parties: Party[];
  stored: Stored[];
  personal: Personal[];
  problems: Told[];
}

/** What the site asks for by its tag; see `docs/attributes.md`. */
export interface SiteFacts {
  block: 'known' | 'marked' | 'strict';
  cookieLimit: 'none' | 'session' | 'login';
  /** As written; absent: no limit but the consent cookie's. */
  maxDays?: number;
  consentMode: readonly string[];
  policyUrl?: string;
  reopen: 'auto' | 'none';
}

/** An element of the page's source, as far as it matters here. */
export interface SourceElement {
  /** The start tag as it would be written, with its address but without its query, and no other value. */
  code: string;
  /** Its address without query; `script` for code that stands in the page. */
  name: string;
  /** The host that it is asked from, or that its code names, where that is another company's. */
  host?: string;
  /** The service at its address, or whose name is in its code. */
  service?: string;
  /** The marked markup to put in its place, where it can be marked. */
  marked?: string;
}

/** How Hallpass stands in the page. */
export interface InstallFacts {
  /** The tag in the HTML that the server sent; absent: it is not there, some script put it in. */
  tag?: {
    code: string;
    /** As it should be written. */
    mend: string;
    /** Code that runs before it: scripts, and what loads from other hosts, in the order of the page. */
    above: SourceElement[];
    isInHead: boolean;
    /** Attributes that make it wait: `async`, `defer`, `type=module`. */
    waits: string[];
    /** What optimizers leave on a tag: attributes, a `type` that no browser runs. */
    rewritten: string[];
  };
  /** Whether the source could be read; if not, nothing is said of the tag's place. */
  isSourceRead: boolean;
  /** How many tags of ours the source has. */
  tags: number;
  /** The address of the file that runs, without query. */
  home: string;
  files: OwnFile[];
  /** Addresses that block lists take away. */
  listed: string[];
  /** What the page's policy, enforced or only reported, would stop: a directive, and whether it is enforced. */
  forbidden: { directive: string; isEnforced: boolean }[];
  /** Whether there is a way back to the preferences; `added`: Hallpass added it. */
  reopen: 'own' | 'added' | 'none';
  /** What the privacy page answers: a status, `0` for no answer; absent: not asked. */
  policyPage?: { status: number; hasList: boolean };
  /** Names of other consent tools that are on the page. */
  otherTools: string[];
  /** Names of optimizers that rewrite scripts on the page. */
  optimizers: string[];
  /** A consent default of the page's own stands in its source. */
  hasOwnConsentDefault: boolean;
  /** What loads only without JavaScript, from other hosts: nothing can hold it. */
  noscript: SourceElement[];
}

/** A file of ours on the site's server. */
export interface OwnFile {
  name: string;
  /** `changed`: what arrived is not what was built. */
  state: 'whole' | 'missing' | 'changed' | 'unasked';
  /** As sent; absent: none was. */
  cacheControl?: string;
  /** Whether its name carries a hash of its content. */
  isHashed: boolean;
}

/** By what something came from another host. */
export type By = 'script' | 'frame' | 'image' | 'style' | 'font' | 'media' | 'request' | 'hint' | 'other';

/** A host of another company's on the page. */
export interface Party {
  host: string;
  /** Service, its name and company; absent: no service is known there. */
  service?: string;
  name?: string;
  company?: string;
  category?: Category;
  by: By[];
  /** Something of it is held at the moment. */
  isHeld: boolean;
  /** A request to it was made, whatever became of it. */
  isAsked: boolean;
  /** It may run in this state. */
  mayRun: boolean;
  /** The site allows the host by `data-allow`. */
  isAllowed: boolean;
  /** An element of it, as it stands, and as it would be marked. */
  code?: string;
  marked?: string;
}

/** Where something is kept. */
export type Store = 'cookie' | 'local' | 'session' | 'database' | 'cache';

/** Something that the browser keeps for the site, by its name. */
export interface Stored {
  store: Store;
  name: string;
  /** How long it still lives, in days; `0`: to the end of the session; absent: not known, or no end. */
  days?: number;
  /** What the site's limit allows it, in days; `0`: the session; absent: no limit. */
  allowed?: number;
  /** The services that declare it; none: nobody does. */
  services: string[];
  /** Whether one of them may run now; also where nobody declares it. */
  mayStay: boolean;
  /** The file that was seen writing it, without its query; absent: nobody was seen. */
  writer?: string;
}

/** Something that looks like personal data (R11). What it is, never the thing itself. */
export interface Personal {
  /** A kind of `personalData/`: `email`, `phone`, … */
  kind: string;
  sure: boolean;
  where: Store | 'query';
  /** Of the cookie, the key, the parameter. */
  name: string;
  /** Whom a query went to. */
  host?: string;
}

/** A problem that the gate told of (`src/problems.ts`), without what it held on to. */
export interface Told {
  /** The problem's own kind. */
  kind: string;
  /** An attribute, an element's start tag, a service, a name. */
  about: string;
  /** The markup or the line to write instead. */
  mend?: string;
}

/** Something that a check found. */
export interface Finding {
  /** The check: a key of `checks` in `locales/audit/`, where its words are. */
  check: string;
  weight: Weight;
  /** What it is about: a host, a cookie's name, a file. With the check it tells findings apart. */
  about: string;
  /** What its words fill in, besides `about`. */
  values?: Readonly<Record<string, string>>;
  service?: string;
  /** The element as it stands. */
  code?: string;
  /** What to write: to be copied as it is. */
  mend?: string;
  /** Where and as what it was found. */
  pages: string[];
  states: State[];
}

/** A page that was to be looked at; `failed`: why it was not: a key of `failures` in `locales/audit/`. */
export interface LookedAt {
  page: string;
  state: State;
  failed?: string;
}

/** The report, as it is kept as JSON. */
export interface Report {
  format: 'hallpass-audit';
  /** Of this shape. */
  version: 1;
  /** Version of Hallpass. */
  hallpass: string;
  /** ISO 8601. */
  time: string;
  /** The site's host. */
  site: string;
  pages: LookedAt[];
  findings: Finding[];
  parties: Party[];
  stored: Stored[];
  /** What the webmaster chose for hosts that nobody knew, to be put above the tag. */
  dataBlock?: string;
}

/** What changed since an earlier report. */
export interface Comparison {
  /** Of the earlier report. */
  time: string;
  appeared: Finding[];
  gone: Finding[];
}
