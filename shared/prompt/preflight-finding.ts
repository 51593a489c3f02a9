import type { ReferenceId, ShotId } from '#shared/ids.ts';

/** Where a rule comes from: our own model of the clip, a rule of thumb about speech, or a provider's published limits. */
export type FindingSource =
  | { readonly kind: 'clip' }
  | { readonly kind: 'speech-rule' }
  | { readonly kind: 'prompting-guide' }
  /** What providers publish of work that they refuse. */
  | { readonly kind: 'moderation' }
  | { readonly kind: 'provider'; readonly text: string; readonly readOn: string };

/** What can be wrong, or worth a look. */
export type ProblemCode =
  | 'clip.empty'
  | 'mention.deleted'
  | 'file.missing'
  | 'references.none'
  | 'frames.none'
  | 'frames.with-references'
  | 'reference.unmentioned'
  | 'shot.empty'
  | 'dialogue.stretch'
  | 'dialogue.too-dense'
  | 'dialogue.agreed'
  /** The same of the quoted words in a text, which tells no shots. */
  | 'speech.stretch'
  | 'speech.too-dense'
  | 'speech.agreed'
  | ProviderCode;

/** Advice from the guides on how this model is prompted. */
export type GuideCode =
  | 'guide.several-moves'
  | 'guide.no-sound'
  | 'guide.no-motion'
  | 'guide.no-weight'
  | 'guide.tall-wide'
  | 'guide.wide-close'
  | 'guide.real-face'
  | 'guide.unbound'
  | 'guide.by-number'
  | 'guide.long';

/** What may be worth a look: anything that can be wrong, and what the guides say. */
export type AdviceCode = ProblemCode | GuideCode;

/** What was checked and found right. */
export type PassedCode =
  | 'guide.one-move'
  | 'guide.short'
  | 'clip.length'
  | 'mention.all-found'
  | 'file.all-here'
  | 'dialogue.safe'
  | ProviderCode;

/** What a provider's limits say, either way. */
export type ProviderCode =
  | 'provider.kind'
  | 'provider.length'
  | 'provider.ratio'
  | 'provider.resolution'
  | 'provider.images'
  | 'provider.videos'
  | 'provider.audio'
  | 'provider.total';

/** One answer of a check. Words stand in the catalogue under its code; `params` fill them. */
export interface Finding<C extends AdviceCode | PassedCode = ProblemCode> {
  readonly code: C;
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: FindingSource;
  /** What to select or open to fix it. */
  readonly shotId?: ShotId;
  readonly referenceId?: ReferenceId;
}

export type LevelledFinding =
  | { readonly level: 'block'; readonly finding: Finding }
  | { readonly level: 'advice'; readonly finding: Finding<AdviceCode> }
  | { readonly level: 'passed'; readonly finding: Finding<PassedCode> };

export function block(finding: Finding): LevelledFinding {
  return { level: 'block', finding };
}

export function advise(finding: Finding<AdviceCode>): LevelledFinding {
  return { level: 'advice', finding };
}

export function pass(finding: Finding<PassedCode>): LevelledFinding {
  return { level: 'passed', finding };
}
