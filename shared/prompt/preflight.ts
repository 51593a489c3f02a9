import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { isMentioned, mentionNames } from '#shared/domain/mentions.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { isBlank, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { mentionsInSpec, sentTexts, textsOfShot } from '#shared/domain/spec-texts.ts';
import type { AssetId } from '#shared/ids.ts';
import { mostWordsPerSecond, safeWordsPerSecond, speechDensity } from './dialogue-density.ts';
import { sendsReferences } from './mention-style.ts';
import { isAgreed, spokenParts } from './spoken-words.ts';
import { quoteBlocks, type QuoteBlocks } from './preflight-files.ts';
import { capabilityFindings } from './preflight-capabilities.ts';
import {
  advise,
  block,
  pass,
  type AdviceCode,
  type Finding,
  type FindingSource,
  type LevelledFinding,
  type PassedCode,
} from './preflight-finding.ts';

export interface PreflightReport extends QuoteBlocks {
  /** Nothing may be sent while one stands. */
  readonly blocks: readonly Finding[];
  /** Worth a look; never stops anybody. */
  readonly advice: readonly Finding<AdviceCode>[];
  readonly passed: readonly Finding<PassedCode>[];
}

export interface PreflightInput {
  readonly spec: ClipSpec;
  /** The chosen provider; `null` while none is, then no limit is checked. */
  readonly capabilities: Capabilities | null;
  /** Assets whose file is gone from the library. */
  readonly missingAssetIds: ReadonlySet<AssetId>;
  /** What the quote of the chosen provider says against the clip; absent while there is none. */
  readonly problems?: readonly RequestProblem[];
}

const clip: FindingSource = { kind: 'clip' };

function isEmpty(spec: ClipSpec): boolean {
  if (spec.mode === 'text') return isBlank(spec.text);
  return spec.shots.every((shot) => textsOfShot(shot).every(isBlank) && isSilent(shot));
}

function isSilent(shot: Shot): boolean {
  return shot.dialogue.every((line) => line.words.trim() === '');
}

function contentFindings(spec: ClipSpec): LevelledFinding[] {
  if (isEmpty(spec)) return [block({ code: 'clip.empty', params: {}, source: clip })];
  const params = { seconds: spec.parameters.durationSeconds, min: minClipSeconds, max: maxClipSeconds };
  const findings = [pass({ code: 'clip.length', params, source: clip })];
  if (spec.mode === 'text') return findings;
  spec.shots.forEach((shot, index) => {
    if (!isBlank(shot.action) || !isSilent(shot)) return;
    findings.push(advise({ code: 'shot.empty', params: { number: index + 1 }, source: clip, shotId: shot.id }));
  });
  return findings;
}

function isMention(segment: RichTextSegment): segment is Extract<RichTextSegment, { type: 'mention' }> {
  return segment.type === 'mention';
}

function mentionFindings(spec: ClipSpec): LevelledFinding[] {
  const known = mentionNames(spec.references);
  const mentioned = sentTexts(spec).flat().filter(isMention);
  const deleted = new Map(
    mentioned.filter(({ referenceId }) => !known.has(referenceId)).map((segment) => [segment.referenceId, segment]),
  );
  if (deleted.size > 0) {
    return [...deleted.values()].map(({ referenceId, lastName }) =>
      block({ code: 'mention.deleted', params: { name: lastName ?? '' }, source: clip, referenceId }),
    );
  }
  const count = new Set(mentioned.map(({ referenceId }) => referenceId)).size;
  return count === 0 ? [] : [pass({ code: 'mention.all-found', params: { count }, source: clip })];
}

function unmentionedFindings(spec: ClipSpec): LevelledFinding[] {
  if (!sendsReferences(spec.kind)) return [];
  const mentioned = mentionsInSpec(spec);
  const source: FindingSource = { kind: 'prompting-guide' };
  return spec.references
    .filter((reference) => !isMentioned(reference, mentioned))
    .map(({ id, name }) => advise({ code: 'reference.unmentioned', params: { name }, source, referenceId: id }));
}

function kindFindings(spec: ClipSpec): LevelledFinding[] {
  const hasFrames = spec.startFrame !== null || spec.endFrame !== null;
  const findings: LevelledFinding[] = [];
  if (hasFrames && spec.references.length > 0) {
    const params = { count: spec.references.length };
    findings.push(block({ code: 'frames.with-references', params, source: clip }));
  }
  if (spec.kind === 'frames' && spec.startFrame === null) {
    findings.push(block({ code: 'frames.none', params: {}, source: clip }));
  }
  if (spec.kind === 'references' && spec.references.length === 0) {
    findings.push(block({ code: 'references.none', params: {}, source: clip }));
  }
  return findings;
}

