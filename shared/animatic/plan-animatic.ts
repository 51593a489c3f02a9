import type { AnimaticPlan, AnimaticShot } from '../domain/animatic.ts';
import type { ClipSpec } from '../domain/clip-spec.ts';
import { framesPerSecond, type FrameSize } from '../domain/frame-sizes.ts';
import { mentionNames, referencesOfMention } from '../domain/mentions.ts';
import type { Reference } from '../domain/reference.ts';
import { mentionedIds, renderRichText, type RichText } from '../domain/rich-text.ts';
import { directionsOfMove, type Camera, type DialogueLine, type Shot } from '../domain/shot.ts';
import { sentTexts, textsOfShot } from '../domain/spec-texts.ts';
import type { AssetId } from '../ids.ts';
import { sendsReferences } from '../prompt/mention-style.ts';
import { parsePrompt } from '../prompt/parse.ts';
import { shareOut } from '../prompt/parse/shot-lengths.ts';

type Picture = AnimaticShot['picture'];

/** References that this kind of clip sends. */
function sentReferences(spec: ClipSpec): readonly Reference[] {
  return sendsReferences(spec.kind) ? spec.references : [];
}

/** The first picture that the words of a shot mention; without one a card is drawn. */
function mentionedPicture(spec: ClipSpec, texts: readonly RichText[]): Picture {
  const sent = sentReferences(spec);
  for (const reference of texts.flatMap(mentionedIds).flatMap((id) => referencesOfMention(id, sent))) {
    if (reference.kind === 'audio') continue;
    const atMs = reference.kind === 'video' ? (reference.usedRange?.startMs ?? 0) : 0;
    return { assetId: reference.assetId, kind: reference.kind, atMs };
  }
  return null;
}

/** A frame is shown where it belongs: the start frame by the first shot, the end frame by the last of several. */
function framePicture(spec: ClipSpec, index: number, shotCount: number): Picture {
  if (spec.kind !== 'frames') return null;
  const isEnd = index > 0 && index === shotCount - 1;
  const assetId = index === 0 ? spec.startFrame : isEnd ? spec.endFrame : null;
  return assetId === null ? null : { assetId, kind: 'image', atMs: 0 };
}

function chooseCamera(camera: Camera | null): AnimaticShot['camera'] {
  if (camera === null) return { move: 'static', speed: 'normal', direction: null };
  const directions = directionsOfMove[camera.move];
  const isFitting = camera.direction !== null && directions.includes(camera.direction);
  return { ...camera, direction: isFitting ? camera.direction : (directions[0] ?? null) };
}

/** Reads words as a person does: names instead of mentions, on one line. */
function createReader(spec: ClipSpec): (text: RichText) => string {
  const names = mentionNames(spec.references);
  return (text) => {
    const named = text.map((segment) =>
      segment.type === 'mention' && !names.has(segment.referenceId)
        ? ({ type: 'text', text: segment.lastName ?? '' } as const)
        : segment,
    );
    return renderRichText(named, (id) => names.get(id) ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  };
}

function writeCaption(line: DialogueLine, read: (text: RichText) => string): string[] {
  const words = line.words.trim();
  if (words === '') return [];
  const speaker = read(line.speaker);
  return [(speaker === '' ? words : `${speaker}: ${words}`).slice(0, 2_000)];
}

function planShot(spec: ClipSpec, shot: Shot, index: number): AnimaticShot {
  const read = createReader(spec);
  const { effects, ambience, music } = shot.sound;
  const cues = [effects, ambience, music].map(read).filter((cue) => cue !== '');
  return {
    number: index + 1,
    durationMs: shot.durationMs,
    framing: shot.framing,
    camera: chooseCamera(shot.camera),
    picture: framePicture(spec, index, spec.shots.length) ?? mentionedPicture(spec, textsOfShot(shot)),
    action: read(shot.action).slice(0, 2_000),
    captions: shot.dialogue.flatMap((line) => writeCaption(line, read)).slice(0, 20),
    soundCue: (cues.length === 0 ? read(spec.soundBed) : cues.join(' · ')).slice(0, 500),
  };
}

/** Ids for shots that live no longer than a plan, in which they do not appear. */
function passingIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}

/** Lengths in proportion to these, together exactly so many seconds; a text may tell more shots than there are seconds. */
function lengthsWithin(seconds: number, weights: readonly number[]): readonly number[] {
  if (weights.length <= seconds) return shareOut(weights, seconds).lengthsMs;
  const eachMs = Math.floor((seconds * 1_000) / weights.length);
  return weights.map((_, index) => (index === 0 ? seconds * 1_000 - eachMs * (weights.length - 1) : eachMs));
}

/**
 * What a text says, read as the timeline would read it, never the shots that are kept beside it. The clip is as long as it is
 * sent: lengths that the text tells are taken only where they fit.
 */
function shotsOfText(spec: ClipSpec): ClipSpec {
  const { form, spec: read } = parsePrompt(spec.text, spec, passingIds());
  const { durationSeconds } = spec.parameters;
  if (form === 'time-ranges' && read.parameters.durationSeconds === durationSeconds) return read;
  const lengthsMs = lengthsWithin(
    durationSeconds,
    read.shots.map(({ durationMs }) => durationMs),
  );
  const shots = read.shots.map((shot, index) => ({ ...shot, durationMs: lengthsMs[index] ?? shot.durationMs }));
  return { ...read, shots, parameters: spec.parameters };
}

function planText(spec: ClipSpec): AnimaticShot[] {
  const read = shotsOfText(spec);
  const shots = read.shots.map((shot, index) => planShot(read, shot, index));
  const [only] = shots;
  if (only === undefined || shots.length > 1) return shots;
  // A text that is one shot is shown in its own words.
  const picture = framePicture(spec, 0, 1) ?? mentionedPicture(spec, [spec.text]);
  return [{ ...only, picture, action: createReader(spec)(spec.text).slice(0, 2_000) }];
}

/** The first sound that is mentioned, else the first that is attached. */
function chooseGuideTrack(spec: ClipSpec): AnimaticPlan['guideTrack'] {
  const sounds = sentReferences(spec).filter(({ kind }) => kind === 'audio');
  const mentioned = sentTexts(spec).flatMap(mentionedIds);
  const byMention = mentioned.flatMap((id) => referencesOfMention(id, sounds));
  const chosen = byMention[0] ?? sounds[0];
  if (!spec.parameters.hasAudio || chosen === undefined) return null;
  return { assetId: chosen.assetId, usedRange: chosen.usedRange };
}

/** What the window draws. Pure: the same spec and size give the same plan. */
export function planAnimatic(spec: ClipSpec, { width, height }: FrameSize): AnimaticPlan {
  return {
    width,
    height,
    framesPerSecond,
    shots: spec.mode === 'text' ? planText(spec) : spec.shots.map((shot, index) => planShot(spec, shot, index)),
    hasAudio: spec.parameters.hasAudio,
    guideTrack: chooseGuideTrack(spec),
  };
}

/** Every file the plan needs, once. */
export function assetsOfPlan(plan: AnimaticPlan): AssetId[] {
  const pictures = plan.shots.flatMap(({ picture }) => (picture === null ? [] : [picture.assetId]));
  return [...new Set([...pictures, ...(plan.guideTrack === null ? [] : [plan.guideTrack.assetId])])];
}
