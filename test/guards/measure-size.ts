import type { ProjectFile } from './project-files.ts';

export interface Sizes {
  readonly files: number;
  readonly longest: number;
  readonly median: number;
  readonly p95: number;
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Line counts: the value below which the given share of the files lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function measureSizes(files: readonly ProjectFile[]): Sizes {
  const lengths = files.map((file) => countLines(file.text)).toSorted((a, b) => a - b);
  return {
    files: lengths.length,
    longest: lengths.at(-1) ?? 0,
    median: quantile(lengths, 0.5),
    p95: quantile(lengths, 0.95),
  };
}

/** All lines of these files together. */
export function totalLines(files: readonly ProjectFile[]): number {
  return files.reduce((total, file) => total + countLines(file.text), 0);
}
