/**
 * Where a cookie that is sent to a page may have been put, as a write says it: every path that leads there, with and
 * without a slash at its end, on this host alone and on each domain above it. The browser refuses what is a public
 * suffix.
 */
export function cookieScopes({ hostname, pathname }: { hostname: string; pathname: string }): string[] {
  const domains = hostname.split('.').map((_, first, labels) => `; Domain=${labels.slice(first).join('.')}`);
  const paths = pathname.split('/').map((_, last, steps) => `; Path=${steps.slice(0, last + 1).join('/')}`);
  // The first of them is empty without its slash, and would mean whatever the page's own path is.
  const all = [...paths.slice(1), ...paths.map(path => `${path}/`)];
  return ['', ...domains].flatMap(domain => all.map(path => path + domain));
}
