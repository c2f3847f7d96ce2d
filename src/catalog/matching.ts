/** Whether a name has a pattern's first and last part at its ends, and the others between them, in order. */
function fits(name: string, [first = '', ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return name === first;
  let at = first.length;
  const end = name.length - last.length;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

/**
 * Names that are one of some patterns', where `*` stands for any run of characters and all else for itself. Each part
 * is sought once, from left to right: as a regular expression, a pattern of many stars could stop the page for minutes.
 */
export function matching(patterns: readonly string[]): (name: string) => boolean {
  const all = patterns.map(pattern => pattern.split('*'));
  return name => all.some(parts => fits(name, parts));
}
