import { describe, expect, it } from 'vitest';
import { mention, mentionedIds, plainText } from '#shared/domain/rich-text.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions } from '#shared/prompt/mention-style.ts';
import { writeOut } from '#shared/prompt/write-out.ts';
import { mira, nightTrain, platform, rainAudio, shot } from './night-train.ts';

describe('writing a clip out', () => {
  it.each(['shot-order', 'time-ranges'] as const)('gives a text that compiles to the same prompt, in %s', (form) => {
    const grammar = grammars[form];
    const text = writeOut(nightTrain, grammar);
    for (const mentionStyle of [atMentions, bracketMentions]) {
      expect(compilePrompt({ spec: { ...nightTrain, mode: 'text', text }, grammar, mentionStyle }).text).toBe(
        compilePrompt({ spec: nightTrain, grammar, mentionStyle }).text,
      );
    }
    expect(mentionedIds(text)).toEqual([platform.id, mira.id, mira.id, mira.id, rainAudio.id, rainAudio.id]);
  });

  it('keeps the last name of a reference that is gone', () => {
    const gone = { ...mention(mira.id), lastName: 'Mira' };
    const spec = {
      ...nightTrain,
      references: [],
      look: [],
      soundBed: [],
      shots: [shot(1, { action: [gone, ...plainText(' waits')] })],
    };
    expect(writeOut(spec, grammars['shot-order'])).toEqual([...plainText('Shot 1: '), gone, ...plainText(' waits.')]);
  });

  it('is the text itself in text mode, and nothing for a clip that says nothing', () => {
    expect(writeOut({ ...nightTrain, mode: 'text' }, grammars['shot-order'])).toEqual(nightTrain.text);
    const empty = { ...nightTrain, look: [], soundBed: [], shots: [shot(1)] };
    expect(writeOut(empty, grammars['shot-order'])).toEqual([]);
  });
});
