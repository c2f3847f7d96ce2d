/** What an address hands over, by name; a path has none, and is called so. */
export const partsOf = ({ pathname, searchParams }: URL): [name: string, value: string][] => [
  ['path', pathname],
  ...searchParams,
];
