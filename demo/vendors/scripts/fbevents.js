const { fbq } = window;
const pixels = new Set();

/** `_fbp` tells browsers apart for 90 days, on the school's own domain. */
function browserId() {
  const known = getCookie('_fbp');
  const id = known ?? `fb.1.${Date.now()}.${String(Math.random()).slice(2, 20)}`;
  setCookie('_fbp', id, 90);
  return id;
}

function report(pixel, event) {
  const query = new URLSearchParams({
    id: pixel,
    ev: event,
    dl: location.href,
    rl: document.referrer,
    if: String(window !== window.top),
    ts: String(Date.now()),
    fbp: browserId(),
  });
  new Image(1, 1).src = `https://www.facebook.com/tr/?${query}`;
}

const commands = {
  init: pixel => pixels.add(pixel),
  track: event => {
    for (const pixel of pixels) report(pixel, event);
  },
  trackSingle: (pixel, event) => report(pixel, event),
  consent() {},
};

fbq.callMethod = (command, ...rest) => commands[command]?.(...rest);
for (const call of fbq.queue.splice(0)) fbq.callMethod(...call);
