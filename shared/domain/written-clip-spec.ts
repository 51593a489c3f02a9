import { clipSpecSchema, type ClipSpec } from './clip-spec.ts';
import { newClipSpec } from './new-clip-spec.ts';
import type { Reference } from './reference.ts';
import { plainText } from './rich-text.ts';

interface WrittenClip {
  readonly look: string;
  readonly soundBed: string;
  /** As they are written; whether they are shots is checked here, once for the whole clip. */
  readonly shots: readonly unknown[];
  readonly references: readonly Reference[];
  readonly parameters: Pick<ClipSpec['parameters'], 'ratio' | 'durationSeconds'>;
}

/** A clip that comes with its words, as the sample and the templates do; its other settings are those of a new one. */
export function writtenClipSpec(newId: () => string, written: WrittenClip): ClipSpec {
  const { look, soundBed, shots, references, parameters } = written;
  const empty = newClipSpec(newId);
  return clipSpecSchema.parse({
    ...empty,
    kind: references.length > 0 ? 'references' : 'text',
    look: plainText(look),
    soundBed: plainText(soundBed),
    shots,
    references,
    parameters: { ...empty.parameters, ...parameters },
  });
}
