import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachElement, canAttach, hasChanged, updateFromElement } from '#renderer/editing/element-edits.ts';
import {
  moveReference,
  removeReference,
  renameReference,
  replaceFile,
  setRole,
  setUsedRange,
} from '#renderer/editing/reference-edits.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { elementSchema, type Element } from '#shared/domain/element.ts';
import { mentionIdOf, referencesOfMention } from '#shared/domain/mentions.ts';
import { mention } from '#shared/domain/rich-text.ts';
import { assetIdSchema, referenceIdSchema, type AssetId, type ReferenceId } from '#shared/ids.ts';
import { assetOf } from '#test/renderer/seed.ts';
import { idNumber, mira, nightTrain, platform } from '#test/shared/prompt/night-train.ts';

let nextNumber = 500;
const newId = (): ReferenceId => {
  nextNumber += 1;
  return referenceIdSchema.parse(idNumber(nextNumber));
};
const fileOf = (letter: string, kind: Asset['kind'] = 'image'): Asset => assetOf(letter.repeat(64), kind);
const [face, coat, voice] = [fileOf('a'), fileOf('b'), fileOf('c', 'audio')];
const all = [face, coat, voice, assetOf(mira.assetId, 'image'), assetOf(platform.assetId, 'image')];
const assets: Readonly<Record<AssetId, Asset>> = Object.fromEntries(all.map((asset) => [asset.id, asset]));

function elementOf(number: number, name: string, files: readonly Asset[], change: Partial<Element> = {}): Element {
  return elementSchema.parse({
    id: idNumber(number),
    projectId: idNumber(800),
    kind: 'character',
    name,
    assets: files.map(({ id, kind }) => ({
      assetId: id,
      role: kind === 'audio' ? 'voice' : 'identity',
      usedRange: null,
    })),
    createdAt: 0,
    trashedAt: null,
    ...change,
  });
}

const anna = elementOf(801, 'Anna', [face, coat, voice]);
const attach = (spec: ClipSpec, element = anna): ClipSpec => attachElement(spec, element, assets, newId);
const partsOf = (spec: ClipSpec, { id } = anna) => spec.references.filter(({ element }) => element?.id === id);
const bare: ClipSpec = {
  ...nightTrain,
  kind: 'text',
  references: [],
  mode: 'text',
  text: [mention(mentionIdOf(anna.id))],
};

describe('an element in a clip', () => {
  it('brings all its files, in one colour, under its name, and changes what the clip is made from', () => {
    const spec = attach(bare);
    expect(clipSpecSchema.parse(spec).kind).toBe('references');
    expect(partsOf(spec).map(({ name, role, hue }) => [name, role, hue])).toEqual([
      ['Anna-1', 'identity', 1],
      ['Anna-2', 'identity', 1],
      ['Anna-3', 'voice', 1],
    ]);
    expect(attach(spec)).toEqual(spec);
    expect(partsOf(attach(bare, elementOf(802, 'Coat', [coat])), elementOf(802, 'Coat', []))[0]?.name).toBe('Coat');
  });

  it('takes over a file that is attached already, with its name, role and mentions', () => {
    const spec = attach(nightTrain, elementOf(803, 'Heroine', [all[3] ?? face]));
    expect(spec.references).toHaveLength(nightTrain.references.length);
    expect(spec.references[0]).toMatchObject({ ...mira, element: { name: 'Heroine', role: 'identity' } });
  });

  it('has nothing to attach without files, or from the trash, and never overfills a spec', () => {
    expect(canAttach(anna, assets)).toBe(true);
    expect(canAttach(elementOf(804, 'Nobody', []), assets)).toBe(false);
    expect(canAttach({ ...anna, trashedAt: 1 }, assets)).toBe(false);
    expect(canAttach(anna, {})).toBe(false);
    const full = {
      ...bare,
      references: Array.from({ length: 39 }, (_, index) => ({ ...mira, id: newId(), name: `R${index}` })),
    };
    expect(clipSpecSchema.parse(attach(full)).references).toHaveLength(40);
  });

  it('keeps its name in the words when its last file is taken out', () => {
    let spec = attach(bare);
    for (const { id } of partsOf(spec).slice(1)) spec = removeReference(spec, id);
    expect(spec.text).toEqual(bare.text);
    spec = removeReference(spec, partsOf(spec)[0]?.id ?? newId());
    expect(spec.text).toEqual([{ ...mention(mentionIdOf(anna.id)), lastName: 'Anna' }]);
  });
});

