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

/** @type {NodeListOf<HTMLAnchorElement>} */
const choices = document.querySelectorAll('.choices a');

/** Writes how many left before anybody touched anything beside the way to look at the page. */
function note(/** @type {HTMLAnchorElement} */ choice, /** @type {number | string} */ number) {
  choice.dataset.before = String(number);
}

function show() {
  for (const choice of isTouched ? [] : choices) {
    if (choice.matches('[aria-current]')) note(choice, left.length);
    // Nothing is stored for it: the other way of looking hears it from the link.
    else choice.hash = `before=${left.length}`;
  }
  find(isTouched ? 'now' : 'before').textContent = `${isTouched ? texts.now : texts.before} ${sum(left)}.`;
}

function touch() {
  if (isTouched) return;
  isTouched = true;
  show();
}

// Who presses something in a frame takes the focus from this window; what is pressed in Hallpass's own surfaces stays
// there, but not what came of it.
for (const sign of ['pointerdown', 'keydown', 'focusin', 'blur']) addEventListener(sign, touch, true);
document.addEventListener('hallpass:change', touch);

new EventSource('/left/events').addEventListener('request', event => {
  const { time, host } = JSON.parse(event.data);
  if (time < since) return;
  left.push(host);
  show();
});
const [, other] = /^#before=(\d+)$/.exec(location.hash) ?? [];
for (const choice of choices) if (other && !choice.matches('[aria-current]')) note(choice, other);
show();

export {};
