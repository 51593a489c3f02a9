import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { promptPieces } from '#renderer/features/prompt/prompt-pieces.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

describe('promptPieces', () => {
  it('cuts the text at its spans and loses nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(nightTrain.shots, { minLength: 1 }), (shots) => {
        const { text, spans } = compilePrompt({
          spec: { ...nightTrain, shots },
          grammar: grammars['shot-order'],
          mentionStyle: atMentions,
        });
        const pieces = promptPieces(text, spans);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.filter(({ span }) => span !== null)).toHaveLength(spans.length);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});
