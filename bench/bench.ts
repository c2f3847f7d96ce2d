import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withPart } from '../build/documents.ts';
import { type Lab, launch } from './browser.ts';
import { floor } from './contenders/floor.ts';
import { looker } from './contenders/looker.ts';
import { orejime } from './contenders/orejime.ts';
import { ours } from './contenders/ours.ts';
import { references } from './contenders/references.ts';
import { vanillaCookieConsent } from './contenders/vanilla-cookieconsent.ts';
import { wasteful } from './contenders/wasteful.ts';
import { PHASES, type PhaseName } from './measures.ts';
import { FOLDER, installPeers } from './peers.ts';
import { beyond } from './phases/beyond.ts';
import { cpu } from './phases/cpu.ts';
import { frames } from './phases/frames.ts';
import { mutate } from './phases/mutate.ts';
import type { Phase } from './phases/phase.ts';
import { scale } from './phases/scale.ts';
import { slow } from './phases/slow.ts';
import { goalTable, report, unseenWaste } from './report.ts';
import { add, REFERENCE, type Results } from './results.ts';
import { serve } from './server.ts';
import { verify } from './verify.ts';

/** In the order of the tables' columns. */
const widgets = [ours, vanillaCookieConsent, orejime, looker, floor, wasteful];
const shown = widgets.filter(widget => widget !== wasteful);

const phases: Record<PhaseName, Phase> = { cpu, slow, scale, mutate, frames, beyond };

const DOCUMENT = 'docs/performance.md';

type Say = (line: string) => void;

interface Options {
  phases: readonly PhaseName[];
  rounds: number;
  verify: boolean;
  write: boolean;
}

/** @throws if an option is not what it must be */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      phases: { type: 'string', default: PHASES.join(',') },
      verify: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const { verify, write } = values;
  const wanted = values.phases.split(',');
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 7));
  const unknown = wanted.filter(name => !PHASES.some(phase => phase === name));
  if (unknown.length > 0) throw new Error(`${unknown} is no phase; these are: ${PHASES}`);
  if (!(rounds >= 1)) throw new Error(`${values.rounds} is no number of rounds`);
  if (write && wanted.length < PHASES.length) throw new Error('--write needs all phases');
  return { verify, write, rounds, phases: PHASES.filter(phase => wanted.includes(phase)) };
}

/** Each page that asks, and each that stands for one without a widget. */
const everyPage = (lab: Lab, phase: Phase) => [
  ...widgets.map(widget => ({ page: widget.id, figures: () => phase.widget(lab, widget) })),
  ...references.flatMap(reference =>
    reference.moments.map(moment => ({
      page: REFERENCE,
      figures: () => phase.reference(lab, reference, moment),
    })),
  ),
];

/** Another order in each round, so that nothing always comes after the same. */
const ordered = <T>(all: readonly T[], number: number): T[] => {
  const turned = [...all.slice(number % all.length), ...all.slice(0, number % all.length)];
  return number % 2 ? turned.reverse() : turned;
};

/** Whether every page does its job. */
async function allWork(lab: Lab, say: Say): Promise<boolean> {
  let isGood = true;
  for (const widget of widgets) {
    const problems = await verify(lab, widget);
    say([`${problems.length > 0 ? '✗' : '✓'} ${widget.title}`, ...problems].join('\n    '));
    isGood &&= problems.length === 0;
  }
  return isGood;
}

async function measure(lab: Lab, { phases: wanted, rounds }: Options, say: Say): Promise<Results> {
  const [processor] = cpus();
  const results: Results = {
    time: new Date().toISOString(),
    machine: `Chromium ${lab.browser.version()}, ${cpus().length} × ${processor?.model.trim()}, Node ${process.version}`,
    rounds,
    samples: {},
  };
  for (const name of wanted) {
    // The first round warms up, and is not counted.
    for (let number = 0; number <= rounds; number++) {
      for (const { page, figures } of ordered(everyPage(lab, phases[name]), number)) {
        const found = await figures().catch(cause => {
          throw new Error(`${name}, ${page}: ${cause.message}`, { cause });
        });
        if (number > 0) add(results, page, found);
      }
      say(`${name}: ${number ? `round ${number} of ${rounds}` : 'warm'}`);
    }
  }
  return results;
}

/**
 * The command.
 * @returns its exit code: 1 if a page does not do its job, or the harness does not see what it must
 */
export async function bench(args: string[], say: Say): Promise<number> {
  const options = readOptions(args);
  await installPeers(widgets, line => say(`  ${line}`));
  const server = await serve([...widgets, ...references]);
  const browser = await launch();
  try {
    const lab = { browser, origin: server.origin };
    if (!(await allWork(lab, say))) return 1;
    if (options.verify) return 0;
    const results = await measure(lab, options, say);
    const unseen = unseenWaste(results, wasteful.id, floor.id);
    write(results, options.write && unseen.length === 0, say);
    for (const line of unseen) say(`✗ ${line}`);
    return unseen.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    server.close();
  }
}

function write(results: Results, isDocumented: boolean, say: Say): void {
  const text = report(results, shown);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'results.json'), JSON.stringify(results, null, 2));
  writeFileSync(join(FOLDER, 'results.md'), `${text}\n`);
  if (isDocumented) writeFileSync(DOCUMENT, withPart(readFileSync(DOCUMENT, 'utf8'), 'figures', text));
  say(`\n${goalTable(results, shown)}\n\nAll figures: ${join(FOLDER, 'results.md')}, results.json`);
}
