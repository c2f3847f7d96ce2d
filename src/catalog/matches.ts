/** Whether a name is one of a pattern's, where `*` stands for any run of characters and all else for itself. */
export const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replace(/\*+/g, '[^]*')}$`).test(name);
