import { emptyShot } from '#renderer/editing/empty-shot.ts';
import { newShotId } from '#renderer/editing/new-id.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';

/** A clip whose shots have these lengths, in milliseconds, and say nothing. */
export function specOf(lengths: readonly number[]): ClipSpec {
  return clipSpecSchema.parse({
    version: 1,
    kind: 'text',
    mode: 'shots',
    text: [],
    look: [],
    soundBed: [],
    shots: lengths.map((length) => emptyShot(newShotId(), length)),
    references: [],
    startFrame: null,
    endFrame: null,
    parameters: {
      tier: 'standard',
      ratio: '16:9',
      durationSeconds: lengths.reduce((sum, length) => sum + length, 0) / 1_000,
      isAutoLength: false,
      resolution: '720p',
      hasAudio: true,
      takes: 1,
      seed: null,
    },
  });
}
