import { expect, it } from 'vitest';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { continuedSpec } from '#shared/domain/continued-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { idNumber, nightTrain } from '#test/shared/prompt/night-train.ts';

const stillId = assetIdSchema.parse('e'.repeat(64));

it('a clip that goes on looks, lasts and costs like the one before, with words of its own', () => {
  const [mira] = nightTrain.references;
  if (mira === undefined) throw new Error('no reference');
  const before = {
    ...nightTrain,
    look: [...plainText('Cold, like '), mention(mira.id)],
    soundBed: plainText('Rails'),
    promptForm: 'time-ranges' as const,
    parameters: { ...nightTrain.parameters, takes: 3, seed: 7 },
  };
  const spec = clipSpecSchema.parse(continuedSpec(before, stillId, () => idNumber(9_001)));
  expect(spec).toMatchObject({ kind: 'frames', startFrame: stillId, endFrame: null, references: [] });
  expect(spec.promptForm).toBe('time-ranges');
  expect(spec.parameters).toEqual({ ...nightTrain.parameters, takes: 1, seed: null });
  expect(spec.shots).toMatchObject([{ durationMs: nightTrain.parameters.durationSeconds * 1_000, action: [] }]);
  expect(spec.look).toEqual([...plainText('Cold, like '), ...plainText(mira.name)]);
  expect(spec.soundBed).toEqual(plainText('Rails'));
});

it('a name that nobody knows any more leaves no hole that a mention could fill', () => {
  const look = [mention(idNumber(9_002) as never)];
  expect(continuedSpec({ ...nightTrain, look }, stillId, () => idNumber(9_001)).look).toEqual([
    { type: 'text', text: '' },
  ]);
});
