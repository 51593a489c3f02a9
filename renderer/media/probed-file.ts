import type { MediaFacts } from '#shared/domain/asset.ts';

/** What a probe brings back. */
export interface ProbedFile {
  readonly facts: MediaFacts;
  /** WebP; `null` when no picture could be drawn. */
  readonly thumbnail: Blob | null;
}
