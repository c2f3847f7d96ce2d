/** The glossary: every noun that the rest of the source speaks of. Types only. */

/** The four categories, in the order in which they are shown (R1). */
export type Category = 'essential' | 'preferences' | 'analytics' | 'marketing';

/** Of these, any one will do. A word that is no category is never granted. */
export type AnyOf<Word extends string = string> = readonly Word[];

/** What a service waits for on this site: its categories, or a reason why nobody here can grant it. */
export type ServiceCategories = AnyOf<Category | 'retired' | 'barred'>;

/** What can be granted or refused: essential is always on. */
export type OptionalCategory = Exclude<Category, 'essential'>;

/** `true` granted, `false` refused; an absent key is undecided. */
export type Answers = Partial<Record<OptionalCategory, boolean>>;

/** A visitor's stored choice, as the consent cookie carries it. */
export interface Decision {
  /** When the visitor decided, in Unix seconds. */
  time: number;
  /** The policy revision that was decided upon (`data-revision`). */
  revision: string;
  categories: Answers;
  /** Exceptions to a category's answer, by service id. */
  services: Record<string, boolean>;
  /** Made while an opt-out signal was on, so knowing of it (flag `g`). */
  knowingSignal: boolean;
  /** Ends with the browser session, 12 hours after the decision at the latest (flag `s`). */
  sessionOnly: boolean;
}

/** A cookie that a service sets. */
export interface ServiceCookie {
  /** Name; `*` stands for any run of characters. */
  name: string;
  /** Lifetime in days; `0` ends with the browser session. Absent: not known. */
  days?: number;
  /** A key of `purposes` in `locales/`, or, from a site's own list, a sentence. */
  purpose: string;
  domain?: string;
  path?: string;
}

/** A third-party service: one descriptor of the catalog, or one entry of a site's own list. */
export interface Service {
  /** `[a-z][a-z0-9-]{0,23}` */
  id: string;
  name: string;
  company: string;
  category: Category;
  /** Another category that will do as well: a tag manager serves both. */
  either?: Category;
  /** Host names, which cover what is below them; `*.` in front: that alone. A path prefix may follow (`www.google.com/maps`). */
  hosts: string[];
  cookies: ServiceCookie[];
  /** Keys in localStorage, sessionStorage, IndexedDB and Cache Storage; `*` as in cookies. */
  storage: string[];
  /** The company's privacy policy, https. */
  privacy: string;
  /** Sets no cookie and uses no browser storage (R17). */
  cookieless?: boolean;
  /** Follows the visitor from site to site (R25). */
  crossSite?: boolean;
  /** `strict`: a mere delivery of files; held only under `data-block="strict"`. Default `known`. */
  hold?: 'known' | 'strict';
  /** Anybody can put files there. */
  open?: boolean;
  /** What its script makes, that pages' own inline code behind it calls at once: names such as `google.maps`. */
  globals?: string[];
  /** How it is shown on a page, where it is a thing to look at. */
  embed?: Embed;
}

/** How a service is shown on a page. */
export interface Embed {
  kind: EmbedKind;
  /** CSS selector of the page's own elements that its scripts fill. */
  container?: string;
  /** Scripts that build where they themselves stand: addresses as in `hosts`. */
  inPlace?: string[];
  /** Titles that say only whose it is, as the vendor's snippet has them: they name nothing. */
  titles?: string[];
}

/** What a visitor sees in a service's frame or container; a key of `embeds` in `locales/`. */
export type EmbedKind =
  | 'video'
  | 'audio'
  | 'map'
  | 'calendar'
  | 'document'
  | 'form'
  | 'post'
  | 'translation'
  | 'search'
  | 'chat'
  | 'widget';

/** What visitors are told of a service (R18); `privacy` is empty where none is known. */
export type ServiceDetails = Omit<Service, 'category' | 'either' | 'hosts' | 'hold'> & {
  /** How long it keeps something on its own company's hosts, in days; `null`: longer than a session, not known how long. */
  persistent?: number | null;
};

/** A visitor's choice as scripts of the page see it. */
export interface PublicDecision {
  /** When the visitor decided, ISO 8601 in UTC. */
  time: string;
  /** The policy revision that was decided upon. */
  revision: string;
  /** Whether that revision is the site's present one. */
  current: boolean;
  /** An absent key is undecided. */
  categories: Answers;
  /** Exceptions to their category's answer, by service id. */
  services: Record<string, boolean>;
}

/** A visitor's proof of what was chosen; holds nothing about the visitor (R10, R22). */
export interface Receipt extends PublicDecision {
  /** Version of Hallpass. */
  version: string;
  /** The site's host name. */
  site: string;
}

/** A decision as the site's own address receives it (R23): a receipt of nobody's. */
export interface DecisionRecord extends Omit<Receipt, 'current'> {
  /** The language that was spoken. */
  language: string;
  /** `api`: a script of the page's own. An opt-out signal decides nothing: it holds without being stored. */
  method: DecisionSource | 'api';
}

