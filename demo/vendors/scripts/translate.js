const languages = {
  ar: 'Arabic',
  zh: 'Chinese',
  en: 'English',
  hmn: 'Hmong',
  ko: 'Korean',
  ru: 'Russian',
  es: 'Spanish',
  tl: 'Tagalog',
  uk: 'Ukrainian',
  vi: 'Vietnamese',
};
const { callback } = document.currentScript.dataset;
const originals = new Map();

/** The texts of the page that a translation would replace. */
function textNodes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node => {
    const skipped = node.parentElement.closest('script, style, .skiptranslate, .notranslate, font');
    return skipped || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** The real one puts two `font` elements in the place of each text; so do we, with a word that says which language. */
function translate(language) {
  for (const [font, text] of originals) font.replaceWith(text);
  originals.clear();
  document.documentElement.classList.toggle('translated-ltr', Boolean(language));
  if (!language) return;
  for (const text of textNodes()) {
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.dir = 'auto';
    inner.append(`[${language}] ${text.data}`);
    outer.append(inner);
    originals.set(outer, text);
    text.replaceWith(outer);
  }
}

/** The choice lives in `googtrans`, a session cookie, and the page's texts go to Google. */
function choose(from, to) {
  // biome-ignore lint/suspicious/noDocumentCookie: vendors write cookies like this
  document.cookie = `googtrans=/${from}/${to}; Path=/`;
  const texts = new URLSearchParams(textNodes().map(node => ['q', node.data.trim()]));
  const address = `https://translate.googleapis.com/translate_a/t?client=te&sl=${from}&tl=${to}`;
  fetch(address, { method: 'POST', body: texts, credentials: 'include' }).catch(() => {});
  translate(to === from ? '' : to);
}

class TranslateElement {
  constructor({ pageLanguage }, id) {
    const select = document.createElement('select');
    select.className = 'goog-te-combo';
    select.ariaLabel = 'Language Translate Widget';
    select.append(new Option('Select Language', ''));
    for (const [code, name] of Object.entries(languages)) select.append(new Option(name, code));
    select.addEventListener('change', () => choose(pageLanguage, select.value || pageLanguage));
    const box = document.createElement('div');
    box.className = 'skiptranslate goog-te-gadget';
    box.append(select, ' Powered by Google Translate');
    document.getElementById(id)?.replaceChildren(box);
  }
}

window.google = { ...window.google, translate: { TranslateElement } };
window[callback]?.();
