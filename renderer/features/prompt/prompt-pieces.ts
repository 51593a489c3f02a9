import type { PromptSpan } from '#shared/prompt/prompt-writer.ts';

export interface PromptPiece {
  readonly text: string;
  /** `null`: plain words. */
  readonly span: PromptSpan | null;
}

/** Cuts compiled text at its spans; the pieces joined give the text again. */
export function promptPieces(text: string, spans: readonly PromptSpan[]): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let position = 0;
  for (const span of spans) {
    if (span.start > position) pieces.push({ text: text.slice(position, span.start), span: null });
    pieces.push({ text: text.slice(span.start, span.end), span });
    position = span.end;
  }
  if (position < text.length) pieces.push({ text: text.slice(position), span: null });
  return pieces;
}
