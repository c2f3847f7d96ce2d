/**
 * Where a cookie that is sent to a page may have been put, as a write says it: every path that leads there, with and
 * without a slash at its end, on this host alone and on each domain above it. The browser refuses what is a public
 * suffix.
 */
export function cookiePlaces({ hostname, pathname }: { hostname: string; pathname: string }): string[] {
  const labels = hostname.split('.');
  const domains = ['', ...labels.map((_, first) => `; Domain=${labels.slice(first).join('.')}`)];
  const steps = pathname.split('/');
  const paths = steps.flatMap((_, last) => {
    const path = steps.slice(0, last + 1).join('/');
    return [path || '/', `${path}/`];
  });
  return domains.flatMap(domain => paths.map(path => `; Path=${path}${domain}`));
}
