import { tidyLines } from './tidy-lines.ts';

/** How a prompt says where one shot ends and the next begins. */
export type WrittenForm = 'shot-labels' | 'time-ranges' | 'multi-shot' | 'cut-words' | 'one-shot';

export interface ShotPart {
  /** Marked text of the shot, without its label. */
  readonly text: string;
  /** As the label says: the number from 1, or the seconds from the start of the clip. */
  readonly number: number | null;
  readonly range: { readonly startSeconds: number; readonly endSeconds: number } | null;
}

export interface SplitPrompt {
  readonly form: WrittenForm;
  /** What stands before the first label. */
  readonly preamble: string;
  readonly parts: readonly ShotPart[];
}

const number = '(?:(\\d{1,2}):)?(\\d{1,3}(?:\\.\\d+)?)';
const unit = '\\s*(?:s|sec|seconds)';
const clock = `${number}(?:${unit})?`;
/** `[0–4s]` anywhere; `(0-4 s)`, `[0:00-0:04]`, `0:00-0:04:` at the beginning of a line or sentence. */
const rangeLabel = new RegExp(
  `\\[\\s*${clock}\\s*[–—-]\\s*${number}${unit}\\s*\\]\\s*:?|(?:^|(?<=[\\n.!?"”)\\]]\\s*))(?:[\\[(]\\s*${clock}\\s*[–—-]\\s*${clock}\\s*[\\])]\\s*:?|${clock}\\s*[–—-]\\s*${clock}\\s*:)`,
  'gu',
);
/** `Shot 1:`, `SHOT 2 -`, `Scene 3.` at the beginning of a line or sentence. */
const shotLabel = /(?:^|(?<=[\n.!?"”)\]]\s*))(?:\*\*)?(?:shot|scene)\s+(\d{1,2})(?:\*\*)?\s*[:.–—-](?:\*\*)?/giu;
const multiShot = /^\s*multi-?\s?shot(?:\s+video)?\s*:\s*/iu;
const inlineCut = /[,;.]?\s*\b(?:then\s+)?(?:smash\s+|match\s+|hard\s+)?cuts?\s+to\b\s*:?\s*/giu;
/** At the beginning of a sentence only: "finally" in the middle of one is a word like any other. */
const sentenceCut =
  /(?:^|(?<=[.!?…"”]\s*|\n\s*))(?:then\s+)?(?:(?:smash\s+|match\s+|hard\s+)?cuts?\s+to\b\s*:?|finally\s*[:,])\s*/giu;

function partsBetween(text: string, labels: readonly RegExpExecArray[]): { preamble: string; texts: string[] } {
  const [first] = labels;
  return {
    preamble: text.slice(0, first?.index ?? 0).trim(),
    texts: labels.map((label, index) => text.slice(label.index + label[0].length, labels[index + 1]?.index).trim()),
  };
}

function secondsOf(minutes: string | undefined, seconds: string | undefined): number {
  return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

function splitRanges(text: string): SplitPrompt | null {
  const labels = [...text.matchAll(rangeLabel)].filter((found) => {
    const [startSeconds, endSeconds] = rangeOf(found);
    return endSeconds > startSeconds;
  });
  if (labels.length === 0) return null;
  const { preamble, texts } = partsBetween(text, labels);
  const parts = labels.map((label, index) => {
    const [startSeconds, endSeconds] = rangeOf(label);
    return { text: texts[index] ?? '', number: null, range: { startSeconds, endSeconds } };
  });
  return { form: 'time-ranges', preamble, parts };
}

function rangeOf(found: RegExpExecArray): [number, number] {
  const [startMinutes, startSeconds, endMinutes, endSeconds] =
    [0, 4, 8].map((first) => found.slice(first + 1, first + 5)).find((form) => form[1] !== undefined) ?? [];
  return [secondsOf(startMinutes, startSeconds), secondsOf(endMinutes, endSeconds)];
}

function splitLabels(text: string): SplitPrompt | null {
  const labels = [...text.matchAll(shotLabel)];
  if (labels.length === 0) return null;
  const { preamble, texts } = partsBetween(text, labels);
  const parts = labels.map((label, index) => ({ text: texts[index] ?? '', number: Number(label[1]), range: null }));
  return { form: 'shot-labels', preamble, parts };
}

function splitAt(text: string, cut: RegExp, form: WrittenForm): SplitPrompt {
  const texts = text.split(cut).map((piece) => piece.trim());
  const parts = texts.filter((piece) => piece !== '').map((piece) => ({ text: piece, number: null, range: null }));
  return { form, preamble: '', parts };
}

/** Finds the shots of a tidy prompt that is written in any of the known forms; a prompt in none of them is one shot. */
export function splitShots(text: string): SplitPrompt {
  const labelled = splitRanges(text) ?? splitLabels(text);
  if (labelled !== null) return labelled;
  const list = multiShot.exec(text);
  if (list !== null) return splitAt(text.slice(list[0].length), inlineCut, 'multi-shot');
  const cuts = splitAt(text, sentenceCut, 'cut-words');
  if (cuts.parts.length > 1) return cuts;
  return splitAt(text, /(?!)/u, 'one-shot');
}

/** Whether a text is a prompt of several shots. */
export function readsAsShots(text: string): boolean {
  return splitShots(tidyLines(text)).parts.length > 1;
}
