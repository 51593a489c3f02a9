import type { BenchRow } from './bench.ts';

const head = ['What', 'Studio', 'Empty page', 'Ratio', 'Limit', ''];

/** Results as a table of plain text. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [
    head,
    ...rows.map(({ name, value, base, ratio, limit, isMet }) => [
      name,
      value,
      base,
      ratio,
      limit,
      isMet ? 'passed' : 'FAILED',
    ]),
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
