import type { Comparison, Finding, Report, State, Weight } from '../src/audit/model.ts';
import type { Departure } from './departuresOf.ts';
import { wordsIn } from './words.ts';

const words = wordsIn('en');

const WEIGHTS: readonly Weight[] = ['fault', 'warning', 'note'];

const VISITORS: readonly (readonly [state: State, name: string])[] = [
  ['undecided', 'before a choice'],
  ['refused', 'after "Only essential"'],
  ['accepted', 'after "Accept all"'],
];

/** The findings of a check as one line, and as many more as it has things to name. */
function lines(check: string, findings: readonly Finding[]): string[] {
  const title = words.sayIfAny(`checks.${check}.title`) ?? check;
  const about = findings.map(finding => {
    const values = { ...finding.values, about: finding.about };
    const item = words.sayIfAny(`checks.${check}.item`, values) ?? finding.about;
    const { kind, host } = finding.values ?? {};
    const what = kind && (words.sayIfAny(`kinds.${kind}`) ?? kind);
    return [what ? `${item}: ${what}` : item, ...(host ? [`to ${host}`] : [])].join(' ');
  });
  return [`  ${title}`, ...[...new Set(about)].filter(Boolean).map(one => `    ${one}`)];
}

/** What left for other companies, for each of the visitors. */
function counted(departures: readonly Departure[], { pages }: Report): string[] {
  return VISITORS.filter(([state]) => pages.some(page => page.state === state && !page.failed)).map(
    ([state, name]) => {
      const left = departures.filter(one => one.state === state);
      const hosts = new Set(left.map(({ address }) => new URL(address).hostname)).size;
      return `  ${name.padEnd(24)}${left.length} requests to ${hosts} other hosts`;
    },
  );
}

/** The report in the words of the console: short, the heaviest first. */
export function summary(report: Report, departures: readonly Departure[], comparison?: Comparison): string {
  const byWeight = WEIGHTS.flatMap(weight => {
    const findings = report.findings.filter(one => one.weight === weight);
    const checks = [...new Set(findings.map(({ check }) => check))];
    return [
      '',
      `${words.say(`weights.${weight}`)}: ${findings.length || words.say('weights.none')}`,
      ...checks.flatMap(check =>
        lines(
          check,
          findings.filter(one => one.check === check),
        ),
      ),
    ];
  });
  const failed = report.pages.flatMap(({ page, failed }) =>
    failed ? `  ${page}: ${words.sayIfAny(`failures.${failed}`) ?? failed}` : [],
  );
  const changed = comparison
    ? [
        '',
        `Since ${comparison.time}: ${comparison.appeared.length} new, ${comparison.gone.length} gone`,
        ...comparison.appeared.map(one => `  + ${titleOf(one)}`),
        ...comparison.gone.map(one => `  - ${titleOf(one)}`),
      ]
    : [];
  return [
    `${report.site}: what left for other companies`,
    ...counted(departures, report),
    ...byWeight,
    ...(failed[0] ? ['', words.say('failures.title'), ...new Set(failed)] : []),
    ...changed,
  ].join('\n');
}

const titleOf = ({ check, about }: Finding) =>
  [words.sayIfAny(`checks.${check}.title`) ?? check, about].filter(Boolean).join(': ');
