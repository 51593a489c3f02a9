import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { isMentioned, mentionNames } from '#shared/domain/mentions.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { isBlank, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { mentionsInSpec, sentTexts, textsOfShot } from '#shared/domain/spec-texts.ts';
import type { AssetId } from '#shared/ids.ts';
import { dialogueDensity, mostWordsPerSecond, safeWordsPerSecond } from './dialogue-density.ts';
import { sendsReferences } from './mention-style.ts';
import { quoteBlocks, type QuoteBlocks } from './preflight-files.ts';
import { capabilityFindings } from './preflight-capabilities.ts';
import {
  advise,
  block,
  pass,
  type Finding,
  type FindingSource,
  type LevelledFinding,
  type PassedCode,
} from './preflight-finding.ts';

export interface PreflightReport extends QuoteBlocks {
  /** Nothing may be sent while one stands. */
  readonly blocks: readonly Finding[];
  /** Worth a look; never stops anybody. */
  readonly advice: readonly Finding[];
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

function dialogueFindings(spec: ClipSpec): LevelledFinding[] {
  if (spec.mode === 'text') return [];
  const source: FindingSource = { kind: 'speech-rule' };
  const spoken = spec.shots
    .map((shot, index) => ({ shot, number: index + 1, density: dialogueDensity(shot) }))
    .filter(({ density }) => density.level !== 'none');
  const tight = spoken.filter(({ density }) => density.level !== 'safe');
  if (spoken.length > 0 && tight.length === 0) {
    return [pass({ code: 'dialogue.safe', params: { limit: safeWordsPerSecond }, source })];
  }
  return tight.map(({ shot, number, density }) => {
    const isTooDense = density.level === 'too-dense';
    const params = {
      number,
      words: density.words,
      seconds: shot.durationMs / 1_000,
      rate: Math.round(density.wordsPerSecond * 10) / 10,
      limit: isTooDense ? mostWordsPerSecond : safeWordsPerSecond,
      safeSeconds: density.safeMs / 1_000,
    };
    return advise({ code: isTooDense ? 'dialogue.too-dense' : 'dialogue.stretch', params, source, shotId: shot.id });
  });
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
  const problemsAt = (level: 'block' | 'advice'): Finding[] =>
    findings.flatMap((found) => (found.level === level ? [found.finding] : []));
  const passed = findings.flatMap((found) => (found.level === 'passed' ? [found.finding] : []));
  const blocks = problemsAt('block');
  return { blocks, ...quoteBlocks(problems ?? [], blocks), advice: problemsAt('advice'), passed };
}

/** How many things stop a clip; a file counts once, whatever is wrong with it. */
export function countBlocks({ blocks, files, refusals }: PreflightReport): number {
  return blocks.length + files.length + refusals.length;
}