describe('an element that changes', () => {
  it('changes no clip by itself; the clip can tell, and is brought up to date without losing a mention', () => {
    const spec = attach(bare);
    expect(hasChanged(spec, anna, assets)).toBe(false);
    const now = elementOf(801, 'Anna', [coat, voice, all[4] ?? face], { name: 'Ann' });
    expect(hasChanged(spec, now, assets)).toBe(true);
    const updated = updateFromElement(spec, now, assets, newId);
    expect(partsOf(updated).map(({ assetId }) => assetId)).toEqual([coat.id, voice.id, platform.assetId]);
    expect(partsOf(updated)[0]?.id).toBe(partsOf(spec)[1]?.id);
    expect(partsOf(updated).map(({ element }) => element?.name)).toEqual(['Ann', 'Ann', 'Ann']);
    expect(updated.text).toEqual(bare.text);
    expect(hasChanged(updated, now, assets)).toBe(false);
  });

  it('does not count what a person chose in the clip, nor a copy that was made for a provider', () => {
    let spec = attach(bare);
    const [first, , sound] = partsOf(spec);
    spec = setRole(spec, first?.id ?? newId(), 'style');
    spec = setUsedRange(spec, sound?.id ?? newId(), { startMs: 0, endMs: 2_000 });
    spec = replaceFile(spec, voice.id, assetIdSchema.parse('d'.repeat(64)), { startMs: 0, endMs: 2_000 });
    expect(hasChanged(spec, anna, assets)).toBe(false);
    const louder = {
      ...anna,
      assets: anna.assets.map((file) => ({
        ...file,
        usedRange: file.role === 'voice' ? { startMs: 5, endMs: 9 } : null,
      })),
    };
    expect(hasChanged(spec, louder, assets)).toBe(true);
    const updated = updateFromElement(spec, louder, assets, newId);
    expect(partsOf(updated)[2]).toMatchObject({ assetId: voice.id, usedRange: { startMs: 5, endMs: 9 } });
    expect(partsOf(updated)[0]?.role).toBe('style');
    expect(hasChanged(spec, { ...louder, trashedAt: 1 }, assets)).toBe(false);
  });
});

describe('mentions, whatever is done to references and elements', () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('move', 'rename', 'remove', 'attach', 'change', 'range'),
      at: fc.nat({ max: 7 }),
      to: fc.nat({ max: 7 }),
      files: fc.shuffledSubarray([face, coat, voice]),
    }),
    { maxLength: 25 },
  );

  it('never point to another file', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let element = anna;
        let spec: ClipSpec = { ...nightTrain, mode: 'text', text: [mention(mentionIdOf(anna.id)), mention(mira.id)] };
        const firstFiles = new Map(spec.references.map(({ id, assetId }) => [id, assetId]));
        for (const { what, at, to, files } of list) {
          const id = spec.references[at % Math.max(1, spec.references.length)]?.id ?? mira.id;
          if (what === 'move') spec = moveReference(spec, id, to);
          if (what === 'rename') spec = renameReference(spec, id, `Name-${at}-${to}`);
          if (what === 'remove') spec = removeReference(spec, id);
          if (what === 'range') spec = setUsedRange(spec, id, { startMs: at, endMs: at + to + 1 });
          if (what === 'attach') spec = attach(spec, element);
          if (what === 'change') {
            element = elementOf(801, `Anna${at}`, files);
            spec = updateFromElement(spec, element, assets, newId);
          }
          clipSpecSchema.parse(spec);
          const ids = spec.text.flatMap((segment) => (segment.type === 'mention' ? segment.referenceId : []));
          expect(ids).toEqual([mentionIdOf(anna.id), mira.id]);
          // What is mentioned by its own id is the file it was, or gone.
          for (const { assetId } of referencesOfMention(mira.id, spec.references))
            expect(assetId).toBe(firstFiles.get(mira.id));
          for (const part of referencesOfMention(mentionIdOf(anna.id), spec.references)) {
            expect([face.id, coat.id, voice.id]).toContain(part.assetId);
            expect(part.element?.id).toBe(anna.id);
          }
        }
      }),
    );
  });
});
