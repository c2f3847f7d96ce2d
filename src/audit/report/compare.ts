import { keyOf } from '../checks/runChecks.ts';
import type { Comparison, Finding, Report } from '../model.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const areTexts = (values: unknown) =>
  isObject(values) && Object.values(values).every(value => typeof value === 'string');

const isFinding = (value: unknown): value is Finding =>
  isObject(value) &&
  typeof value.check === 'string' &&
  typeof value.about === 'string' &&
  (value.values === undefined || areTexts(value.values));

/** Reads a report that was kept as JSON; `undefined`: it is none. */
export function readReport(text: string): Pick<Report, 'time' | 'findings'> | undefined {
  try {
    const { format, version, time, findings } = JSON.parse(text) as Record<string, unknown>;
    if (format !== 'hallpass-audit' || version !== 1 || typeof time !== 'string') return undefined;
    if (!Array.isArray(findings) || !findings.every(isFinding)) return undefined;
    return { time, findings };
  } catch {
    return undefined;
  }
}

/** What is in a report and not in an earlier one, and the other way round. Where it was found does not count. */
export function compare(
  now: Pick<Report, 'findings'>,
  earlier: Pick<Report, 'time' | 'findings'>,
): Comparison {
  const [nowKeys, earlierKeys] = [now, earlier].map(({ findings }) => new Set(findings.map(keyOf)));
  return {
    time: earlier.time,
    appeared: now.findings.filter(finding => !earlierKeys?.has(keyOf(finding))),
    gone: earlier.findings.filter(finding => !nowKeys?.has(keyOf(finding))),
  };
}
