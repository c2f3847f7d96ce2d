/** Names that are one of some patterns', where `*` stands for any run of characters and all else for itself. */
export const matching = (patterns: readonly string[]): RegExp =>
  new RegExp(
    `^(?:${patterns.map(one => one.replace(/[^\w*]/g, '\\$&').replace(/\*+/g, '[^]*')).join('|')})$`,
  );
