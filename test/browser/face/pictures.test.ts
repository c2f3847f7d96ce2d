import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../harness/root.ts';
import type { Visitor } from '../harness/visitor.ts';
import { place } from '../journeys/steps.ts';
import { useOwnFonts } from './ownFonts.ts';
import { LANGUAGES, makePage, reach, SURFACES, type SurfaceName } from './surfaces.ts';

useOwnFonts();

const here = place();

const FOLDER = fromRoot('test/pictures');
const UPDATE = !!process.env.UPDATE_PICTURES;

/** How much of a picture may differ, as a share of its pixels; letters are not drawn alike to the last pixel. */
const TOLERANCE = 0.002;

/** All pictures together, in bytes: everybody who clones has them. */
const MOST_BYTES = 3_000_000;

const NOW = new Date('2027-01-15T15:00:00Z');
const ANSWER = `v1.${(+NOW / 1000 - 60).toString(36)}.0.p0a1m0.-`;

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** Our own link looks as the page does; a placeholder is as wide as what it stands for. */
const WIDTHS: Partial<Record<SurfaceName, number[]>> = { reopen: [], placeholder: [320], declaration: [320] };

/**
 * By what a picture is drawn: the browser's version, and the width of some letters, which are the package's where
 * fontconfig finds fonts. By another browser nothing can be said about a pixel, and nothing is.
 */
const drawnBy = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas');
    const widths = ['system-ui', 'ui-monospace, monospace'].map(family => {
      context.font = `100px ${family}`;
      return Math.round(context.measureText('Rechazar no esenciales').width);
    });
    return `Chrome ${/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]}, letters of ${widths.join(' and ')} px`;
  });

async function take(surface: SurfaceName, language: string, width: number, look: keyof typeof LOOKS) {
  const looked = SURFACES[surface];
  const visitor = await here.open(makePage(here, language), {
    ...LOOKS[look],
    viewport: { width, height: 800 },
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
    ...(looked.answered && { stored: ANSWER }),
    prepare: ({ page }) => page.clock.setFixedTime(NOW),
  });
  const element = await reach(visitor, looked);
  // The pointer leaves no trace.
  await visitor.page.mouse.move(0, 0);
  return { image: await element.screenshot(), machine: await drawnBy(visitor) };
}

const names = (Object.keys(SURFACES) as SurfaceName[]).flatMap(surface =>
  LANGUAGES.flatMap(language =>
    (WIDTHS[surface] ?? [320, 768, 1280]).flatMap(width =>
      (Object.keys(LOOKS) as (keyof typeof LOOKS)[]).map(look => ({ surface, language, width, look })),
    ),
  ),
);

if (UPDATE) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
}
const machineFile = `${FOLDER}/drawn-by.txt`;
const drawnThen = existsSync(machineFile) ? readFileSync(machineFile, 'utf8') : '';

/** `UPDATE_PICTURES=1` takes them anew. What differs is put beside, as `….now.png` and `….difference.png`. */
describe('the picture', () => {
  it.for(names)(
    'of the $surface in $language, $width pixels wide, $look, is as it was',
    async ({ surface, language, width, look }, { skip }) => {
      const { image, machine } = await take(surface, language, width, look);
      const file = `${FOLDER}/${surface}-${language}-${width}-${look}`;
      if (UPDATE) {
        writeFileSync(machineFile, machine);
        writeFileSync(`${file}.png`, image);
        return;
      }
      skip(machine !== drawnThen, `drawn by ${drawnThen}, here it is ${machine}`);
      const [was, is] = [PNG.sync.read(readFileSync(`${file}.png`)), PNG.sync.read(image)];
      const size = ({ width, height }: PNG) => `${width} × ${height}`;
      const difference = new PNG({ width: was.width, height: was.height });
      const share =
        size(was) === size(is)
          ? pixelmatch(was.data, is.data, difference.data, was.width, was.height, { threshold: 0.1 }) /
            (was.width * was.height)
          : 1;
      if (share > TOLERANCE) {
        writeFileSync(`${file}.now.png`, image);
        writeFileSync(`${file}.difference.png`, PNG.sync.write(difference));
      }
      const told = `${file}.png: ${(100 * share).toFixed(2)} % differ (${size(was)}, now ${size(is)}). UPDATE_PICTURES=1 npx vitest run --project browser test/browser/face/pictures.test.ts`;
      expect(share, told).toBeLessThanOrEqual(TOLERANCE);
    },
  );
});

it('all pictures together are light enough to be cloned', () => {
  const files = readdirSync(FOLDER).filter(file => !/\.(now|difference)\.png$/.test(file));
  expect(files.length).toBe(names.length + 1);
  const bytes = files.map(file => statSync(`${FOLDER}/${file}`).size).reduce((a, b) => a + b, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
