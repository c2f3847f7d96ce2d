// @ts-check

/** Counts what left since this page was asked for: until somebody touched it, and so far. */

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {{ since: number, texts: Record<string, string>, services: Record<string, string> }} */
const { since, texts, services } = JSON.parse(find('counter').textContent ?? '');

const plural = new Intl.PluralRules(document.documentElement.lang);

/** @type {string[]} */
const left = [];
let isTouched = false;

/** `9 requests to 5 outside services` @param {string[]} hosts */
function sum(hosts) {
  if (!hosts[0]) return texts.none;
  const count = (/** @type {string} */ what, /** @type {number} */ number) =>
    texts[`${what}_${plural.select(number)}`]?.replace('{}', String(number)) ?? String(number);
  return `${count('requests', hosts.length)} ${count('services', new Set(hosts.map(host => services[host] ?? host)).size)}`;
}

function show() {
  find(isTouched ? 'now' : 'before').textContent = `${isTouched ? texts.now : texts.before} ${sum(left)}.`;
}

for (const sign of ['pointerdown', 'keydown'])
  addEventListener(
    sign,
    () => {
      if (isTouched) return;
      isTouched = true;
      show();
    },
    true,
  );

new EventSource('/left/events').addEventListener('request', event => {
  const { time, host } = JSON.parse(event.data);
  if (time < since) return;
  left.push(host);
  show();
});
show();

export {};
