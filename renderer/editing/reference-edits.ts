import type { Asset } from '#shared/domain/asset.ts';
import type { ClipKind, ClipSpec } from '#shared/domain/clip-spec.ts';
import { originOf, rolesOfKind, type Reference, type ReferenceRole, type UsedRange } from '#shared/domain/reference.ts';
import { mentionNames } from '#shared/domain/mentions.ts';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import { mapTexts } from '#shared/domain/spec-texts.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';
import { nameProblem, nextHue, uniqueName } from './reference-names.ts';

/*
 * What can be done to the references and frames of a clip. Every function takes a spec and returns a new one, or the
 * same one when there is nothing to change.
 */

/** The kind that fits what is attached; editing and extending a video stay what they are. */
function kindFor(spec: ClipSpec, attached: Pick<ClipSpec, 'references' | 'startFrame' | 'endFrame'>): ClipKind {
  if (spec.kind === 'edit' || spec.kind === 'extend') return spec.kind;
  if (attached.startFrame !== null || attached.endFrame !== null) return 'frames';
  return attached.references.length > 0 ? 'references' : 'text';
}

function attach(spec: ClipSpec, change: Partial<Pick<ClipSpec, 'references' | 'startFrame' | 'endFrame'>>): ClipSpec {
  const next = { ...spec, ...change };
  return { ...next, kind: kindFor(spec, next) };
}

/** The spec with another tray, and the kind that follows from it. */
export function withReferences(spec: ClipSpec, references: readonly Reference[]): ClipSpec {
  return attach(spec, { references: [...references] });
}

/** Puts an asset at the end of the tray. An asset that is there already stays where it is. */
export function addReference(spec: ClipSpec, asset: Asset, id: ReferenceId): ClipSpec {
  if (spec.references.some((reference) => reference.assetId === asset.id)) return spec;
  const reference: Reference = {
    id,
    assetId: asset.id,
    kind: asset.kind,
    name: uniqueName(asset.name, spec.references),
    role: rolesOfKind[asset.kind][0] ?? 'style',
    hue: nextHue(spec.references),
    usedRange: null,
  };
  return attach(spec, { references: [...spec.references, reference] });
}

/** Takes a reference out of the clip. Its mentions stay where they are and keep its name, so that nothing is re-pointed. */
export function removeReference(spec: ClipSpec, id: ReferenceId): ClipSpec {
  const removed = spec.references.find((reference) => reference.id === id);
  if (removed === undefined) return spec;
  const references = spec.references.filter((reference) => reference.id !== id);
  const left = mentionNames(references);
  const names = mentionNames([removed]);
  const keepName = (segment: RichTextSegment): RichTextSegment => {
    if (segment.type === 'text' || left.has(segment.referenceId)) return segment;
    // The last part of an element takes its name with it.
    const lastName = names.get(segment.referenceId);
    return lastName === undefined ? segment : { ...segment, lastName };
  };
  return attach(
    mapTexts(spec, (text) => text.map(keepName)),
    { references },
  );
}

function changeReference(spec: ClipSpec, id: ReferenceId, change: Partial<Reference>): ClipSpec {
  return {
    ...spec,
    references: spec.references.map((reference) => (reference.id === id ? { ...reference, ...change } : reference)),
  };
}

/** Gives a reference another name; a name that cannot be given changes nothing. */
export function renameReference(spec: ClipSpec, id: ReferenceId, name: string): ClipSpec {
  return nameProblem(name, spec.references, id) === null ? changeReference(spec, id, { name }) : spec;
}

export function setRole(spec: ClipSpec, id: ReferenceId, role: ReferenceRole): ClipSpec {
  return changeReference(spec, id, { role });
}

