/** An address as the platform parses it; `undefined`: it is none. */
export function urlAt(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
