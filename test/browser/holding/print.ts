import { readLimits } from './limits.ts';
import { type Matrix, type Outcome, states } from './measure.ts';
import { vectors } from './vectors.ts';

const signs: Record<Outcome, string> = { held: '·', request: 'r', runs: 'X' };

/** The whole matrix as text: a line a vector, a column an engine, a sign a state. */
export function print(matrix: Matrix): string {
  const limits = readLimits();
  const engines = Object.entries(matrix);
  const width = Math.max(...vectors.map(({ name }) => name.length)) + 2;
  const row = (first: string, cells: string[]) =>
    `${first.padEnd(width)}${cells.map(cell => cell.padEnd(11)).join('')}`;
  const lines = [
    '· nothing left and nothing happened   r a request left, nothing ran or shows   X it happened',
    `Four signs: ${states.join(', ')}. * stands in docs/limits.md.`,
    '',
  ];
  let group = '';
  for (const vector of vectors) {
    if (vector.group !== group) {
      group = vector.group;
      lines.push(
        '',
        row(
          group.toUpperCase(),
          engines.map(([name]) => name),
        ),
      );
    }
    const cells = engines.map(([, measured]) =>
      states.map(state => signs[measured[state].get(vector) ?? 'held']).join(''),
    );
    lines.push(row(`${limits.has(vector.name) ? '*' : ' '} ${vector.name}`, cells).trimEnd());
  }
  lines.push(
    '',
    row(
      '',
      engines.map(([name]) => name),
    ),
  );
  for (const state of states) {
    const counts = engines.map(([, measured]) =>
      Object.entries(signs)
        .map(([outcome, sign]) => `${[...measured[state].values()].filter(o => o === outcome).length}${sign}`)
        .join(' '),
    );
    lines.push(
      row(
        state,
        counts.map(cell => cell.padEnd(16)),
      ),
    );
  }
  return `\n${lines.join('\n')}\n`;
}
