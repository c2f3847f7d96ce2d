import { readFileSync } from 'node:fs';
import { bundle } from '../harness/bundle.ts';
import type { Arrival, Demo, Fixture } from '../harness/demo.ts';
import { fromRoot } from '../harness/root.ts';
import { PIXEL, SITE } from './page.ts';

/** A vendor's own code, unchanged from the registry, on a page as the vendor's documentation says. */
export interface Vendor {
  readonly name: string;
  readonly html: string;
  /** Its files: by host and path. */
  readonly files: readonly [host: string, path: string, file: Fixture | (() => Promise<Fixture>)][];
  /** Its hosts: nothing may reach them. */
  readonly hosts: RegExp;
  /** Names of its cookies and storage keys. */
  readonly keys: RegExp;
  /** The request by which one sees that it works. */
  readonly works: (request: Pick<Arrival, 'host' | 'path'>) => boolean;
}

const file = (path: string, headers: Fixture['headers'] = {}): Fixture => ({
  type: 'text/javascript',
  body: readFileSync(fromRoot(`node_modules/${path}`)) as unknown as string,
  headers: { 'access-control-allow-origin': '*', ...headers },
});

const text = (path: string) => readFileSync(fromRoot(`node_modules/${path}`), 'utf8');

const inline = (code: string) => `<script>${code.replaceAll('</script', '<\\/script')}</script>`;

const bundled = (code: string) => async (): Promise<Fixture> => ({
  type: 'text/javascript',
  body: await bundle(code),
});

/** PostHog's documented snippet, its list of methods cut to what is called here. */
const posthogSnippet = `!function(t,e){var o,n,p,r;e.__SV||(window.posthog=e,e._i=[],e.init=function(i,s,a){function g(t,e){var o=e.split(".");2==o.length&&(t=t[o[0]],e=o[1]),t[e]=function(){t.push([e].concat(Array.prototype.slice.call(arguments,0)))}}(p=t.createElement("script")).type="text/javascript",p.crossOrigin="anonymous",p.async=!0,p.src=s.api_host.replace(".i.posthog.com","-assets.i.posthog.com")+"/static/array.js",(r=t.getElementsByTagName("script")[0]).parentNode.insertBefore(p,r);var u=e;for(void 0!==a?u=e[a]=[]:a="posthog",u.people=u.people||[],u.toString=function(t){var e="posthog";return"posthog"!==a&&(e+="."+a),t||(e+=" (stub)"),e},u.people.toString=function(){return u.toString(1)+".people (stub)"},o="init capture register identify".split(" "),n=0;n<o.length;n++)g(u,o[n]);e._i.push([i,s,a])},e.__SV=1)}(document,window.posthog||[]);`;

const posthogInit = `posthog.init("phc_test", {api_host: "https://us.i.posthog.com", request_batching: false, opt_out_useragent_filter: true}); posthog.capture("visit");`;

const amplitudeSnippet = text('@amplitude/analytics-browser/lib/scripts/amplitude-snippet-min.js');

