// @ts-check
/**
 * `npm run mutate`: makes small mistakes in the pure middle, one after the other, and asks of each whether a unit or
 * component test notices. Prints those that none does, and fails if fewer than {@link LEAST} of a hundred are noticed.
 *
 * `npm run mutate -- src/policy` looks at what lies there alone; `--since=main` at the files that changed since;
 * `--every=5` at each fifth mutant, for a quick look; `--most=60` at no more than so many, evenly spread.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { mutate } from './mutation/mutants.mjs';

/** Of a hundred mutants, as many at least must be noticed. */
const LEAST = 85;

/** Of fewer mutants no share is asked: one whose mistake changes nothing would be too much. */
const FEW = 20;

/** The pure middle: folders, and the files of `blocking/` that only decide. */
const PURE = [
  'src/config',
  'src/policy',
  'src/decision',
  'src/catalog',
  ...['inspectMark', 'judge', 'kinds', 'permissions', 'requirement'].map(
    name => `src/effects/blocking/${name}.ts`,
  ),
];

const { values, positionals: wanted } = parseArgs({
  options: { since: { type: 'string' }, every: { type: 'string', default: '1' }, most: { type: 'string' } },
  allowPositionals: true,
});
const changed =
  values.since &&
  execFileSync('git', ['diff', '--name-only', values.since, '--', 'src'], { encoding: 'utf8' }).split('\n');

const files = PURE.flatMap(path =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(path)
        .filter(file => file.endsWith('.ts'))
        .map(file => `${path}/${file}`),
).filter(
  file =>
    (wanted.length === 0 || wanted.some(start => file.startsWith(start))) &&
    (!changed || changed.includes(file)),
);

if (files.length === 0) {
  console.log('Nothing of the pure middle has changed.');
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'hallpass-mutation-'));
process.env.HALLPASS_MUTATION = folder;
/** @param {string} active */
const activate = active => writeFileSync(join(folder, 'active.json'), JSON.stringify({ active }));

const all = files.flatMap(file => mutate(file, readFileSync(file, 'utf8')).mutants);
const every = Math.max(Number(values.every), Math.ceil(all.length / Number(values.most ?? all.length)));
const mutants = all.filter((_, index) => index % every === 0);

activate('');
writeFileSync(join(folder, 'files.json'), JSON.stringify(files));
const vitest = await createVitest('test', {
  config: 'build/mutation/vitest.config.ts',
  watch: false,
  reporters: [{}],
});

/** @param {import('vitest/node').TestSpecification[]} specs */
const failed = async specs => {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specs);
  return unhandledErrors.length > 0 || testModules.some(module => !module.ok());
};

const specs = await vitest.globTestSpecifications();
const begun = performance.now();
console.log(`${mutants.length} mutants in ${files.length} files; ${specs.length} test files.`);
if (await failed(specs)) {
  const names = vitest.state.getFiles().filter(({ result }) => result?.state === 'fail');
  throw new Error(`Without a mutant, these fail: ${names.map(({ name }) => name).join(', ')}`);
}

console.log(`All pass without one, in ${Math.round((performance.now() - begun) / 1000)} s.`);

/** Which test files come by a mutant, the fastest first. @type {Map<string, import('vitest/node').TestSpecification[]>} */
const covering = new Map();
const durations = new Map(
  vitest.state.getTestModules().map(module => [module.moduleId, module.diagnostic().duration]),
);
const order = [...specs].sort((a, b) => (durations.get(a.moduleId) ?? 0) - (durations.get(b.moduleId) ?? 0));
const metBy = new Map(
  readdirSync(folder)
    .filter(name => name.startsWith('met-'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map(({ path, met }) => [path, new Set(met)]),
);
for (const { id } of mutants)
  covering.set(
    id,
    order.filter(({ moduleId }) => metBy.get(moduleId)?.has(id)),
  );

const start = performance.now();
let killed = 0;
/** @type {Record<string, [killed: number, all: number]>} */
const byFile = {};
for (const [index, mutant] of mutants.entries()) {
  const file = mutant.id.split('#')[0] ?? '';
  byFile[file] ??= [0, 0];
  const count = byFile[file];
  count[1] += 1;
  activate(mutant.id);
  let isNoticed = false;
  for (const spec of covering.get(mutant.id) ?? []) {
    isNoticed = await failed([spec]);
    if (isNoticed) break;
  }
  if (isNoticed) {
    killed += 1;
    count[0] += 1;
  } else {
    const short = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').slice(0, 70);
    console.log(`survived ${file}:${mutant.line}  ${short(mutant.was)}  →  ${short(mutant.is)}`);
  }
  if ((index + 1) % 100 === 0)
    console.log(`… ${index + 1} of ${mutants.length}, ${Math.round((performance.now() - start) / 1000)} s`);
}
await vitest.close();
rmSync(folder, { recursive: true });

for (const [file, [good, all]] of Object.entries(byFile)) console.log(`${file}: ${good} of ${all}`);
const score = (100 * killed) / Math.max(1, mutants.length);
console.log(`${killed} of ${mutants.length} mutants noticed: ${score.toFixed(1)} %, at least ${LEAST} %.`);
process.exitCode = score >= LEAST || mutants.length < FEW ? 0 : 1;
