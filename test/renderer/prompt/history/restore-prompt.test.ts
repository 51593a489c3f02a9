import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { sentPromptSchema, type SentPrompt } from '#shared/domain/snapshot.ts';
import { mention } from '#shared/domain/rich-text.ts';
import { comparePrompts, isSamePrompt, readablePrompt } from '#renderer/features/prompt/history/compare-prompts.ts';
import { restorePrompt } from '#renderer/features/prompt/history/restore-prompt.ts';
import { assetOf, referenceAssets } from '#test/renderer/seed.ts';
import { mira, nightTrain, reference } from '#test/shared/prompt/night-train.ts';
import { firstSpec, secondSpec, sentPrompts } from './sent-prompts.ts';

function sentWith(spec: ClipSpec, assets = referenceAssets): SentPrompt {
  return sentPromptSchema.parse({ ...sentPrompts[0], spec, assets });
}

describe('taking a prompt back', () => {
  it('brings words, references and length, and leaves how the clip is made', () => {
    const now: ClipSpec = {
      ...nightTrain,
      mode: 'text',
      promptForm: 'time-ranges',
      references: [],
      parameters: { ...nightTrain.parameters, ratio: '9:16', takes: 3, seed: 1 },
    };
    const { spec, gone } = restorePrompt(now, sentWith(secondSpec));
    expect(gone).toEqual([]);
    expect(spec).toEqual({ ...secondSpec, parameters: { ...now.parameters, durationSeconds: 15 } });
    expect(spec).not.toHaveProperty('promptForm');
  });

  it('leaves the names of files that are gone in the words, and says them', () => {
    const { spec, gone } = restorePrompt(nightTrain, sentWith(firstSpec));
    expect(gone).toEqual([{ kind: 'reference', name: 'Umbrella' }]);
    expect(spec.references).toEqual(nightTrain.references);
    expect(spec.shots[2]?.action[0]).toEqual({ ...mention(reference(9).id), lastName: 'Umbrella' });
    expect(spec.parameters).toEqual({ ...nightTrain.parameters, durationSeconds: 10 });
    expect(clipSpecSchema.safeParse(spec).error).toBeUndefined();
  });

  it('takes a file in the trash, or one that is missing on the disk, for gone', () => {
    const assets = referenceAssets.map((asset, index) =>
      index === 0 ? { ...asset, trashedAt: 5 } : index === 1 ? { ...asset, isMissing: true } : asset,
    );
    expect(restorePrompt(nightTrain, sentWith(nightTrain, assets)).gone).toEqual([
      { kind: 'reference', name: 'Mira' },
      { kind: 'reference', name: 'Platform' },
    ]);
  });

  it('empties the places of files that are gone', () => {
    const lost = reference(31).assetId;
    const framed: ClipSpec = {
      ...nightTrain,
      kind: 'frames',
      references: [],
      startFrame: lost,
      endFrame: mira.assetId,
    };
    const restored = restorePrompt(nightTrain, sentWith(framed));
    expect(restored).toMatchObject({ gone: [{ kind: 'startFrame' }], spec: { kind: 'frames', startFrame: null } });
    const edited: ClipSpec = { ...nightTrain, kind: 'edit', sourceVideo: lost };
    const back = restorePrompt(nightTrain, sentWith(edited));
    expect(back.gone).toEqual([{ kind: 'sourceVideo' }]);
    expect(back.spec).not.toHaveProperty('sourceVideo');
    const kept = restorePrompt(nightTrain, sentWith(edited, [...referenceAssets, assetOf(lost, 'video')]));
    expect(kept).toMatchObject({ gone: [], spec: { sourceVideo: lost } });
  });
});

describe('comparing two prompts', () => {
  const of = (kind: 'added' | 'removed', before: ClipSpec, after: ClipSpec) =>
    comparePrompts(before, after).words.flatMap((each) => (each.kind === kind ? [each.text.trim()] : []));

  it('goes word by word, with names in the place of numbers', () => {
    expect(of('removed', secondSpec, nightTrain)).toEqual(['passport']);
    expect(of('added', secondSpec, nightTrain).join(' ')).toBe('ticket Thumb over the seat number.');
    expect(readablePrompt(firstSpec)).toContain('Shot 3: @Umbrella opens slowly.');
  });

  it('does not see the order of the tray', () => {
    const turned = { ...nightTrain, references: nightTrain.references.toReversed() };
    expect(isSamePrompt(comparePrompts(nightTrain, turned))).toBe(true);
  });

  it('tells references that came or went, and the length', () => {
    const { addedNames, removedNames, length } = comparePrompts(nightTrain, firstSpec);
    expect([addedNames, removedNames, length]).toEqual([['Umbrella'], [], { before: 15, after: 10 }]);
    expect(comparePrompts(firstSpec, nightTrain).removedNames).toEqual(['Umbrella']);
    const longer = { ...nightTrain, parameters: { ...nightTrain.parameters, durationSeconds: 14 } };
    expect(isSamePrompt(comparePrompts(nightTrain, longer))).toBe(false);
  });
});
