// @ts-check

/**
 * The log as server-sent events: first what is there already, then each request as it comes.
 * @param {import('../log.mjs').Log} log
 * @returns {import('../http/answer.mjs').Answer}
 */
export const logEvents = log => ({
  type: 'text/event-stream',
  headers: { 'cache-control': 'no-store' },
  stream(res) {
    const tell = (/** @type {string} */ event, /** @type {unknown} */ content) =>
      res.write(`event: ${event}\ndata: ${JSON.stringify(content)}\n\n`);
    // A first line at once: the browser's "open" comes before the first request is told.
    res.write(':\n\n');
    for (const request of log.requests) tell('request', request);
    const unsubscribe = log.subscribe(
      request => tell('request', request),
      () => tell('clear', null),
    );
    res.on('close', unsubscribe);
  },
});
