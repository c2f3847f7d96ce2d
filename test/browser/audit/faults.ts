/** A page with faults that were planted, and what the audit must say of it: its faults and warnings, no more, no less. */
export interface Planted {
  what: string;
  /** What stands before the tag. */
  before?: string;
  /** Instead of the usual tag. */
  tag?: string;
  /** Further attributes of the usual tag. */
  attributes?: string;
  head?: string;
  body?: string;
  headers?: Record<string, string | string[] | null>;
  /** Files of ours under another folder, changed as a server might. */
  files?: Folder;
  /** A consent cookie from an earlier visit. */
  stored?: string;
  /** Check, and a part of what it says it is about. */
  finds: [check: string, about: string][];
  /** What is good to know, where that is planted: other notes are not looked at. */
  notes?: [check: string, about: string][];
}

/** How the files of ours are served. */
export interface Folder {
  path: string;
  /** Chunks that are not there. */
  without?: string[];
  /** Chunks that somebody changed. */
  changed?: string[];
  cacheControl?: string;
}

const SOON = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

const run = (code: string) => `<script>${code}</script>`;
const block = (json: string) => `<script type="application/json" data-hallpass>${json}</script>`;
const DECLARED = block(
  '{"services":[{"id":"own","name":"School","category":"essential","cookies":[{"name":"theme","days":30,"purpose":"settings"}],"storage":["draft*"]}]}',
);
const insertTag = (src = '/hallpass/hallpass.js') =>
  run(
    `const s = document.createElement('script'); s.src = '${src}'; s.dataset.policyUrl = '/privacy'; document.head.append(s);`,
  );

