import { maxSpokenCharacters, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { renderRichText, type RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { quotedIn } from './quotation-marks.ts';

/** Words that are spoken in a time: those of a shot, or in text mode those in quotation marks, in the whole clip. */
export interface SpokenPart {
  /** `null`: the text of text mode. */
  readonly shotId: ShotId | null;
  readonly words: string;
  readonly durationMs: number;
}

/** What somebody says in a shot: its lines, and what stands in quotation marks in what happens. */
export function spokenIn({ dialogue, action }: Pick<Shot, 'dialogue' | 'action'>): string {
  return join([...dialogue.map(({ words }) => words), ...quotedWords(action)]);
}

function quotedWords(text: RichText): string[] {
  return quotedIn(renderRichText(text, () => ' '));
}

function join(spoken: readonly string[]): string {
  return spoken.join('\n').slice(0, maxSpokenCharacters);
}

/** Everything that the current mode has somebody say. A text does not tell when its words are spoken, so it is one part. */
export function spokenParts(spec: ClipSpec): SpokenPart[] {
  if (spec.mode === 'shots') {
    return spec.shots.map((shot) => ({ shotId: shot.id, words: spokenIn(shot), durationMs: shot.durationMs }));
  }
  const words = join(quotedWords(spec.text));
  return [{ shotId: null, words, durationMs: spec.parameters.durationSeconds * 1_000 }];
}

/** Whether a person agreed to exactly these words, in no less time. */
export function isAgreed({ agreedSpeech = [] }: ClipSpec, part: SpokenPart): boolean {
  return agreedSpeech.some(
    ({ shotId, words, durationMs }) => shotId === part.shotId && words === part.words && durationMs <= part.durationMs,
  );
}

/** The clip with the agreement to what is spoken in one shot (`null`: in its text). What nobody says any more is forgotten. */
export function agreeToSpeech(spec: ClipSpec, shotId: ShotId | null): ClipSpec {
  const parts = spokenParts(spec);
  const still = (spec.agreedSpeech ?? []).filter((agreed) =>
    parts.some((part) => part.shotId === agreed.shotId && part.shotId !== shotId && isAgreed(spec, part)),
  );
  return { ...spec, agreedSpeech: [...still, ...parts.filter((part) => part.shotId === shotId)] };
}