function fileFindings(spec: ClipSpec, missing: ReadonlySet<AssetId>): LevelledFinding[] {
  const lost = spec.references.filter(({ assetId }) => missing.has(assetId));
  if (lost.length > 0) {
    return lost.map(({ id, name }) => block({ code: 'file.missing', params: { name }, source: clip, referenceId: id }));
  }
  const count = spec.references.length;
  return count === 0 ? [] : [pass({ code: 'file.all-here', params: { count }, source: clip })];
}

/** `dialogue`: of a shot. `speech`: of the text of text mode. */
const speechCodes = {
  shots: { stretch: 'dialogue.stretch', 'too-dense': 'dialogue.too-dense', agreed: 'dialogue.agreed' },
  text: { stretch: 'speech.stretch', 'too-dense': 'speech.too-dense', agreed: 'speech.agreed' },
} as const;

function dialogueFindings(spec: ClipSpec): LevelledFinding[] {
  const source: FindingSource = { kind: 'speech-rule' };
  const spoken = spokenParts(spec)
    .map((part, index) => ({ part, number: index + 1, density: speechDensity(part.words, part.durationMs) }))
    .filter(({ density }) => density.level !== 'none');
  const tight = spoken.filter(({ density }) => density.level !== 'safe');
  if (spoken.length > 0 && tight.length === 0) {
    return [pass({ code: 'dialogue.safe', params: { limit: safeWordsPerSecond }, source })];
  }
  return tight.map(({ part, number, density }) => {
    const isTooDense = density.level === 'too-dense';
    const params = {
      number,
      words: density.words,
      seconds: part.durationMs / 1_000,
      rate: Math.round(density.wordsPerSecond * 10) / 10,
      limit: isTooDense ? mostWordsPerSecond : safeWordsPerSecond,
      safeSeconds: density.safeMs / 1_000,
    };
    const codes = speechCodes[spec.mode];
    const shot = part.shotId === null ? {} : { shotId: part.shotId };
    if (!isTooDense) return advise({ code: codes.stretch, params, source, ...shot });
    // Too dense to be heard: it waits for a person who wants exactly that.
    return isAgreed(spec, part)
      ? advise({ code: codes.agreed, params, source, ...shot })
      : block({ code: codes['too-dense'], params, source, ...shot });
  });
}

function sortFindings(findings: readonly LevelledFinding[]): Pick<PreflightReport, 'blocks' | 'advice' | 'passed'> {
  return {
    blocks: findings.flatMap((found) => (found.level === 'block' ? [found.finding] : [])),
    advice: findings.flatMap((found) => (found.level === 'advice' ? [found.finding] : [])),
    passed: findings.flatMap((found) => (found.level === 'passed' ? [found.finding] : [])),
  };
}

/**
 * Checks a spec before money is spent. Pure. Blocks and advice stay apart; each finding has a code, the values for its
 * sentence and the source of its rule.
 */
export function runPreflight({ spec, capabilities, missingAssetIds, problems }: PreflightInput): PreflightReport {
  const findings = [
    ...contentFindings(spec),
    ...kindFindings(spec),
    ...mentionFindings(spec),
    ...fileFindings(spec, missingAssetIds),
    ...(capabilities === null ? [] : capabilityFindings(spec, capabilities)),
    ...dialogueFindings(spec),
    ...unmentionedFindings(spec),
  ];
  const { blocks, advice, passed } = sortFindings(findings);
  return { blocks, ...quoteBlocks(problems ?? [], blocks), advice, passed };
}

/** A report with what was found besides. */
export function withFindings(report: PreflightReport, findings: readonly LevelledFinding[]): PreflightReport {
  const { blocks, advice, passed } = sortFindings(findings);
  return {
    ...report,
    blocks: [...report.blocks, ...blocks],
    advice: [...report.advice, ...advice],
    passed: [...report.passed, ...passed],
  };
}

/** How many things stop a clip; a file counts once, whatever is wrong with it. */
export function countBlocks({ blocks, files, refusals }: PreflightReport): number {
  return blocks.length + files.length + refusals.length;
}
