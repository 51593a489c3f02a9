import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mentionNames } from '#shared/domain/mentions.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { ReferenceId } from '#shared/ids.ts';
import type { Grammar } from './grammars/grammar.ts';
import { numberReferences, sendsReferences, type MentionStyle } from './mention-style.ts';
import {
  createPromptWriter,
  type MentionSegment,
  type MentionState,
  type PromptSpan,
  type PromptWriter,
  type WrittenMention,
} from './prompt-writer.ts';
import { onOneLine, words, writePhrase, writeSentences, type Phrase } from './sentence.ts';
import { shotPhrases } from './shot-phrases.ts';

export interface CompiledMention {
  readonly referenceId: ReferenceId;
  readonly state: MentionState;
  /** As it stands in the text: `@Image1`, or the name when the reference is not sent. */
  readonly text: string;
}

export interface CompiledPrompt {
  /** The exact text that is sent. */
  readonly text: string;
  /** Where labels and mentions stand in the text, in order, never overlapping. */
  readonly spans: readonly PromptSpan[];
  /** Every mentioned reference once, in reading order. */
  readonly mentions: readonly CompiledMention[];
}

export interface CompileInput {
  readonly spec: ClipSpec;
  readonly grammar: Grammar;
  readonly mentionStyle: MentionStyle;
}

function mentionNamer({ spec, grammar, mentionStyle }: CompileInput): (segment: MentionSegment) => WrittenMention {
  const numbers = sendsReferences(spec.kind)
    ? numberReferences(spec.references, mentionStyle)
    : new Map<never, never>();
  const names = mentionNames(spec.references);
  return ({ referenceId, lastName }) => {
    const number = numbers.get(referenceId);
    if (number !== undefined) return { text: number, state: 'sent' };
    const name = names.get(referenceId);
    if (name !== undefined) return { text: name, state: 'not-sent' };
    return { text: lastName ?? grammar.deletedMention, state: 'deleted' };
  };
}

/** Seconds without a needless fraction: `3.5`, `10`. */
function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

function writeParagraphs(writer: PromptWriter, { spec, grammar }: CompileInput): void {
  const startParagraph = (): void => {
    if (writer.text() !== '') writer.write('\n\n');
  };
  const writeParagraph = (phrases: readonly Phrase[]): void => {
    startParagraph();
    writeSentences(writer, phrases);
  };
  if (!isBlank(spec.look)) writeParagraph([onOneLine(spec.look)]);
  let startMs = 0;
  spec.shots.forEach((shot, index) => {
    const endMs = startMs + shot.durationMs;
    const phrases = shotPhrases(shot, grammar);
    if (phrases.length > 0) {
      const label = grammar.shotLabel
        .replace('{number}', String(index + 1))
        .replace('{start}', seconds(startMs))
        .replace('{end}', seconds(endMs));
      startParagraph();
      writer.writeShotLabel(label, shot.id);
      writer.write(' ');
      writeSentences(writer, phrases);
    }
    startMs = endMs;
  });
  if (!isBlank(spec.soundBed)) writeParagraph([[words(`${grammar.soundBedLabel}: `), ...onOneLine(spec.soundBed)]]);
}

function mentionsOf(text: string, spans: readonly PromptSpan[]): CompiledMention[] {
  const byId = new Map<ReferenceId, CompiledMention>();
  for (const span of spans) {
    if (span.kind !== 'mention' || byId.has(span.referenceId)) continue;
    const { referenceId, state } = span;
    byId.set(referenceId, { referenceId, state, text: text.slice(span.start, span.end) });
  }
  return [...byId.values()];
}

/**
 * Turns a spec into the one prompt that a provider gets. Pure: equal input, equal output. Text mode passes its text as
 * it was written; shots mode writes look, shots and sound bed in the grammar's order. A mention is written from the
 * place of its reference in the tray, so reordering changes numbers and never what a mention points to; a mention whose
 * reference is gone becomes words and is reported as `deleted`.
 */
export function compilePrompt(input: CompileInput): CompiledPrompt {
  const writer = createPromptWriter(mentionNamer(input));
  if (input.spec.mode === 'text') writePhrase(writer, input.spec.text);
  else writeParagraphs(writer, input);
  const text = writer.text();
  const spans = writer.spans();
  return { text, spans, mentions: mentionsOf(text, spans) };
}
