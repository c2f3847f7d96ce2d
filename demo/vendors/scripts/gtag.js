const layer = window.dataLayer || [];
window.dataLayer = layer;
const consent = { ad_storage: 'granted', analytics_storage: 'granted' };
const measured = [];
/** A default may ask hits to wait for the answer that is on its way. */
let answer = Promise.resolve();
let answered = () => {};

/** `_ga` is the visitor, `_ga_<id>` the visit. Two years each; browsers cut that to 400 days. */
function clientId(measurementId) {
  if (consent.analytics_storage === 'denied') return String(Math.random()).slice(2, 12);
  const now = Math.floor(Date.now() / 1000);
  const visitor = getCookie('_ga') ?? `GA1.1.${Math.floor(Math.random() * 2 ** 31)}.${now}`;
  setCookie('_ga', visitor, 730);
  setCookie(`_ga_${measurementId.replace(/^G-/, '')}`, `GS2.1.s${now}$o1$g0$t${now}$j60$l0$h0`, 730);
  return visitor.split('.').slice(2).join('.');
}

/** A hit, with the consent state as Google writes it: `gcs=G1<ads><analytics>`. */
async function collect(measurementId, event) {
  await answer;
  const bit = storage => (consent[storage] === 'denied' ? 0 : 1);
  const hit = new URLSearchParams({
    v: '2',
    tid: measurementId,
    cid: clientId(measurementId),
    gcs: `G1${bit('ad_storage')}${bit('analytics_storage')}`,
    en: event,
    ul: navigator.language.toLowerCase(),
    sr: `${screen.width}x${screen.height}`,
    dl: location.href,
    dt: document.title,
  });
  const address = `https://www.google-analytics.com/g/collect?${hit}`;
  fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true, credentials: 'include' }).catch(
    () => {},
  );
}

const commands = {
  js() {},
  set() {},
  config(measurementId, options = {}) {
    measured.push(measurementId);
    if (options.send_page_view !== false) collect(measurementId, 'page_view');
  },
  event(name) {
    for (const measurementId of measured) collect(measurementId, name);
  },
  consent(mode, { wait_for_update: patience, ...states }) {
    Object.assign(consent, states);
    if (mode === 'update') answered();
    else if (patience) {
      answer = new Promise(resolve => {
        answered = resolve;
        setTimeout(resolve, patience);
      });
    }
  },
};

/** The queue holds `arguments` objects from gtag() and plain objects from Tag Manager; only the first are ours. */
function run(entry) {
  if ({}.toString.call(entry) !== '[object Arguments]') return;
  const [command, ...rest] = entry;
  if (Object.hasOwn(commands, command)) commands[command](...rest);
}

for (const entry of layer.slice()) run(entry);
const push = layer.push;
layer.push = (...entries) => {
  const length = push.apply(layer, entries);
  for (const entry of entries) run(entry);
  return length;
};
