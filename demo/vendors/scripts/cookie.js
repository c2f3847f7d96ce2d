// biome-ignore-all lint/correctness/noUnusedVariables: the scripts that this one is joined to use them

/** Tries the widest domain first and goes down until the browser takes the cookie, as gtag and the pixel do. */
function setCookie(name, value, days) {
  const labels = location.hostname.split('.');
  const domains = labels.map((_, first) => `; Domain=${labels.slice(first).join('.')}`).reverse();
  for (const domain of [...domains, '']) {
    // biome-ignore lint/suspicious/noDocumentCookie: vendors write cookies like this
    document.cookie = `${name}=${value}${domain}; Path=/; Max-Age=${days * 86_400}`;
    if (getCookie(name) === value) return;
  }
}

function getCookie(name) {
  const start = `${name}=`;
  const pair = document.cookie.split('; ').find(pair => pair.startsWith(start));
  return pair?.slice(start.length);
}
