/** One line for the webmaster, in the console; never an exception in the page. */
export const warn = (...line: unknown[]): void => console.warn('[hallpass]', ...line);

/** Runs `step`; what it throws becomes a line, and nothing else stops. */
export function attempt(step: () => void): void {
  try {
    step();
  } catch (error) {
    warn('a step failed; what is held stays held', error);
  }
}
