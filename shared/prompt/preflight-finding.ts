import type { ReferenceId, ShotId } from '#shared/ids.ts';

/** Where a rule comes from: our own model of the clip, a rule of thumb about speech, or a provider's published limits. */
export type FindingSource =
  | { readonly kind: 'clip' }
  | { readonly kind: 'speech-rule' }
  | { readonly kind: 'prompting-guide' }
  | { readonly kind: 'provider'; readonly text: string; readonly readOn: string };

export type FindingCode =
  | 'clip.empty'
  | 'clip.length'
  | 'mention.deleted'
  | 'mention.all-found'
  | 'file.missing'
  | 'file.all-here'
  | 'references.none'
  | 'frames.none'
  | 'frames.with-references'
  | 'reference.unmentioned'
  | 'shot.empty'
  | 'dialogue.stretch'
  | 'dialogue.too-dense'
  | 'dialogue.safe'
  | 'provider.kind'
  | 'provider.length'
  | 'provider.ratio'
  | 'provider.resolution'
  | 'provider.images'
  | 'provider.videos'
  | 'provider.audio'
  | 'provider.total';

/** One answer of a check. Words stand in the catalogue under its code; `params` fill them. */
export interface Finding {
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: FindingSource;
  /** What to select or open to fix it. */
  readonly shotId?: ShotId;
  readonly referenceId?: ReferenceId;
}

export type Level = 'block' | 'advice' | 'passed';
export interface LevelledFinding extends Finding {
  readonly level: Level;
}
