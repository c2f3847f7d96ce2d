import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines } from '../harness/engine.ts';
import { differences, inOrder, openLab, type State } from './lab.ts';

const lab = openLab();

/** A policy of the page's that has the last word: it cleans HTML, and lets scripts come from its own proxy alone. */
const DEFAULT = `<script nonce="{{nonce}}">
  asks = [];
  window.trustedTypes?.createPolicy('default', {
    createHTML: html => { asks.push(html); return html.replace(/<script[^]*?<.script>/gi, '').replace(/ on\\w+=/gi, ' data-x='); },
    createScriptURL: url => '/proxy.js?u=' + encodeURIComponent(url),
    createScript: code => code + '//checked',
  });
</script>`;

const PAGE = {
  head: DEFAULT,
  policy: `script-src 'nonce-{{nonce}}' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types hallpass default`,
};

/** Runs in the page: each way of giving it what would be code; what it reads afterwards. */
function write(): Record<string, unknown> {
  const bad = '<img src onerror="ran.push(1)">';
  const pixel = '<img alt="" src="https://www.facebook.com/tr">';
  const film = '<iframe title="Film" src="https://www.youtube.com/embed/a"></iframe>';
  const place = () => document.body.appendChild(document.createElement('div'));
  const made = <K extends keyof HTMLElementTagNameMap>(name: K) =>
    place().appendChild(document.createElement(name));
  const read: Record<string, unknown> = {};

  const frame = made('iframe');
  frame.srcdoc = `${pixel}<img src onerror="parent.ran.push(2)">`;
  read.srcdoc = [frame.srcdoc, frame.getAttribute('srcdoc'), frame.outerHTML];
  const other = made('iframe');
  other.setAttribute('srcdoc', `${pixel}<img src onerror="parent.ran.push(3)">`);
  read['srcdoc, attribute'] = [other.srcdoc, other.outerHTML];
  const loose = document.createElement('iframe');
  loose.srcdoc = `${pixel}<img src onerror="parent.ran.push(4)">`;
  place().append(loose);
  read['srcdoc, loose'] = [loose.srcdoc, loose.outerHTML];

  const script = document.createElement('script');
  script.src = 'https://www.google-analytics.com/analytics.js';
  place().append(script);
  read['script.src'] = [script.src, script.outerHTML];
  const late = made('script');
  late.setAttribute('src', 'https://www.google-analytics.com/late.js');
  read['script.src, attribute'] = [late.src, late.outerHTML];

  const inner = place();
  inner.innerHTML = `${bad}${pixel}${film}<script>ran.push(5)</script>`;
  read.innerHTML = inner.innerHTML;
  const beside = place();
  beside.insertAdjacentHTML('beforeend', `${bad}${film}`);
  read.insertAdjacentHTML = beside.innerHTML;
  const outer = place();
  outer.appendChild(document.createElement('p')).outerHTML = `${bad}${film}`;
  read.outerHTML = outer.innerHTML;
  const range = document.createRange();
  const fragment = place();
  range.selectNodeContents(fragment);
  fragment.append(
    range.createContextualFragment(
      `${bad}${film}<script src="https://www.google-analytics.com/c.js"></script>`,
    ),
  );
  read.createContextualFragment = fragment.innerHTML;
  read.DOMParser = new DOMParser().parseFromString(`${bad}${film}`, 'text/html').body.innerHTML;
  read.asks = Reflect.get(window, 'asks');
  return read;
}

// Not yet in WebKit: there the srcdoc of a frame that stands in the page is lost once it was held (see docs/limits.md).
describe.each(availableEngines().filter(name => name !== 'webkit'))(
  'a default Trusted Types policy that rewrites, in %s',
  name => {
    const seen = {} as Record<State, { read: unknown; later: unknown; ran: unknown; asked: string[] }>;
    beforeAll(async () => {
      for (const state of ['without', 'undecided', 'refused'] as const) {
        const engine = await lab.visit(name, state, PAGE);
        const read = inOrder(await engine.evaluate(write));
        await engine.settled();
        if (state === 'undecided') await engine.evaluate(() => window.hallpass?.accept());
        await engine.settled();
        const later = await engine.evaluate(() =>
          [...document.querySelectorAll('iframe[srcdoc]')].map(f => (f as HTMLIFrameElement).srcdoc),
        );
        const ran = await engine.evaluate(() => Reflect.get(window, 'ran'));
        const asked = lab
          .asked()
          .filter(path => /\.js$/.test(path))
          .toSorted();
        seen[state] = { read, later, ran, asked };
      }
    }, 120_000);

    it('has the last word: the page reads what the policy made, and the policy is asked as often as without us', () => {
      for (const state of ['undecided', 'refused'] as const)
        expect(differences(seen[state].read, seen.without.read, state)).toEqual([]);
    });

    it('has the last word after a grant too: frames show what it made, and scripts come from where it says', () => {
      expect(seen.undecided.ran).toEqual(seen.without.ran);
      expect(seen.undecided.asked).toEqual(seen.without.asked);
      expect(seen.undecided.later).toEqual(seen.without.later);
    });
  },
);
