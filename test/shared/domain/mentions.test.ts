import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference } from '#shared/domain/reference.ts';
import { isMentioned, mentionIdOf, mentionNames, referencesOfMention } from '#shared/domain/mentions.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { elementIdSchema } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions } from '#shared/prompt/mention-style.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { idNumber, nightTrain, platform, reference } from '#test/shared/prompt/night-train.ts';

const elementId = elementIdSchema.parse(idNumber(300));
const part = (role: Reference['role']): NonNullable<Reference['element']> => ({
  id: elementId,
  name: 'Mira',
  role,
  usedRange: null,
});
const face = reference(11, { name: 'Mira-face', element: part('identity') });
const coat = reference(12, { name: 'Mira-coat', element: part('style') });
const voice = reference(13, { name: 'Mira-voice', kind: 'audio', role: 'voice', element: part('voice') });
const mira = mentionIdOf(elementId);

const compile = (references: Reference[], text = [...plainText('See '), mention(mira)], style = atMentions) =>
  compilePrompt({
    spec: { ...nightTrain, mode: 'text', text, references },
    grammar: grammars['shot-order'],
    mentionStyle: style,
  });

describe('mentions of elements', () => {
  it('stand for all that was attached as a part of the element, and for one file by its own name', () => {
    const tray = [face, platform, coat];
    expect(referencesOfMention(mira, tray)).toEqual([face, coat]);
    expect(referencesOfMention(coat.id, tray)).toEqual([coat]);
    expect(referencesOfMention(mira, [platform])).toEqual([]);
    expect([...mentionNames(tray).values()]).toEqual(['Mira', 'Mira-face', 'Platform', 'Mira-coat']);
    expect(isMentioned(coat, new Set([mira]))).toBe(true);
    expect(isMentioned(coat, new Set([coat.id]))).toBe(true);
    expect(isMentioned(coat, new Set([face.id]))).toBe(false);
    expect(isMentioned(platform, new Set([mira]))).toBe(false);
  });

  it('are written with the numbers of all files, in the style of the provider', () => {
    const tray = [platform, face, voice, coat];
    expect(compile(tray).text).toBe('See @Image2 @Audio1 @Image3');
    expect(compile(tray, [mention(mira)], bracketMentions).text).toBe('[Image2] [Audio1] [Image3]');
    expect(compile(tray).mentions).toEqual([{ referenceId: mira, state: 'sent', text: '@Image2 @Audio1 @Image3' }]);
    expect(compile([platform, coat]).text).toBe('See @Image2');
  });

  it('are words where no reference is sent, and a block once every file is gone', () => {
    const spec = { ...nightTrain, mode: 'text' as const, text: [mention(mira)], references: [face] };
    const words = compilePrompt({
      spec: { ...spec, kind: 'text' },
      grammar: grammars['shot-order'],
      mentionStyle: atMentions,
    });
    expect(words).toMatchObject({ text: 'Mira', mentions: [{ state: 'not-sent' }] });
    const check = (references: Reference[]) =>
      runPreflight({ spec: { ...spec, references }, capabilities: null, missingAssetIds: new Set() });
    expect(check([face, coat]).blocks).toEqual([]);
    expect(check([face, coat]).advice.map(({ code }) => code)).not.toContain('reference.unmentioned');
    expect(check([platform]).blocks.map(({ code }) => code)).toEqual(['mention.deleted']);
  });

  it('are never re-pointed by reordering, renaming or deleting references', () => {
    const parts = [face, coat, voice];
    const others = [1, 2, 3, 4].map((number) => reference(number));
    const tray = [...parts, ...others];
    const trays = fc
      .shuffledSubarray(tray)
      .chain((kept) =>
        fc.array(fc.stringMatching(/^[a-z]{1,5}$/u), { minLength: 7, maxLength: 7 }).map((names) => ({ kept, names })),
      );
    fc.assert(
      fc.property(trays, ({ kept, names }) => {
        const renamed = kept.map((each, index) => ({ ...each, name: `${names[index] ?? ''}${index}` }));
        const expected = parts.filter((each) => kept.includes(each)).map(({ id }) => id);
        expect(new Set(referencesOfMention(mira, renamed).map(({ id }) => id))).toEqual(new Set(expected));
        for (const other of others) {
          const meant = referencesOfMention(other.id, renamed).map(({ assetId }) => assetId);
          expect(meant).toEqual(kept.includes(other) ? [other.assetId] : []);
        }
      }),
    );
  });
});
