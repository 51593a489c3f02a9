import type { BuiltPage } from '#test/renderer/built-page.ts';

/** One number of a bench. */
export interface BenchRow {
  /** What was measured. */
  readonly name: string;
  /** Measured on the page under test, and on the page it is held against. */
  readonly value: string;
  readonly base: string;
  /** How the two compare, and the most that is allowed. */
  readonly ratio: string;
  readonly limit: string;
  readonly isMet: boolean;
}

/** A bench: one file `<name>.bench.ts` that exports `bench`. */
export interface Bench {
  readonly name: string;
  /** Measures. The pages are those of `test/renderer/studio/page.tsx`, by scene. */
  readonly run: (studio: BuiltPage) => Promise<readonly BenchRow[]>;
}