/** Moves a reference to a place in the tray (0 = first). Its hue and its mentions travel with it. */
export function moveReference(spec: ClipSpec, id: ReferenceId, toIndex: number): ClipSpec {
  const from = spec.references.findIndex((reference) => reference.id === id);
  const moved = spec.references[from];
  const to = Math.max(0, Math.min(spec.references.length - 1, toIndex));
  if (moved === undefined || from === to) return spec;
  return { ...spec, references: spec.references.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

/**
 * Says which part of a file is used (`null`: all of it). A part that was cut out already goes back to the whole file, so
 * that a later choice is never a choice within an earlier one.
 */
export function setUsedRange(spec: ClipSpec, id: ReferenceId, usedRange: UsedRange | null): ClipSpec {
  const before = spec.references.find((reference) => reference.id === id);
  if (before === undefined || before.kind === 'image') return spec;
  const origin = originOf(before);
  if (isSameRange(origin.usedRange, usedRange)) return spec;
  const { cutFrom: _, ...rest } = before;
  const changed = { ...rest, assetId: origin.assetId, usedRange };
  return { ...spec, references: spec.references.map((reference) => (reference.id === id ? changed : reference)) };
}

export function isSameRange(a: UsedRange | null, b: UsedRange | null): boolean {
  return a?.startMs === b?.startMs && a?.endMs === b?.endMs;
}

/** The reference with a copy in the place of its file; `cut`: the part of that file that the copy is. */
function withCopy(reference: Reference, to: AssetId, cut: UsedRange | null): Reference {
  if (cut === null) return { ...reference, assetId: to };
  const { assetId, usedRange } = originOf(reference);
  // What is cut from a copy is counted from the start of the file that the copy was cut from.
  const offsetMs = reference.cutFrom === undefined ? 0 : (usedRange?.startMs ?? 0);
  const kept = { startMs: offsetMs + cut.startMs, endMs: offsetMs + cut.endMs };
  return { ...reference, assetId: to, usedRange: null, cutFrom: { assetId, usedRange: kept } };
}

/** Whether a copy of one part of a file is what a reference means: two references may use two parts of one file. */
function isMeant({ usedRange }: Reference, cut: UsedRange | null): boolean {
  return cut === null || (cut.startMs === (usedRange?.startMs ?? 0) && cut.endMs <= (usedRange?.endMs ?? Infinity));
}

/**
 * Puts a copy in the place of a file wherever the clip uses it. Names, roles, colours and mentions stay. `cut`: the part
 * of the file that the copy is; `null`: all of it.
 */
export function replaceFile(spec: ClipSpec, from: AssetId, to: AssetId, cut: UsedRange | null): ClipSpec {
  const frame = (id: AssetId | null): AssetId | null => (id === from ? to : id);
  const startFrame = frame(spec.startFrame);
  const endFrame = frame(spec.endFrame);
  const isReplaced = (reference: Reference): boolean => reference.assetId === from && isMeant(reference, cut);
  const isSource = spec.sourceVideo === from;
  const isUsed = spec.references.some(isReplaced) || isSource;
  if (!isUsed && startFrame === spec.startFrame && endFrame === spec.endFrame) return spec;
  const references = spec.references.map((each) => (isReplaced(each) ? withCopy(each, to, cut) : each));
  return { ...spec, references, startFrame, endFrame, ...(isSource ? { sourceVideo: to } : {}) };
}

export type FrameSlot = 'startFrame' | 'endFrame';

/** Fills or empties a frame slot, and shows it in the clip's kind. */
export function setFrame(spec: ClipSpec, slot: FrameSlot, assetId: AssetId | null): ClipSpec {
  return spec[slot] === assetId ? spec : attach(spec, { [slot]: assetId });
}

/** Fills or empties the slot of the video to edit, and shows it in the clip's kind. What else is attached stays. */
export function setSourceVideo(spec: ClipSpec, assetId: AssetId | null): ClipSpec {
  if (assetId !== null) {
    return spec.sourceVideo === assetId && spec.kind === 'edit'
      ? spec
      : { ...spec, sourceVideo: assetId, kind: 'edit' };
  }
  const { sourceVideo: _, ...rest } = spec;
  return spec.kind === 'edit' ? { ...rest, kind: kindFor({ ...rest, kind: 'text' }, rest) } : rest;
}

/** Frames and references exclude each other; one way out: the references go, and their mentions become plain names. */
export function keepOnlyFrames(spec: ClipSpec): ClipSpec {
  const names = mentionNames(spec.references);
  const written = mapTexts(spec, (text) =>
    text.map((segment): RichTextSegment => {
      const name = segment.type === 'mention' ? names.get(segment.referenceId) : undefined;
      return name === undefined ? segment : { type: 'text', text: name };
    }),
  );
  return attach(written, { references: [] });
}

interface FrameAsReference {
  readonly asset: Asset;
  readonly id: ReferenceId;
  /** The tray's name, and the words around its mention in the first or the last shot. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function mentionFrame(spec: ClipSpec, frame: FrameAsReference, isStart: boolean): ClipSpec {
  const sentence: RichTextSegment[] = [
    { type: 'text', text: frame.before },
    { type: 'mention', referenceId: frame.id },
    { type: 'text', text: frame.after },
  ];
  const join = (text: RichTextSegment[]): RichTextSegment[] => {
    if (text.length === 0) return sentence;
    const space: RichTextSegment = { type: 'text', text: ' ' };
    return isStart ? [...sentence, space, ...text] : [...text, space, ...sentence];
  };
  if (spec.mode === 'text') return { ...spec, text: join(spec.text) };
  const target = isStart ? 0 : spec.shots.length - 1;
  return {
    ...spec,
    shots: spec.shots.map((shot, index) => (index === target ? { ...shot, action: join(shot.action) } : shot)),
  };
}

/**
 * The other way out: the frames become references, and the first and last shots say what they are for. The model is
 * asked to begin and end there; it is not bound to.
 */
export function framesToReferences(
  spec: ClipSpec,
  frames: { readonly start?: FrameAsReference; readonly end?: FrameAsReference },
): ClipSpec {
  let next = attach(spec, { startFrame: null, endFrame: null });
  for (const [frame, isStart] of [[frames.start, true] as const, [frames.end, false] as const]) {
    if (frame === undefined) continue;
    const existing = next.references.find((reference) => reference.assetId === frame.asset.id);
    const added = addReference(next, { ...frame.asset, name: frame.name }, frame.id);
    const mentioned = existing === undefined ? frame : { ...frame, id: existing.id };
    const role = existing === undefined ? setRole(added, frame.id, 'composition') : added;
    next = mentionFrame(role, mentioned, isStart);
  }
  return next;
}
