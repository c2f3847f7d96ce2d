/** A container: what the webmaster pasted is one line; what it brings is decided by whoever holds the account. */
const layer = window.dataLayer || [];
window.dataLayer = layer;

/** Tag 1, the "conversion linker": a first-party cookie for ads. */
function linkConversions() {
  const now = Math.floor(Date.now() / 1000);
  if (!getCookie('_gcl_au')) setCookie('_gcl_au', `1.1.${Math.floor(Math.random() * 2 ** 31)}.${now}`, 90);
}

/** Tag 2, an image at DoubleClick, with a third-party cookie. */
function countAtDoubleClick() {
  const query = new URLSearchParams({ t: 'dc', aip: '1', tid: 'GTM-CEDAR01', dl: location.href });
  new Image().src = `https://stats.g.doubleclick.net/r/collect?${query}`;
}

/** Tag 3, "custom HTML": a second Meta pixel, of the PTA, say. */
function addPixel() {
  if (!window.fbq) {
    const fbq = (...call) => {
      if (fbq.callMethod) fbq.callMethod(...call);
      else fbq.queue.push(call);
    };
    Object.assign(fbq, { queue: [], loaded: true, version: '2.0' });
    fbq.push = fbq;
    window.fbq = fbq;
    window._fbq = fbq;
    const script = document.createElement('script');
    script.async = true;
    script.src = 'https://connect.facebook.net/en_US/fbevents.js';
    document.head.append(script);
  }
  window.fbq('init', '5647382910564738');
  window.fbq('trackSingle', '5647382910564738', 'PageView');
}

linkConversions();
countAtDoubleClick();
addPixel();
layer.push({ event: 'gtm.dom' });
addEventListener('load', () => layer.push({ event: 'gtm.load' }));
