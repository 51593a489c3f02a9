import { describe, expect, it } from 'vitest';
import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { referenceIdSchema } from '#shared/ids.ts';
import {
  addReference,
  framesToReferences,
  keepOnlyFrames,
  moveReference,
  removeReference,
  renameReference,
  setFrame,
  setRole,
} from '#renderer/editing/reference-edits.ts';
import { nameProblem, nextHue, uniqueName } from '#renderer/editing/reference-names.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import {
  idNumber,
  mira,
  nightTrain,
  platform,
  rainAudio,
  reference,
  shot,
  teaHouse,
} from '#test/shared/prompt/night-train.ts';

const id = referenceIdSchema.parse(idNumber(50));
const picture: Asset = assetSchema.parse({
  id: 'a'.repeat(64),
  kind: 'image',
  mime: 'image/png',
  bytes: 10,
  name: 'Old coat (wet).png',
  origin: 'imported',
  probe: 'pending',
  facts: null,
  hasThumbnail: false,
  isMissing: false,
  createdAt: 0,
  trashedAt: null,
});
const bare: ClipSpec = { ...nightTrain, kind: 'text', references: [], look: [], soundBed: [], shots: [shot(1)] };
const text = (spec: ClipSpec) =>
  compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions }).text;

describe('uniqueName', () => {
  it.each([
    ['Old coat (wet).png', 'Old-coat-wet'],
    ['..hidden.jpg', 'hidden'],
    ['夜行 列車.webp', '夜行-列車'],
    ['?!.mp3', 'Reference'],
    [`${'x'.repeat(60)}.png`, 'x'.repeat(40)],
  ])('makes a name of %j', (file, expected) => {
    expect(uniqueName(file, [])).toBe(expected);
  });

  it('counts on where the name is taken, whatever its case', () => {
    expect(uniqueName('mira.png', [mira])).toBe('mira-2');
    expect(uniqueName('mira.png', [mira, { name: 'MIRA-2' }])).toBe('mira-3');
    const long = 'y'.repeat(40);
    expect(uniqueName(`${long}.png`, [{ name: long }])).toBe(`${'y'.repeat(38)}-2`);
  });
});

describe('nextHue', () => {
  it('gives the hues in order, takes a freed one first, and starts over after twelve', () => {
    expect(nextHue([])).toBe(1);
    expect(nextHue([{ hue: 1 }, { hue: 3 }])).toBe(2);
    expect(nextHue(Array.from({ length: 12 }, (_, index) => ({ hue: index + 1 })))).toBe(1);
  });
});

describe('nameProblem', () => {
  it('tells a name that cannot be typed from one that is taken', () => {
    expect(nameProblem('a b', [mira], mira.id)).toBe('invalid');
    expect(nameProblem('platform', [mira, platform], mira.id)).toBe('taken');
    expect(nameProblem('MIRA', [mira, platform], mira.id)).toBeNull();
  });
});

describe('references', () => {
  it('are added at the end and change a text clip into one with references', () => {
    const spec = addReference(bare, picture, id);
    expect(spec.kind).toBe('references');
    expect(spec.references).toEqual([
      { id, assetId: picture.id, kind: 'image', name: 'Old-coat-wet', role: 'identity', hue: 1, usedRange: null },
    ]);
    expect(addReference(spec, picture, referenceIdSchema.parse(idNumber(51)))).toBe(spec);
    expect(clipSpecSchema.safeParse({ ...nightTrain, references: spec.references }).success).toBe(true);
  });

  it('leave their name behind in every mention when they are removed', () => {
    const spec = removeReference(nightTrain, mira.id);
    expect(spec.shots[1]?.action[0]).toEqual({ type: 'mention', referenceId: mira.id, lastName: 'Mira' });
    expect(spec.shots[2]?.dialogue[0]?.speaker[0]).toMatchObject({ lastName: 'Mira' });
    expect(spec.text[1]).toMatchObject({ lastName: 'Mira' });
    expect(text(spec)).toContain('Mira walks the aisle');
    expect(text(spec)).toContain('stands at @Image1');
    expect(spec.kind).toBe('references');
    expect(removeReference(spec, mira.id)).toBe(spec);
  });

  it('turn the clip back into text when the last one goes', () => {
    expect(removeReference(addReference(bare, picture, id), id).kind).toBe('text');
    expect(removeReference(addReference({ ...bare, kind: 'extend' }, picture, id), id).kind).toBe('extend');
  });

  it('move with their hue, and stay when there is nowhere to go', () => {
    const order = (spec: ClipSpec) => spec.references.map(({ name }) => name);
    expect(order(moveReference(nightTrain, rainAudio.id, 0))).toEqual(['Rain-audio', 'Mira', 'Platform', 'TeaHouse']);
    expect(order(moveReference(nightTrain, mira.id, 99)).at(-1)).toBe('Mira');
    expect(moveReference(nightTrain, mira.id, 0)).toBe(nightTrain);
  });

  it('are renamed only to names that can be typed and are free', () => {
    expect(renameReference(nightTrain, mira.id, 'Mia').references[0]?.name).toBe('Mia');
    expect(renameReference(nightTrain, mira.id, 'platform')).toBe(nightTrain);
    expect(setRole(nightTrain, teaHouse.id, 'style').references[2]?.role).toBe('style');
  });
});

describe('frames', () => {
  it('make the clip one with frames, and emptying them gives back what is attached', () => {
    const spec = setFrame(bare, 'startFrame', picture.id);
    expect(spec).toMatchObject({ kind: 'frames', startFrame: picture.id });
    expect(setFrame(spec, 'startFrame', picture.id)).toBe(spec);
    expect(setFrame(spec, 'startFrame', null).kind).toBe('text');
    expect(setFrame(setFrame(nightTrain, 'endFrame', picture.id), 'endFrame', null).kind).toBe('references');
  });

  it('can stay alone: references go and their names stay as words', () => {
    const spec = keepOnlyFrames(setFrame(nightTrain, 'startFrame', picture.id));
    expect(spec).toMatchObject({ kind: 'frames', references: [] });
    expect(text(spec)).toBe(text({ ...nightTrain, kind: 'frames' }));
    expect(text(spec)).toContain('Mira walks the aisle');
  });

  it('can become references that the first and last shots mention', () => {
    const framed = setFrame(setFrame(nightTrain, 'startFrame', picture.id), 'endFrame', mira.assetId);
    const spec = framesToReferences(framed, {
      start: { asset: picture, id, name: 'Start-frame', before: 'Begin on ', after: '.' },
      end: {
        asset: { ...picture, id: mira.assetId },
        id: reference(60).id,
        name: 'End-frame',
        before: 'End on ',
        after: '.',
      },
    });
    expect(spec).toMatchObject({ kind: 'references', startFrame: null, endFrame: null });
    expect(spec.references.at(-1)).toMatchObject({ id, name: 'Start-frame', role: 'composition' });
    expect(text(spec)).toContain('Shot 1: Wide shot. Begin on @Image4. The night express');
    // The end frame is a picture that is in the tray already: it is mentioned, not added again.
    expect(text(spec)).toContain('sliding over his cap. End on @Image1.');
    expect(spec.references).toHaveLength(5);
    const written = framesToReferences(
      { ...framed, mode: 'text', text: [] },
      {
        start: { asset: picture, id, name: 'Start-frame', before: 'Begin on ', after: '.' },
      },
    );
    expect(text(written)).toBe('Begin on @Image4.');
  });
});
