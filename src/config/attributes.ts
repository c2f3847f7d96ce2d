import type { Kind, kinds } from './kinds.ts';

/**
 * Every attribute of the tag, by its `dataset` key (`policyUrl` is `data-policy-url`).
 *
 * A row is what the attribute takes: words (`auto|light|dark`, the first is the default), or a kind of
 * `kinds.ts` and after `=` its default. `...` behind either makes it a list, between spaces or commas. `readRow`
 * reads it.
 *
 * The comment above a row is its documentation, `values | meaning`: `docs/attributes.md` is made of these
 * comments (a test compares the two), and a comment costs the visitor no byte.
 */
export const attributes = {
  /** an address: http, https or relative | The link to your privacy policy. */
  policyUrl: 'address',

  /** `0`, or 1–32 of `A–Z a–z 0–9 _ -` | The revision of your policy. A new value asks visitors again: refusals stand, and grants are held until the visitor confirms them. */
  revision: 'token=0',

  /** a day, `2027-08-15` | The day on which a new policy takes effect. It is announced until then: in the banner or, to visitors who see no banner, once per browser session, and always in the preferences. */
  policyChange: 'day',

  /** `auto`, {{languages}} | The language. `auto` takes the nearest `lang` attribute around the surface, or else the browser's language. */
  lang: 'language=auto',

  /** `preferences analytics marketing`, fewer of them, or `none` | The categories that visitors are offered. One that is not offered cannot be granted. If you add one later, visitors are asked about that one alone. Under `data-cookie-limit="login"` the default is `preferences analytics`. */
  categories: 'preferences|analytics|marketing...',

  /** `none`, `session`, `login` | The school's limit on cookies. `session`: no cookie outlives the browser session. `login`: only sign-in cookies do, and a service that keeps a cookie on its company's own site is held unless `data-allow` names it. */
  cookieLimit: 'none|session|login',

  /** cookie names, `*` allowed | Under `data-cookie-limit="login"`: the cookies that may persist. */
  loginCookies: 'cookie...',

  /** `180`, a whole number from 1 to 400 | How long the consent cookie lasts, in days. If you write it, or set a limit on cookies, it is also the longest that any cookie written by a script may last. */
  maxDays: 'days',

  /** absent, present | Under `data-cookie-limit="login"`: your server says that this visitor chose to stay signed in. */
  signedIn: 'flag',

  /** `hallpass-consent`, or another name | The name of the consent cookie. */
  cookieName: 'cookie=hallpass-consent',

  /** this host alone, or a domain that it belongs to | Shares the choice with the other hosts of that domain. */
  cookieDomain: 'domain',

  /** `known`, `marked`, `strict` | What is held. `known`: marked elements and the services in the catalog. `marked`: marked elements alone. `strict`: every third-party host that is not allowed, except the catalog's code libraries. */
  block: 'known|marked|strict',

  /** hosts or service ids | Hosts (and everything below them), essential services and plain file delivery are never held. Any other service that you name runs before a choice, and stops on a refusal, an opt-out signal or a children's site. */
  allow: 'party...',

  /** `general`, `children` | `children`: analytics and marketing are locked, and so is every service that keeps something on its company's own site. */
  audience: 'general|children',

  /** categories | Written by your server where a parent's consent is on file. It unlocks these categories; it does not grant them. */
  parentalConsent: 'preferences|analytics|marketing...',

  /** `gpc`, `gpc dnt`, `none` | The opt-out signals that are honored: Global Privacy Control, and Do Not Track if you name it. */
  signals: 'gpc|dnt...',

  /** none, `google`, `microsoft`, or both | Tells Google's Consent Mode v2, or Microsoft's UET and Clarity, what the visitor chose, before their code runs ([how](recipes/consent-mode.md)). It releases nothing by itself. */
  consentMode: 'google|microsoft...',

  /** an address: https, or the page's own origin | Receives each decision, without anything that identifies the visitor ([what it gets](recipes/records.md)). */
  recordUrl: 'secureAddress',

  /** service ids, or `all` | Retires services, or Hallpass itself: their cookies and storage are removed on the visitor's next visit. */
  retire: 'id...',

  /** `auto`, `ask` | What to do when your page is in another page's frame. `auto`: follow a same-origin parent that has Hallpass, ask if a same-origin parent has not, and under any other parent hold everything, show nothing and store nothing. `ask`: ask anyway. */
  frames: 'auto|ask',

  /** `auto`, `none` | Adds a link below the page that reopens the preferences, if the page has none of its own. */
  reopen: 'auto|none',

  /** `auto`, `light`, `dark` | The colors. `auto` follows the visitor's system. */
  theme: 'auto|light|dark',

  /** a CSS color | The color of the buttons. It is adjusted if its contrast is too low, and the console says so. */
  accent: 'colour',

  /** `bottom`, `top` | Where the banner is. At the top it covers the top of the page until the keyboard focus goes there. */
  position: 'bottom|top',

  /** absent, present | Explains in the console which options are in force, what is held or released and why, and what happens to cookies. */
  debug: 'flag',
} as const satisfies Record<string, Row>;

/** A row as it may be written: a kind that does not exist does not compile. */
type Row = Kind | `${Kind}=${string}` | `${Kind}...` | `${string}|${string}`;

type Words<Row extends string> = Row extends `${infer First}|${infer Rest}` ? First | Words<Rest> : Row;

/** The value that a row takes; `undefined` where nothing was written, and there is no default. */
type Value<Row extends string> = Row extends `${infer One}...`
  ? readonly (One extends `${string}|${string}` ? Words<One> : string)[] | undefined
  : Row extends `${string}|${string}`
    ? Words<Row>
    : Row extends `${infer One extends Kind}=${string}`
      ? NonNullable<ReturnType<(typeof kinds)[One]>>
      : Row extends 'flag'
        ? boolean
        : Row extends Kind
          ? ReturnType<(typeof kinds)[Row]>
          : never;

/** The attributes as values: what the site asked for, with every default filled in. */
export type Config = { readonly [Key in keyof typeof attributes]: Value<(typeof attributes)[Key]> };
