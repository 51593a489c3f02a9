import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds } from '#shared/domain/clip-spec.ts';
import { isBlank, type RichText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { dialogueLineIdSchema, shotIdSchema } from '#shared/ids.ts';
import { seedanceVocabulary } from './grammars/vocabulary.ts';
import { markMentions, unmark, type BoundMention, type MentionSegment } from './parse/mention-marks.ts';
import { readShot, type ReadShot } from './parse/read-shot.ts';
import { shareOut } from './parse/shot-lengths.ts';
import { splitShots, type WrittenForm, type ShotPart } from './parse/split-shots.ts';

export interface ParsedPrompt {
  readonly form: WrittenForm;
  /** The clip with the prompt as its shots, in shots mode. References and settings stay; its length may change. */
  readonly spec: ClipSpec;
  /** What was written as a mention, and the reference of the tray that it points to now. */
  readonly bound: readonly BoundMention[];
  /** Written mentions that point to no reference of the tray: they stay words. */
  readonly unbound: readonly string[];
  /** Shots beyond the most that a clip can have, whose words went into the last one. */
  readonly merged: number;
}

interface PlannedShot {
  readonly text: string;
  /** Seconds, where the prompt tells them. */
  readonly seconds: number | null;
}

const soundBed = new RegExp(`\\n\\s*\\n\\s*${seedanceVocabulary.soundBedLabel}\\s*:\\s*([^\\n]+)\\s*$`, 'iu');

/** Shots in order, with empty ones where the labels leave a gap: a number that is missing, a time nobody speaks of. */
function planShots(parts: readonly ShotPart[]): PlannedShot[] {
  const planned: PlannedShot[] = [];
  let endSeconds = 0;
  for (const { text, number, range } of parts) {
    if (range !== null) {
      if (range.startSeconds - endSeconds >= 1) planned.push({ text: '', seconds: range.startSeconds - endSeconds });
      // A range that ends before the one before it counts from somewhere else: only how long it is can be meant.
      const isBehind = range.endSeconds <= endSeconds;
      const seconds = range.endSeconds - (isBehind ? range.startSeconds : Math.max(endSeconds, range.startSeconds));
      planned.push({ text, seconds });
      endSeconds = isBehind ? endSeconds + seconds : range.endSeconds;
      continue;
    }
    const missing = Math.min(number ?? 0, maxClipSeconds) - planned.length - 1;
    for (let index = 0; index < missing; index += 1) planned.push({ text: '', seconds: null });
    planned.push({ text, seconds: null });
  }
  return planned;
}

function mergeRest(planned: readonly PlannedShot[]): PlannedShot[] {
  const kept = planned.slice(0, maxClipSeconds);
  const rest = planned.slice(maxClipSeconds);
  const last = kept.at(-1);
  if (last === undefined || rest.length === 0) return kept;
  return [...kept.slice(0, -1), { ...last, text: [last, ...rest].map(({ text }) => text).join(' ') }];
}

function buildShot(read: ReadShot, durationMs: number, marks: readonly MentionSegment[], newId: () => string): Shot {
  const rich = (text: string): RichTextSegment[] => unmark(text, marks);
  const { unnamedSpeaker } = seedanceVocabulary.dialogue;
  return {
    id: shotIdSchema.parse(newId()),
    durationMs,
    framing: read.framing,
    camera: read.camera,
    action: rich(read.action),
    light: '',
    dialogue: read.dialogue.map((line) => ({
      id: dialogueLineIdSchema.parse(newId()),
      speaker: line.speaker === unnamedSpeaker ? [] : rich(line.speaker),
      voice: line.voice,
      emotion: line.emotion,
      words: line.words,
    })),
    sound: {
      effects: rich(read.sound.effects),
      ambience: rich(read.sound.ambience),
      music: rich(read.sound.music),
    },
  };
}

/**
 * Turns a prompt into shots. It knows four forms (`Shot 1: …`; `[0–4s] …`; `Multi-shot: …, cut to …`; `Wide shot: … Cut to
 * close-up: … Finally: …`) and takes anything else as one shot. What it recognises becomes fields; no other word is lost.
 * `@Image1` and `[Image1]` point to the references of the tray by their order, now and for good. Pure; `newId` gives UUIDs.
 */
export function parsePrompt(text: RichText, spec: ClipSpec, newId: () => string): ParsedPrompt {
  const marked = markMentions(text, spec.references);
  const split = splitShots(marked.text.replace(soundBed, ''));
  const isLabelled = split.form === 'shot-labels' || split.form === 'time-ranges';
  const bed = isLabelled ? (soundBed.exec(marked.text)?.[1] ?? '') : '';
  // Only labels say for sure that the last paragraph belongs to no shot.
  const { form, preamble, parts } = isLabelled ? split : splitShots(marked.text);
  const all = planShots(parts);
  const planned = mergeRest(all);
  const toldSeconds = planned.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  const weights = planned.map(({ seconds }) => seconds ?? 1);
  const seconds = form === 'time-ranges' ? toldSeconds : spec.parameters.durationSeconds;
  const { lengthsMs, totalSeconds } = shareOut(weights.length === 0 ? [1] : weights, seconds);
  const rich = (words: string): RichTextSegment[] => unmark(words.trim(), marked.marks);
  const shots = lengthsMs.map((durationMs, index) =>
    buildShot(readShot(planned[index]?.text ?? ''), durationMs, marked.marks, newId),
  );
  const look = rich(preamble);
  return {
    form,
    spec: {
      ...spec,
      mode: 'shots',
      look: isBlank(look) ? [] : look,
      soundBed: rich(bed),
      shots,
      parameters: { ...spec.parameters, durationSeconds: totalSeconds },
    },
    bound: marked.bound,
    unbound: marked.unbound,
    merged: all.length - planned.length,
  };
}