export const planted: Planted[] = [
  // Nothing is wrong.
  { what: 'a tag that is first', finds: [] },
  {
    what: 'marked services, and a library',
    head: '<script src="https://code.jquery.com/jquery.js"></script><script type="text/plain" data-category="analytics" src="https://www.googletagmanager.com/gtag/js?id=1"></script>',
    body: '<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/1" title="Film"></iframe><template data-category="marketing"><img alt="" src="https://www.facebook.com/tr/?id=1"></template>',
    finds: [],
  },
  {
    what: 'cookies and storage that the data block declares',
    before: DECLARED,
    body: run('document.cookie = "theme=dark; Path=/"; localStorage.draft1 = "text";'),
    finds: [],
  },
  {
    what: 'a data block, a policy and texts before the tag',
    before: `<meta name="viewport" content="width=device-width"><title>T</title><!-- <script src="https://x.test/a.js"></script> -->${DECLARED}<link rel="stylesheet" href="/styles/site.css">`,
    finds: [],
  },
  {
    what: 'a visitor who accepted, and a service that runs',
    stored: 'p1a1m1',
    body: '<iframe src="https://www.youtube.com/embed/1" title="Film"></iframe>',
    finds: [],
  },

  // The tag.
  { what: 'a tag that a script puts in', tag: insertTag(), finds: [['tag-inserted', '']] },
  {
    what: 'a service and code of the site before the tag',
    before:
      '<script src="https://www.googletagmanager.com/gtag/js?id=1"></script><script>window.theme = "dark";</script>',
    finds: [
      ['tag-above-service', 'www.googletagmanager.com/gtag/js'],
      ['tag-above-code', 'script'],
      ['problem-early', 'googletagmanager'],
      ['party-ran', 'www.googletagmanager.com'],
    ],
  },
  {
    what: 'a service in code before the tag',
    before: run('window.never && (new Image().src = "https://www.facebook.com/tr/?id=1")'),
    finds: [['tag-above-service', 'script']],
  },
  {
    what: 'an unknown host before the tag',
    before: '<script src="https://polls.test/x.js"></script>',
    finds: [
      ['tag-above-host', 'polls.test/x.js'],
      ['party-unknown', 'polls.test'],
    ],
  },
  { what: 'async', attributes: 'async', finds: [['tag-waits', 'async']] },
  { what: 'defer', attributes: 'defer', finds: [['tag-waits', 'defer']] },
  {
    what: 'a tag in the body',
    tag: '',
    body: '<script src="/hallpass/hallpass.js" data-policy-url="/privacy"></script>',
    finds: [['tag-in-body', '']],
  },
  {
    what: 'two tags',
    head: '<script src="/hallpass/hallpass.js"></script>',
    finds: [['tag-twice', '']],
  },
  {
    what: 'a tag that Rocket Loader put off',
    tag: `<script type="0c04716efef0c9e83cef9679-text/javascript" src="/hallpass/hallpass.js" data-policy-url="/privacy"></script>`,
    body: insertTag(),
    finds: [['tag-rewritten', 'Rocket Loader']],
  },
  {
    what: 'a tag that WP Rocket put off',
    tag: `<script type="rocketlazyloadscript" data-rocket-src="/hallpass/hallpass.js" data-policy-url="/privacy"></script>`,
    body: insertTag(),
    finds: [['tag-rewritten', 'WP Rocket']],
  },
  {
    what: 'our code in a file with others',
    tag: '<script src="/merged/all.js" data-policy-url="/privacy"></script>',
    files: { path: 'merged' },
    finds: [['tag-merged', '/merged/all.js']],
  },
  {
    what: 'an optimizer that leaves the tag alone',
    head: '<script type="litespeed/javascript" data-src="/own.js"></script>',
    finds: [],
    notes: [['optimizer', 'LiteSpeed Cache']],
  },

  // The files.
  {
    what: 'a file that is missing, one that was changed, and headers that are wrong',
    tag: '<script src="/files/hallpass.js" data-policy-url="/privacy"></script>',
    files: { path: 'files', without: ['record'], changed: ['sweep'], cacheControl: 'max-age=604800' },
    finds: [
      ['file-missing', 'hallpass-record'],
      ['file-changed', 'hallpass-sweep'],
      ['cache-long', 'hallpass.js'],
    ],
  },
  {
    what: 'files that are never cached',
    tag: '<script src="/files/hallpass.js" data-policy-url="/privacy"></script>',
    files: { path: 'files', cacheControl: 'no-cache' },
    finds: [],
    notes: [['cache-short', 'hallpass-ui']],
  },
  {
    what: 'an address on block lists',
    tag: '<script src="/cookie-consent/hallpass.js" data-policy-url="/privacy"></script>',
    files: { path: 'cookie-consent' },
    finds: [['address-listed', '/cookie-consent/hallpass.js']],
  },

  // What is around it.
  { what: 'no way back', attributes: 'data-reopen="none"', body: '<p>Bye</p>', finds: [['reopen-none', '']] },
  {
    what: 'a way back that Hallpass added',
    body: '<p>Bye</p>',
    finds: [],
    notes: [['reopen-added', '']],
  },
  {
    what: 'a tag without a privacy page',
    tag: '<script src="/hallpass/hallpass.js"></script>',
    finds: [['privacy-missing', '']],
  },
  {
    what: 'a privacy page that is not there',
    tag: '<script src="/hallpass/hallpass.js" data-policy-url="/no-such-page"></script>',
    finds: [['privacy-broken', '404']],
  },
  {
    what: 'a privacy page without a list',
    tag: '<script src="/hallpass/hallpass.js" data-policy-url="/plain"></script>',
    finds: [],
    notes: [['privacy-no-list', '/plain']],
  },
  {
    what: 'other consent tools',
    body: '<div id="onetrust-consent-sdk"></div><div class="cky-consent-container"></div>',
    finds: [
      ['other-tool', 'OneTrust'],
      ['other-tool', 'CookieYes'],
    ],
  },
  {
    what: 'a consent default of the page’s own',
    attributes: 'data-consent-mode="google"',
    head: run('window.dataLayer = []; function gtag() {} gtag("consent", "default", {});'),
    finds: [['consent-default', '']],
  },
  {
    what: 'a data layer before the tag',
    before: run('window.dataLayer = [{ event: "visit" }];'),
    attributes: 'data-consent-mode="google"',
    finds: [
      ['tag-above-code', 'script'],
      ['problem-late', ''],
    ],
  },
  {
    what: 'a pixel for visitors without JavaScript',
    body: '<noscript><img alt="" src="https://www.facebook.com/tr/?id=1"></noscript>',
    finds: [],
    notes: [['noscript', 'www.facebook.com/tr/']],
  },

  // Mistakes in what the site asks for.
  {
    what: 'attributes that are wrong',
    attributes: `data-cookie-limit="sesion" data-allow="nosuch" data-accent="#ffffee" data-policy-change="${SOON}"`,
    finds: [
      ['problem-attribute', 'data-cookie-limit="sesion"'],
      ['problem-unknown', 'data-allow: nosuch'],
      ['problem-soon', SOON],
    ],
    notes: [['problem-accent', '#ffffee']],
  },
  {
    what: 'a data block that is no JSON',
    before: block('{"services": [}'),
    finds: [['problem-block', '']],
  },
  {
    what: 'a service that is wrong in the data block',
    before: block('{"services":[{"id":"acme","hosts":["acme.test"]}]}'),
    finds: [['problem-service', 'acme']],
  },
  {
    what: 'marks that are wrong',
    body: '<script type="text/plain" data-category="tracking" src="/a.js"></script><script data-category="analytics" src="/icon.svg?run"></script><img alt="" data-category="marketing" src="/icon.svg?live"><iframe data-category="essential" data-consent-src="https://www.youtube.com/embed/1" title="F"></iframe>',
    finds: [
      ['problem-category', 'data-category="tracking"'],
      ['problem-executable', '/icon.svg?…'],
      ['problem-live', '/icon.svg?…'],
      ['problem-not-essential', 'www.youtube.com/embed/1'],
    ],
  },
  {
    what: 'a name that other code had',
    before: run('window.hallpass = { pass: 1 };'),
    finds: [
      ['tag-above-code', 'script'],
      ['problem-taken', ''],
    ],
  },
  {
    what: 'a script from where anybody can put files',
    head: '<script src="https://raw.githubusercontent.com/someone/x/main/x.js"></script>',
    finds: [['problem-open', 'raw.githubusercontent.com']],
  },

  // What runs.
  {
    what: 'a service in a style sheet',
    head: '<style>body { background: url(https://www.facebook.com/tr/?id=1) }</style>',
    finds: [['party-ran', 'www.facebook.com']],
  },
  {
    what: 'a service that is held, and was asked all the same',
    head: '<style>body { background: url(https://www.facebook.com/tr/?id=1) }</style>',
    body: run(
      'document.body.append(Object.assign(new Image(), { src: "https://www.facebook.com/tr/?id=2" }));',
    ),
    finds: [['party-asked', 'www.facebook.com']],
  },
  {
    what: 'an unknown host',
    body: '<img alt="" src="https://pixel.test/a.gif"><iframe src="https://polls.test/" title="P"></iframe>',
    finds: [
      ['party-unknown', 'pixel.test'],
      ['party-unknown', 'polls.test'],
    ],
  },
  {
    what: 'an unknown host that only a socket goes to',
    body: run('new WebSocket("wss://chat.test/")'),
    finds: [['party-unknown', 'chat.test']],
  },
  {
    what: 'a request of a script under a strict rule',
    attributes: 'data-block="strict"',
    body: run('fetch("https://pixel.test/a").catch(() => {})'),
    finds: [],
    notes: [['party-unknown-held', 'pixel.test']],
  },
  {
    what: 'an unknown host under a strict rule',
    attributes: 'data-block="strict"',
    body: run('document.body.append(Object.assign(new Image(), { src: "https://pixel.test/a.gif" }));'),
    finds: [],
    notes: [['party-unknown-held', 'pixel.test']],
  },

  // What is stored.
  {
    what: 'a cookie of a service that is not granted, from a server',
    headers: { 'set-cookie': '_ga=GA1.1.1.1; Path=/; Max-Age=9999999' },
    finds: [['stored-early', '_ga']],
  },
  ...([undefined, 'p0a0m0', 'p1a1m1'] as const).map(
    (stored): Planted => ({
      what: `a cookie that outlives the session, ${stored ?? 'nothing chosen'}`,
      before: DECLARED,
      attributes: 'data-cookie-limit="session"',
      ...(stored && { stored }),
      headers: { 'set-cookie': 'theme=1; Path=/; Max-Age=31536000; SameSite=Lax' },
      finds: [['stored-lasting', 'theme']],
    }),
  ),
  {
    what: 'things that nobody declares',
    body: run(
      'document.cookie = "PHPSESSID=1; Path=/"; localStorage.visits = "3"; sessionStorage.last = "1"; indexedDB.open("mail");',
    ),
    finds: [
      ['stored-undeclared', 'PHPSESSID'],
      ['stored-undeclared', 'visits'],
      ['stored-undeclared', 'last'],
      ['stored-undeclared', 'mail'],
    ],
  },

  // Personal data.
  {
    what: 'an address in a cookie, in storage and in a request',
    before: DECLARED,
    body: `${run('document.cookie = "theme=jane.doe%40school.example; Path=/"; localStorage.draft = "Jane <jane.doe@school.example>";')}<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/1?mail=jane.doe@school.example" title="F"></iframe>`,
    finds: [
      ['personal-sure', 'theme'],
      ['personal-sure', 'draft'],
      ['personal-sure', 'mail'],
    ],
  },
];
