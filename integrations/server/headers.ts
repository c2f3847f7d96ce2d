/** Whether a `Content-Type` is that of pages. */
export const isHtml = (type: string | null | undefined): boolean =>
  /^\s*text\/html\s*(;|$)/i.test(type ?? '');

/** The nonce that a `Content-Security-Policy` asks scripts for; empty: none. */
export const nonceIn = (policy: string | null | undefined): string =>
  /(?:script-src(?:-elem)?|default-src)\s[^;,]*'nonce-([\w+/=-]+)'/i.exec(policy ?? '')?.[1] ?? '';
