import { urlAt } from './urlAt.ts';

/** A page's Content-Security-Policy, a header or a `meta`. */
export interface Policy {
  text: string;
  isEnforced: boolean;
}

/** What a policy must let Hallpass do. */
export interface Needs {
  /** Where the files are. */
  home: string;
  /** The page's own origin. */
  origin: string;
  /** Whether the tag carries a nonce. */
  hasNonce: boolean;
}

const directivesOf = (text: string) =>
  new Map(
    text.split(';').flatMap((part): [string, string[]][] => {
      const [name, ...words] = part.trim().split(/\s+/);
      return name ? [[name.toLowerCase(), words]] : [];
    }),
  );

/** Whether a source of a policy covers an address on this page. */
function covers(source: string, home: URL, origin: string): boolean {
  if (source === '*' || source === home.protocol) return true;
  if (source === "'self'") return home.origin === origin;
  const [, scheme, star, host, path = ''] =
    /^(?:(\w+):\/\/)?(\*\.)?([\w.-]+)(?::[\d*]+)?(\/.*)?$/.exec(source) ?? [];
  if (!host || (scheme && `${scheme}:` !== home.protocol)) return false;
  const isHost = star ? home.hostname.endsWith(`.${host}`) : home.hostname === host;
  return isHost && (path.endsWith('/') ? home.pathname.startsWith(path) : !path || home.pathname === path);
}

/** The directives of a policy that would stop the files of Hallpass. */
export function forbiddenBy({ text, isEnforced }: Policy, { home, origin, hasNonce }: Needs) {
  const directives = directivesOf(text);
  const found: string[] = [];
  const names = ['script-src-elem', 'script-src', 'default-src'];
  const sources = names.map(name => directives.get(name)).find(Boolean);
  const byNonce = hasNonce && sources?.some(source => /^'nonce-/i.test(source));
  const isStrict = sources?.includes("'strict-dynamic'");
  const url = urlAt(home);
  if (sources && url && !byNonce && (isStrict || !sources.some(source => covers(source, url, origin))))
    found.push('script-src');
  const types = directives.get('trusted-types');
  if (
    directives.get('require-trusted-types-for')?.includes("'script'") &&
    types &&
    !types.some(name => name === 'hallpass' || name === '*')
  )
    found.push('trusted-types');
  return found.map(directive => ({ directive, isEnforced }));
}
