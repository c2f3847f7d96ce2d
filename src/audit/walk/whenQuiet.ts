/** How often is looked, and for how long nothing new must come; in milliseconds. */
const PAUSE = 200;

/** How long is waited at most, after the page has loaded. */
const LONGEST = 4000;

const pause = () => new Promise(resolve => setTimeout(resolve, PAUSE));

/** Resolves when the page has loaded, and nothing more has been asked for since; in the end whatever comes. */
export async function whenQuiet(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise(resolve => addEventListener('load', resolve, { once: true }));
  const count = () => performance.getEntriesByType('resource').length;
  for (let waited = 0, before = -1; waited < LONGEST && before !== count(); waited += PAUSE) {
    before = count();
    await pause();
  }
}
