/** An answer of the site's own server, or of where the files of Hallpass are; `undefined`: none. Nobody else is ever asked. */
export const ask = (address: string, options: RequestInit = {}): Promise<Response | undefined> =>
  fetch(address, { credentials: 'same-origin', ...options }).catch(() => undefined);
