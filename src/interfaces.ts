/** What the parts of the widget, which are loaded one by one, know of each other. Types only. */

import type { Config } from './config/attributes.ts';
import type {
  Change,
  Consent,
  Decision,
  HeldEmbed,
  Language,
  Receipt,
  Service,
  ServiceDetails,
  Texts,
} from './model.ts';
import type { Problem, Report, Trace, TraceEvent } from './problems.ts';

/** The parts of the widget that are loaded only when they are needed. A call that failed can be made again. */
export interface Chunks {
  ui(): Promise<Ui>;
  sentences(language: string): Promise<Texts>;
  services(): Promise<Services>;
  embeds(): Promise<Embeds>;
  sweep(): Promise<Sweep>;
  record(): Promise<Records>;
  /** What a webmaster looks at the site with (R11). */
  audit(): Promise<Audit>;
  /** What a chunk needs besides, and knows the hash of: the gate does not carry it. */
  further(name: string, sha256: string): Promise<{ default: Texts }>;
  /** Puts problems into words. */
  explain(): Promise<{ explain(about: Problem | TraceEvent): string }>;
}

/** What the surfaces know of the gate, and all that they can do. */
export interface Gate {
  readonly consent: Consent;
  readonly language: Language;
  readonly chunks: Chunks;
  /** The tag's attributes. */
  readonly config: Config;
  /** The site's own sentences, by language. */
  readonly texts: Texts;
  /** The site's own services, and its changes to the catalog's. */
  readonly ownServices: readonly Partial<Omit<Service, 'category'>>[];
  /** What is held and can be seen to be missing; and, without a mark, places for the list of services. */
  readonly heldEmbeds: ReadonlyMap<Element, HeldEmbed | null>;
  /** The services that were met on this page, by id, held or not; and whatever else markup calls one. */
  readonly met: ReadonlySet<string | undefined>;
  /** The hosts of other companies that were met while something is held, and that no service is known on. */
  readonly strangers: ReadonlySet<string>;
  /** Releases an element, or all of a service, on this page alone: nothing is stored. */
  loadOnce(what: Element | string): void;
  /** Whether code of one of these categories or services ran on this page. */
  ran(names: readonly string[]): boolean;
  receipt(): Receipt | null;
  /**
   * Takes a node for ours, with all that is in it: a root, a surface. Only there do buttons accept and forget, and by what
   * means a visitor decided is known from there. In a frame's document it is listened to by itself.
   */
  own(node: Node): void;
  report: Report;
  /** The problems that were reported so far. */
  readonly told: readonly (Problem | TraceEvent)[];
  trace: Trace;
  /** The page's own tag; `null`: module code imported the file. */
  readonly tag: HTMLScriptElement | null;
  /** The address of the file that runs. */
  readonly home: string;
  /** The longest that a cookie of a name may live here, in seconds; `0`: to the end of the session. */
  maxAge(name: string): number;
  /** The service at an address. */
  serviceAt(url: URL): string | null | undefined;
}

/** The surfaces that are rendered at build time. */
export type Surface = 'banner' | 'status' | 'reopen';

/** What a sweep could not remove: names of cookies and data here, and other sites, which may keep cookies of theirs. */
export interface Remains {
  readonly names: readonly string[];
  readonly sites: readonly string[];
}

/** The surfaces that need no framework, in all languages. They are part of `hallpass.js`. */
export interface FirstLayer {
  /**
   * Starts them, once.
   *
   * @param left what the last sweep could not remove
   */
  start(gate: Gate, left: () => Promise<Remains>): Surfaces;
  /** Whether the page was just loaded again for a choice, and the visitor has read nothing of it yet. */
  hasNews(): boolean;
}

/** The surfaces on the page. */
export interface Surfaces {
  readonly root: ShadowRoot;
  /** In front of the page, and clear of what has the focus on it: whatever is put into it. */
  readonly layer: HTMLElement;
  /** Offers a way back to the choice, as long as the page has none of its own. */
  offerReopenLink(): void;
  /** Brings banner and message to what the gate says now; after a choice, `change` is what it led to. */
  follow(change?: Change): void;
  /** Says one thing more, in the banner, or, to those who see none, in a message. */
  note(wordsIn: (language: string) => string): void;
  /** Offers to load the page again, once: something came too late for code of the page's. */
  offerReload(): void;
  /** Says, where the page has a link of its own to the preferences, that the opt-out signal is honored (R16). */
  tellOptOut(): void;
  /** Says that the preferences did not load, or takes that back. */
  tellFailure(isTrue: boolean): void;
  /** Says what came of the choice for which the page was loaded again. */
  tellNews(): void;
  /** Puts the message away. */
  dismiss(): void;
}

/** The chunk that knows what visitors are told of each service; of an unknown one, nothing. */
export type Services = {
  /** Every service that is known here. */
  ids(own: Gate['ownServices']): string[];
  describe(id: string | undefined, own: Gate['ownServices']): ServiceDetails | undefined;
};

/** The chunk of what some pages have to show: placeholders for what is held, the announcement of a change (R21). */
export interface Embeds {
  /** Stands in for everything that is missing, and leaves where it is there again. */
  renderPlaceholders(gate: Gate, surfaces: () => Surfaces): void;
  /** Does what some attributes ask of the surfaces: an announcement, an accent that can be read. */
  enhanceBanner(gate: Gate, surfaces: Surfaces): void;
}

/** The chunk that removes what held services left in the browser (R12, R13). */
export interface Sweep {
  /** Whether the page can be loaded again now, to stop what runs, or the visitor must be asked: something would be lost. */
  reloadStrategy(): 'now' | 'ask';
  start(gate: Gate): {
    /** Whether a cookie's name is one of a held service, and of none that may run. */
    isHeld(name: string): boolean;
    /** Removes a cookie that was written before its name was known. */
    removeIfHeld(name: string): void;
    /** Removes what refused services left earlier; in a new session, what all optional ones stored. */
    sweepAtStart(isNewSession: boolean): Promise<Remains>;
    /** Ends with the session, or reports, what outlives it although the site allows it none, and was there before us. */
    endLasting(): void;
    /** Removes what held services left. @returns what stays */
    sweepAfter(change: Change): Promise<Remains>;
  };
}

/** The chunk that sends records. */
export interface Records {
  /**
   * Sends a decision until it has arrived, as long as the page lives.
   *
   * @param receipt what holds after it; `null`: the choice was forgotten
   * @param language the one that was spoken
   */
  send(gate: Gate, url: string, change: Change, receipt: Receipt | null, language: string): void;
}

/** The chunk of the audit. */
export interface Audit {
  /**
   * Opens it; in a frame of the audit's own, tells what is to be seen there. Does nothing while it is open.
   *
   * @throws if its words cannot be loaded
   */
  open(gate: Gate): Promise<void>;
}

/** A frame in which the audit looks at a page of the site. */
export interface AuditFrame extends HTMLIFrameElement {
  /** Stands in for the consent cookie: the page is as for a visitor who chose this, and nothing is written. */
  choice?: { read(): Decision | null; write(decision: Decision | null): boolean };
}

/** The UI chunk. */
export interface Ui {
  /** Opens the preferences. */
  open(gate: Gate, root: ShadowRoot, opener: Element | null): Promise<void>;
  /** Lists the services in a place of the page that was made for it (R19); does nothing where that is done. */
  declare(gate: Gate, place: Element): Promise<void>;
}
