import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { referenceHueCount, type Reference } from '#shared/domain/reference.ts';
import { plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { writtenClipSpec } from '#shared/domain/written-clip-spec.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';
import { createSlotFiller, type SlotValue } from './fill-slots.ts';
import { secondsOf, type Template, type TemplateShot, type TemplateSlot } from './template.ts';

/** What a person put into a slot: other words, or a picture that shows it. */
export interface SlotFill {
  /** Blank: the words of the template. */
  readonly words?: string;
  readonly picture?: {
    readonly assetId: AssetId;
    /** The name after `@`. */
    readonly name: string;
  };
}

/** By the name of the slot; what is absent keeps the words of the template. */
export type SlotFills = Readonly<Record<string, SlotFill>>;

/** The clip of a template. `newId` gives a new UUID. Pure but for it. */
export function templateSpec(template: Template, newId: () => string, fills: SlotFills = {}): ClipSpec {
  const { look, soundBed, ratio, slots, shots } = template;
  const references = referencesOf(slots, fills, newId);
  const fill = createSlotFiller(new Map(slots.map((slot) => [slot.name, valueOf(slot, fills, references)])));
  return writtenClipSpec(newId, {
    look,
    soundBed,
    shots: shots.map((shot) => toShot(shot, newId, fill)),
    references,
    parameters: { ratio, durationSeconds: secondsOf(template) },
  });
}

/** One picture may show two slots: it is attached once. */
function referencesOf(slots: readonly TemplateSlot[], fills: SlotFills, newId: () => string): Reference[] {
  return slots.reduce<Reference[]>((references, { name: slot, role }) => {
    const picture = fills[slot]?.picture;
    if (picture === undefined || references.some(({ assetId }) => assetId === picture.assetId)) return references;
    const isTaken = references.some(
      ({ name }) => name.toLocaleLowerCase('en') === picture.name.toLocaleLowerCase('en'),
    );
    const reference: Reference = {
      id: newId() as ReferenceId,
      assetId: picture.assetId,
      kind: 'image',
      name: isTaken ? slot : picture.name,
      role,
      hue: (references.length % referenceHueCount) + 1,
      usedRange: null,
    };
    return [...references, reference];
  }, []);
}

function valueOf({ name, words }: TemplateSlot, fills: SlotFills, references: readonly Reference[]): SlotValue {
  const fill = fills[name];
  const reference = references.find(({ assetId }) => assetId === fill?.picture?.assetId);
  if (reference !== undefined) return { referenceId: reference.id };
  const own = fill?.words?.trim() ?? '';
  return { words: own === '' ? words : own };
}

function toShot(shot: TemplateShot, newId: () => string, fill: (text: string) => RichTextSegment[]): unknown {
  const [move, speed, direction] = shot.camera;
  const action = fill(shot.action);
  return {
    id: newId(),
    durationMs: shot.seconds * 1_000,
    framing: shot.framing,
    camera: { move, speed, direction: direction ?? null },
    action,
    light: shot.light,
    dialogue: shot.line === undefined ? [] : [{ ...shot.line, id: newId(), speaker: fill(shot.line.speaker) }],
    sound: {
      effects: plainText(shot.effects ?? ''),
      ambience: plainText(shot.ambience ?? ''),
      music: plainText(shot.music ?? ''),
    },
  };
}
