import type { Seam } from '#shared/domain/continuity.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Take } from '#shared/domain/take.ts';
import type { ClipId } from '#shared/ids.ts';
import { isUnderWay } from '#renderer/editing/job-groups.ts';
import { words } from '#renderer/words/words.ts';
import { staleText } from './seam-text.ts';
import { stripItems } from '../take-state.ts';

export interface ClipStatus {
  readonly kind: 'stale' | 'accepted' | 'running' | 'takes' | 'draft';
  readonly text: string;
}

/** Where a clip stands, in a few words. That it no longer fits the clip before it goes before everything. */
export function clipStatus(
  clipId: ClipId,
  takes: Readonly<Record<string, Take>>,
  jobs: Readonly<Record<string, JobView>>,
  seam: Seam = { kind: 'cut' },
): ClipStatus {
  const stale = staleText(seam);
  if (stale !== null) return { kind: 'stale', text: stale };
  const items = stripItems(clipId, takes, jobs);
  const own = items.flatMap((item) => (item.kind === 'take' ? [item.take] : []));
  const running = items.filter((item) => item.kind === 'job' && isUnderWay(item.job)).length;
  const takesText = words.t('studio.sequence.takes', { count: own.length });
  if (running > 0) {
    const text =
      own.length === 0
        ? words.t('studio.sequence.running', { running })
        : words.t('studio.sequence.takesRunning', { takes: takesText, running });
    return { kind: 'running', text };
  }
  const accepted = own.findLast((take) => take.verdict === 'accepted');
  if (accepted !== undefined) {
    return { kind: 'accepted', text: words.t('studio.sequence.accepted', { number: accepted.number }) };
  }
  if (own.length > 0) return { kind: 'takes', text: takesText };
  return { kind: 'draft', text: words.t('studio.sequence.draft') };
}
