import type { PersonalDataKind } from '../../src/audit/personalData/personalDataIn.ts';
import { personalDataIn } from '../../src/audit/personalData/personalDataIn.ts';
import type { Sample } from './samples/personalData.ts';

export const KINDS = [
  'name',
  'address',
  'phone',
  'email',
  'ssn',
  'birthdate',
  'password',
  'identifier',
] as const satisfies readonly PersonalDataKind[];

/** How often a kind was found where it is, where it is not, and not where it is. */
export interface Figures {
  kind: PersonalDataKind;
  right: number;
  wrong: number;
  missed: number;
  /** Of what was found, the part that is there. */
  precision: number;
  /** Of what is there, the part that was found. */
  recall: number;
}

const kindsOf = ([kinds]: Sample) => kinds.split(' ').filter(Boolean);

/** What is found in a sample, kind by kind. */
export const foundIn = ([, value, name]: Sample) => personalDataIn(value, name).map(({ kind }) => kind);

/** Compares what is found in samples with what they are labelled with. */
export function measure(samples: readonly Sample[]): Figures[] {
  const judged = samples.map(sample => ({ labels: kindsOf(sample), found: foundIn(sample) as string[] }));
  return KINDS.map(kind => {
    const count = (isLabelled: boolean, isFound: boolean) =>
      judged.filter(
        ({ labels, found }) => labels.includes(kind) === isLabelled && found.includes(kind) === isFound,
      ).length;
    const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
    return {
      kind,
      right,
      wrong,
      missed,
      precision: right / (right + wrong),
      recall: right / (right + missed),
    };
  });
}

/** The samples in which something is found though there is nothing. */
export const falseAlarms = (samples: readonly Sample[]) =>
  samples.filter(sample => !kindsOf(sample).length && foundIn(sample).length > 0);

/** How many samples are innocent. */
export const innocent = (samples: readonly Sample[]) =>
  samples.filter(sample => !kindsOf(sample).length).length;
