import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { readText, toShots, toText } from '#renderer/features/prompt/timeline/switch-mode.ts';
import { hasShots } from '#renderer/features/prompt/timeline/timeline-actions.ts';
import { nightTrain, shot } from '#test/shared/prompt/night-train.ts';

const grammar = grammars['shot-order'];
const bare: ClipSpec = { ...nightTrain, text: [] };

describe('from shots to text and back', () => {
  it('changes nothing but the mode when nothing was written meanwhile', () => {
    const text = toText(bare, grammar);
    expect(text).toMatchObject({ mode: 'text', shots: nightTrain.shots });
    expect(text && toShots(text, grammar)).toEqual({ ...text, mode: 'shots' });
  });

  it('asks before words are read as shots, and before a text is written over', () => {
    const text = toText(bare, grammar);
    if (text === null) throw new Error('asked for nothing');
    expect(toShots({ ...text, text: plainText('Shot 1: Sun.') }, grammar)).toBeNull();
    expect(toText(nightTrain, grammar)).toBeNull();
  });

  it('never asks where one of the two says nothing', () => {
    const silent = { ...nightTrain, look: [], soundBed: [], shots: [shot(1, { durationMs: 15_000 })] };
    expect(toText(silent, grammar)).toEqual({ ...silent, mode: 'text' });
    expect(toShots({ ...bare, mode: 'text' }, grammar)).toEqual(bare);
    expect(hasShots(silent)).toBe(false);
    expect(hasShots(nightTrain)).toBe(true);
  });
});

describe('a text, read and kept', () => {
  const clauses = fc.array(fc.stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/u), { minLength: 1, maxLength: 4 });
  const texts = fc
    .tuple(fc.constantFrom('Shot {n}: ', 'Cut to ', 'Wide shot. '), fc.array(clauses, { minLength: 1, maxLength: 5 }))
    .map(([label, shots]) =>
      shots.map((words, index) => `${label.replace('{n}', String(index + 1))}${words.join(' ')}.`).join(' '),
    );

  it('is the very same text when the shots it became go back to text', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const before: ClipSpec = { ...nightTrain, mode: 'text', text: plainText(written) };
        const shots: ClipSpec = { ...readText(before).spec, mode: 'shots' };
        expect(toText(shots, grammar)).toEqual({ ...shots, mode: 'text' });
        expect(toText(shots, grammar)?.text).toEqual(before.text);
      }),
      { numRuns: 100 },
    );
  });
});