/** What the site asks for and the browser says: all that a decision is judged by. */
export interface Policy {
  /** `data-revision` */
  revision: string;
  /** The categories that are offered to visitors, in order. */
  offered: readonly OptionalCategory[];
  /** Of these, and of their services by id, the ones that no act of the visitor can grant (R14). */
  locked: readonly string[];
  /** An opt-out signal is on, and the site honours it (R16). */
  optOut: boolean;
  /** Whether this page may ask: a framed page often may not. */
  mayAsk: boolean;
  /**
   * Whether surfaces may be shown, and anything be stored. Not under somebody else's page: visitors could be made to
   * click there what they do not see.
   */
  mayShow: boolean;
  /** Life of the consent cookie, in days. */
  maxDays: number;
  /** The consent cookie ends with the browser session (R7, R8). */
  sessionOnly: boolean;
  /** What each service waits for that is known by id. */
  services: Pick<ReadonlyMap<string, ServiceCategories>, 'get'>;
  /** Whether some services wait whatever is granted: retired (R12), or not for a login-only site (R8, R25). */
  holdsForGood: boolean;
  /** Services that run before a choice, and stop on a refusal (R17). */
  exempt: readonly string[];
}

/** What must be granted before an element or a request may load or run. */
export interface Requirement {
  /** All of them must be granted. */
  categories: readonly AnyOf[];
  service: string | undefined;
}

/** What is held where people would see it, for the placeholder in its stead. */
export interface HeldEmbed extends Requirement {
  /** The service at its address, whatever its markup calls it. */
  service: string | undefined;
  /** Where it would have come from, as the page wrote it. */
  address: string | undefined;
}

/** What a visitor chose, by category or service. What it does not name stays as it is. */
export type Choices = Readonly<Record<string, boolean>>;

/** What one step from a decision to the next changes. */
export interface Change {
  /** Whether anything is decided otherwise than before. A first refusal is such a step, though it grants and withdraws nothing. */
  changed: boolean;
  /** Categories, and services with an answer of their own, that may run from now on. */
  granted: string[];
  /** … and that may no longer. */
  withdrawn: string[];
  /** Whether the decision will be there on the next page. */
  stored: boolean;
  /** Whether the visitor decided in this tab; another tab is not loaded again by itself. */
  here: boolean;
  /** By what means the visitor decided; a script of the page's own says none. */
  source?: DecisionSource | undefined;
}

/** By what means a visitor decided: in a surface of ours, or by a link or button of the page's own. */
export type DecisionSource = 'banner' | 'preferences' | 'placeholder' | 'link';

/** What a surface calls itself in `data-consent-surface`; a notice is a placeholder's. */
export type SurfaceName = 'banner' | 'status' | 'placeholder' | 'preferences' | 'declaration';

/** What a button asks for in `data-consent-action`. */
export type Action = GateAction | PlaceholderAction | PreferencesAction;

/** What the gate does at a click. */
export type GateAction = 'open' | 'accept-all' | 'refuse-all' | 'forget' | 'language' | 'reload' | 'dismiss';

/** What a placeholder or a notice does itself. */
export type PlaceholderAction = 'load-once' | 'always' | 'more' | 'dismiss';

/** What the preferences do themselves. */
export type PreferencesAction = 'close' | 'save' | 'keep' | 'copy-receipt' | 'save-receipt';

/**
 * The store: the decision in force is the only state that changes, and every change of it comes through
 * `choose`, `chooseAll` or `forget`.
 */
export interface Consent {
  readonly policy: Policy;
  readonly decision: Decision | null;
  /** Whether the visitor must be asked. */
  readonly asked: boolean;
  /** Whether an opt-out signal keeps analytics and marketing off: the visitor has not turned them on knowing it. */
  readonly isOptedOut: boolean;
  /** Whether a category, or a service that is known by id, may run now. */
  granted(name: string): boolean;
  /** Whether the visitor may grant all of these categories, or a service of them: offered, and not locked. */
  mayGrant(categories: readonly AnyOf[], service?: string): boolean;
  /** Whether something that waits for all of these categories, or for a service's own answer, may run now. */
  permits(categories: readonly AnyOf[], service?: string): boolean;
  /**
   * Answers some categories or services; what is not named stays.
   *
   * @param sessionOnly the visitor sits at a shared computer; `undefined`: as it was
   */
  choose(choices: Choices, sessionOnly?: boolean | undefined, by?: DecisionSource): void;
  /** Answers everything that is offered alike; by a banner that is there only for what is new, that alone. */
  chooseAll(choice: boolean, sessionOnly?: boolean | undefined, by?: DecisionSource): void;
  forget(by?: DecisionSource): void;
  /** Takes up what was decided elsewhere in the meantime: in another tab, on another page. */
  reread(): void;
  /** `listener` hears of each step, in the order of subscription. */
  subscribe(listener: (change: Change) => void): void;
}

/** The language of the surfaces. */
export interface Language {
  readonly code: string;
  /** The language to speak at some place of the page. */
  at(place: Element | null): string;
  /** The visitor's own switch: goes before all else, for this page only, nothing stored. */
  set(code: string): void;
  subscribe(listener: () => void): void;
}

/** Sentences by key, nested as in `locales/`; a site may replace any of them. */
export interface Texts {
  readonly [key: string]: string | Texts;
}
