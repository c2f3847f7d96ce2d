// @ts-check

/** Draws what the server says left the sites. All of it is text from outside, so all of it goes in as text. */

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {{ noCookie: string, companies: Record<string, string> }} */
const { noCookie, companies } = JSON.parse(find('facts').textContent ?? '');
/** @type {Map<string, number>} */
const counts = new Map();

const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' });

/**
 * Referrers end at the host for other companies; the hits of measuring say the whole address (`dl`).
 * @param {{ path: string, referrer: string }} request
 */
function page({ path, referrer }) {
  const told = new URL(path, location.href).searchParams.get('dl');
  const from = told || referrer;
  if (!from) return '';
  const { host, pathname } = new URL(from);
  return host.replace(/(\.localhost)?(:\d+)?$/, '') + pathname;
}

/** Names say enough: a cookie's value is nobody's business, not even here. @param {string} cookie */
const cookieNames = cookie =>
  cookie
    .split('; ')
    .map(pair => pair.split('=')[0])
    .join(', ');

/** @param {string} name @param {...(string | Node)} content */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** @param {{ time: number, host: string, method: string, path: string, cookie: string, referrer: string }} request */
function add(request) {
  const path = element('code', `${request.method} ${request.path}`);
  path.title = request.path;
  const row = element(
    'tr',
    element('td', time.format(request.time)),
    element('td', element('b', companies[request.host] ?? ''), ` ${request.host}`),
    element('td', path),
    element('td', request.cookie ? cookieNames(request.cookie) : noCookie),
    element('td', page(request)),
  );
  find('rows').prepend(row);
  const company = companies[request.host] ?? request.host;
  counts.set(company, (counts.get(company) ?? 0) + 1);
  show();
}

function clear() {
  counts.clear();
  find('rows').replaceChildren();
  show();
}

function show() {
  const items = [...counts].map(([company, count]) =>
    element('li', element('b', String(count)), ` ${company}`),
  );
  find('counts').replaceChildren(...items);
  find('empty').hidden = counts.size > 0;
  find('requests').hidden = counts.size === 0;
  find('clear').hidden = counts.size === 0;
}

const events = new EventSource('/left/events');
events.addEventListener('open', () => {
  // The server tells everything again, so a connection that came back starts afresh.
  clear();
  find('connection').hidden = true;
});
events.addEventListener('error', () => {
  find('connection').hidden = false;
});
events.addEventListener('request', event => add(JSON.parse(event.data)));
events.addEventListener('clear', clear);
find('clear').addEventListener('click', () => fetch('/left/clear', { method: 'POST' }));
