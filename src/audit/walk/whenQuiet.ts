/** How often is looked, and for how long nothing new must come; in milliseconds. */
const PAUSE = 200;

/** How long is waited at most until the page has loaded, and after that; in milliseconds. */
const LONGEST = { load: 8000, quiet: 4000 };

const pause = (time = PAUSE) => new Promise(resolve => setTimeout(resolve, time));

/** Resolves when the page has loaded, and nothing more has been asked for since; in the end whatever comes: some never load. */
export async function whenQuiet(): Promise<void> {
  if (document.readyState !== 'complete')
    await Promise.race([
      new Promise(resolve => addEventListener('load', resolve, { once: true })),
      pause(LONGEST.load),
    ]);
  const count = () => performance.getEntriesByType('resource').length;
  for (let waited = 0, before = -1; waited < LONGEST.quiet && before !== count(); waited += PAUSE) {
    before = count();
    await pause();
  }
}
