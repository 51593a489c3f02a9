import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { referenceIdSchema } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { withPromptOf, withReferencesOf } from '#renderer/features/library/reuse.ts';
import { referenceAssets } from '#test/renderer/seed.ts';
import { idNumber, mira, nightTrain, platform, reference, shot } from '#test/shared/prompt/night-train.ts';

const parameters = { ...nightTrain.parameters, durationSeconds: 4, ratio: '9:16' as const };
const open: ClipSpec = {
  ...nightTrain,
  parameters,
  shots: [shot(9, { durationMs: 4_000 })],
  references: [reference(20, { name: 'Somebody' }), reference(21, { name: 'Her', assetId: mira.assetId, hue: 7 })],
};
const text = (spec: ClipSpec) =>
  compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions }).text;

describe('withPromptOf', () => {
  const spec = withPromptOf(open, nightTrain);

  it('points mentions at the same files, and writes names where a file is not attached', () => {
    expect(text(spec)).toContain('@Image2 walks the aisle');
    expect(text(spec)).toContain('stands at Platform, rain');
    expect(text(spec)).not.toContain('deleted');
  });

  it('keeps the clip’s references and settings, and stays a whole spec', () => {
    expect(spec.references).toBe(open.references);
    expect(spec.parameters).toEqual({ ...parameters, durationSeconds: 15 });
    expect(clipSpecSchema.safeParse(spec).success).toBe(true);
  });
});

describe('withReferencesOf', () => {
  let next = 500;
  const newId = () => {
    next += 1;
    return referenceIdSchema.parse(idNumber(next));
  };
  const assets = new Map(referenceAssets.map((asset) => [asset.id, asset]));

  it('adds those that are not there, with their name and role', () => {
    const spec = withReferencesOf(open, nightTrain, assets, newId);
    expect(spec.references.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Somebody identity',
      'Her identity',
      'Platform place',
      'TeaHouse place',
      'Rain-audio rhythm',
    ]);
    expect(spec.kind).toBe('references');
  });

  it('leaves out what is no longer in the library', () => {
    const spec = withReferencesOf(
      open,
      nightTrain,
      new Map([...assets].filter(([id]) => id === platform.assetId)),
      newId,
    );
    expect(spec.references).toHaveLength(3);
    expect(withReferencesOf(open, nightTrain, new Map(), newId)).toBe(open);
  });
});
