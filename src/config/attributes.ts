/**
 * Every attribute of the tag, by its `dataset` key (`policyUrl` is `data-policy-url`).
 *
 * A row is what the attribute takes: words (`auto|light|dark`, the first is the default), or a kind of
 * `kinds.ts` and after `=` its default. `...` behind either makes it a list, between spaces or commas.
 *
 * The comment above a row is its documentation, `values | meaning`: the README's table is made of these
 * comments (a test compares the two), and a comment costs the visitor no byte.
 */
export const attributes = {
  /** an address: http, https or relative | Link to the privacy policy. */
  policyUrl: 'address',

  /** `0`, or 1–32 of `A–Z a–z 0–9 _ -` | Revision of the policy. Another value asks again: refusals stand, grants are held until the visitor confirms them. */
  revision: 'token=0',

  /** a day, `2027-08-15` | The day on which a new policy takes effect; announced from now until then: in the banner, or once in a browser session, and in the preferences. */
  policyChange: 'day',

  /** `auto`, `en`, `es` | Language. `auto`: the nearest `lang` around the surface, the browser's; the first that is present decides. */
  lang: 'language=auto',

  /** `preferences analytics marketing`, fewer of them, or `none` | The categories that are offered. What is not offered can't be granted. One that is added later is asked about alone. Under `data-cookie-limit="login"` the default is `preferences analytics`. */
  categories: 'preferences|analytics|marketing...',

  /** `none`, `session`, `login` | The school's limit on cookies: none; no cookie outlives the browser session; only login cookies do, and what keeps one with its company is held unless `data-allow` names it. */
  cookieLimit: 'none|session|login',

  /** cookie names, `*` allowed | Under `login`: the cookies that may persist. */
  loginCookies: 'cookie...',

  /** `180`, a whole number from 1 to 400 | Life of the consent cookie, in days. Written out, or under a limit, also the longest life of any cookie that script writes. */
  maxDays: 'days',

  /** absent, present | Under `login`: the server says that this visitor chose a persistent login. */
  signedIn: 'flag',

  /** `hallpass-consent`, or another name | Name of the consent cookie. */
  cookieName: 'cookie=hallpass-consent',

  /** this host alone, or a domain that it is within | Shares the choice with the domain's other hosts. */
  cookieDomain: 'domain',

  /** `known`, `marked`, `strict` | What is held: marked elements and the services of the catalog; marked elements alone; every third-party host that is not allowed, but the code libraries of the catalog. */
  block: 'known|marked|strict',

  /** hosts or service ids | Never held (hosts and what is below them, essential services, mere files), or run before a choice and stopped by a refusal, an opt-out signal or a site for children (other services). */
  allow: 'party...',

  /** `general`, `children` | `children`: analytics and marketing are locked, and every service that keeps something with its company. */
  audience: 'general|children',

  /** categories | Written by the server where a parent's consent is on file: unlocks, does not grant. */
  parentalConsent: 'preferences|analytics|marketing...',

  /** `gpc`, `gpc dnt`, `none` | The opt-out signals that are honored; `gpc` is, unless it says `none`. */
  signals: 'gpc|dnt...',

  /** none, `google`, `microsoft`, or both | Tells Google's Consent Mode v2, or Microsoft's UET and Clarity, of the choice, before their code runs ([how](docs/recipes/consent-mode.md)). Releases nothing by itself. */
  consentMode: 'google|microsoft...',

  /** an address: https, or the page's own origin | Receives each decision, without identity ([what it gets](docs/recipes/records.md)). */
  recordUrl: 'secureAddress',

  /** service ids, or `all` | Retires services, or the widget: their cookies and storage are removed at the next visit. */
  retire: 'id...',

  /** `auto`, `ask` | On a framed page: `auto` follows a same-origin parent that has the widget, asks where a same-origin parent has none; under any other parent it holds, shows nothing and stores nothing. `ask`: it asks anyway. */
  frames: 'auto|ask',

  /** `auto`, `none` | Adds a link that reopens the preferences below the page, where it has none. */
  reopen: 'auto|none',

  /** `auto`, `light`, `dark` | Colors; `auto` follows the visitor's system. */
  theme: 'auto|light|dark',

  /** a CSS color | Color of the buttons; darkened or lightened as far as it must be to be read, and reported then. */
  accent: 'colour',

  /** `bottom`, `top` | Where the banner stands. At the top it covers the page's own top, until the keyboard goes there. */
  position: 'bottom|top',

  /** absent, present | Explains in the console what is in force, what is held or released and why, and what becomes of cookies. */
  debug: 'flag',
} as const;

type Words<Row extends string> = Row extends `${infer First}|${infer Rest}` ? First | Words<Rest> : Row;

/** The value that a row takes; `undefined` where nothing was written, and there is no default. */
type Value<Row extends string> = Row extends `${infer One}...`
  ? readonly (One extends `${string}|${string}` ? Words<One> : string)[] | undefined
  : Row extends `${string}|${string}`
    ? Words<Row>
    : Row extends `${string}=${string}`
      ? string
      : Row extends 'flag'
        ? boolean
        : Row extends 'days'
          ? number | undefined
          : string | undefined;

/** The attributes as values: what the site asked for, with every default filled in. */
export type Config = { readonly [Key in keyof typeof attributes]: Value<(typeof attributes)[Key]> };
