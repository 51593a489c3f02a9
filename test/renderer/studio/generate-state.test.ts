import { describe, expect, it } from 'vitest';
import { generateState } from '#renderer/features/studio/generate-state.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { quoteOf } from '#test/renderer/quotes.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const problem: RequestProblem = { code: 'file-type', params: { name: 'a.mov' }, assetId: null, fix: null };

const input = { spec: nightTrain, twin: null, quoteState: 'ready', isOrdering: false, isConnected: true } as const;

function stateOf(blockCount: number) {
  return generateState({ ...input, quote: quoteOf({ problems: [problem, problem, problem] }), blockCount });
}

describe('a Generate button that is blocked', () => {
  it('counts what preflight lists, where a file with three faults is one thing to mend', () => {
    expect(stateOf(1)).toEqual({ kind: 'blocked', count: 1 });
  });

  it('counts the problems of the quote while preflight knows of none', () => {
    expect(stateOf(0)).toEqual({ kind: 'blocked', count: 3 });
  });

  it('counts what stands in the way of the twin, once the take itself can be made', () => {
    const twin = quoteOf({ problems: [problem] });
    expect(generateState({ ...input, quote: quoteOf(), twin, blockCount: 0 })).toEqual({ kind: 'blocked', count: 1 });
    expect(generateState({ ...input, quote: quoteOf(), twin: quoteOf(), blockCount: 0 }).kind).toBe('ready');
  });
});