export const vendors: readonly Vendor[] = [
  {
    name: 'PostHog’s snippet',
    html: inline(posthogSnippet + posthogInit),
    files: [['us-assets.i.posthog.com', '/static/array.js', file('posthog-js/dist/array.js')]],
    hosts: /posthog\.com$/,
    keys: /^(ph_|__ph_|dmn_chk)/,
    works: ({ path }) => path.startsWith('/e/'),
  },
  {
    name: 'Amplitude’s snippet',
    html: inline(
      `${amplitudeSnippet};amplitude.init("0123456789abcdef0123456789abcdef", {autocapture: false, flushIntervalMillis: 10}); amplitude.track("visit");`,
    ),
    files: [
      [
        'cdn.amplitude.com',
        /cdn\.amplitude\.com(\/[^"]+)/.exec(amplitudeSnippet)?.[1] ?? '',
        file('@amplitude/analytics-browser/lib/scripts/amplitude-min.js.gz', { 'content-encoding': 'gzip' }),
      ],
    ],
    hosts: /amplitude\.com$/,
    keys: /^(AMP_|amplitude|amp_)/i,
    works: ({ host, path }) => host === 'api2.amplitude.com' && path.startsWith('/2/httpapi'),
  },
  {
    name: 'Mixpanel’s snippet',
    html: inline(
      `${text('mixpanel-browser/dist/mixpanel-jslib-snippet.min.js')};mixpanel.init("0123456789abcdef", {batch_requests: false}); mixpanel.track("visit");`,
    ),
    files: [
      ['cdn.mxpnl.com', '/libs/mixpanel-2-latest.min.js', file('mixpanel-browser/dist/mixpanel.min.js')],
    ],
    hosts: /(mixpanel|mxpnl)\.(com|net)$/,
    keys: /^(mp_|__mp)/,
    works: ({ path }) => path.startsWith('/track'),
  },
  {
    name: 'Sentry, bundled by the site',
    html: '<script src="/app.js"></script>',
    files: [
      [
        SITE,
        '/app.js',
        bundled(
          'import * as Sentry from "@sentry/browser"; Sentry.init({dsn: "https://abc@o1.ingest.sentry.io/1"}); Sentry.captureMessage("visit")',
        ),
      ],
    ],
    hosts: /sentry\.io$/,
    keys: /sentry/i,
    works: ({ path }) => path.startsWith('/api/1/envelope'),
  },
  {
    name: 'Plausible’s tracker, bundled by the site',
    html: '<script src="/app.js"></script>',
    files: [
      [
        SITE,
        '/app.js',
        bundled(`import Plausible from "plausible-tracker"; Plausible({domain: "${SITE}"}).trackPageview()`),
      ],
    ],
    hosts: /plausible\.io$/,
    keys: /plausible/,
    works: ({ path }) => path === '/api/event',
  },
  {
    name: 'lazysizes with a film and a picture of YouTube’s',
    html: `<script src="/lazysizes.min.js" async></script>
<iframe class="lazyload" title="Film" width="300" height="200" data-src="https://www.youtube.com/embed/abc"></iframe>
<img class="lazyload" alt="" width="30" height="20" data-src="https://i.ytimg.com/vi/abc/default.jpg">`,
    files: [
      [SITE, '/lazysizes.min.js', file('lazysizes/lazysizes.min.js')],
      ['i.ytimg.com', '/vi/abc/default.jpg', { type: 'image/gif', body: PIXEL as unknown as string }],
    ],
    hosts: /(youtube|ytimg)\.com$/,
    keys: /^yt/,
    works: ({ path }) => path.startsWith('/embed/abc'),
  },
];

/** What it takes to show that a site's own bundle writes before it asks. */
export const bundledPostHog: Vendor = {
  name: 'PostHog, bundled by the site',
  html: '<script src="/app.js"></script>',
  files: [[SITE, '/app.js', bundled(`import posthog from "posthog-js"; ${posthogInit}`)]],
  hosts: /posthog\.com$/,
  keys: /^(ph_|__ph_|dmn_chk)/,
  works: ({ path }) => path.startsWith('/e/'),
};

export const liteYouTube = (type: string): Vendor => ({
  name: 'lite-youtube-embed',
  html: `<script src="/lite-yt-embed.js" ${type}></script><lite-youtube videoid="abc" style="display: block; width: 300px; height: 200px"></lite-youtube>`,
  files: [[SITE, '/lite-yt-embed.js', file('lite-youtube-embed/src/lite-yt-embed.js')]],
  hosts: /(youtube|youtube-nocookie|ytimg|google|doubleclick)\.(com|net)$/,
  keys: /^yt/,
  works: ({ host }) => host === 'i.ytimg.com',
});

/** Puts a page with a vendor's code, and the vendor's files, into the demo. */
export async function serveVendor(demo: Demo, vendor: Vendor, tag: string): Promise<void> {
  demo.page(SITE, '/vendor', {
    headers: { 'content-security-policy': null },
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${tag}<title>Vendor</title><link rel="icon" href="data:,"></head><body><a href="#cookie-preferences">Cookies</a>${vendor.html}</body></html>`,
  });
  for (const [host, path, made] of vendor.files)
    demo.page(host, path, typeof made === 'function' ? await made() : made);
}
