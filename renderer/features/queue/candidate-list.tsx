import { useTranslation } from 'react-i18next';
import type { HistoryCandidate } from '#shared/domain/job.ts';
import { Button } from '#renderer/ui/button.tsx';
import { momentText } from '#renderer/words/moment-text.ts';
import type { Doubt } from './use-doubt.ts';
import { useNow } from './use-now.ts';

interface CandidateListProps {
  readonly candidates: readonly HistoryCandidate[];
  readonly provider: string;
  readonly doubt: Doubt;
}

/** Jobs at the provider that may be the one in doubt. Their words come from outside and are shown as text. */
export function CandidateList({ candidates, provider, doubt }: CandidateListProps) {
  const { t } = useTranslation();
  const nowMs = useNow(60_000);
  return (
    <>
      <p role="status" className="text-base text-fg-2">
        {t('queue.doubt.check.found', { count: candidates.length })}
      </p>
      <ul
        aria-label={t('queue.doubt.check.candidates', { provider })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls
        tabIndex={0}
        className="max-h-52 overflow-y-auto rounded-r1 border border-line-1 focus-inset"
      >
        {candidates.map(({ remoteId, startedAt, status, prompt, isExact }) => (
          <li key={remoteId} className="flex items-start gap-3 border-b border-line-1 px-3 py-2 last:border-b-0">
            <div className="min-w-0 flex-1">
              <p className="line-clamp-2 text-base wrap-break-word text-fg-1">
                {prompt === '' ? t('queue.doubt.check.noWords') : prompt}
              </p>
              <p className="tabular flex flex-wrap gap-x-3 text-meta text-fg-3">
                <span>{startedAt === null ? t('queue.doubt.check.unknownTime') : momentText(startedAt, nowMs)}</span>
                <span>{status}</span>
                {isExact ? <span className="font-medium text-fg-1">{t('queue.doubt.check.exact')}</span> : null}
                <span className="truncate font-mono">{remoteId}</span>
              </p>
            </div>
            <Button
              size={24}
              aria-label={t('queue.doubt.check.chooseLabel', { id: remoteId })}
              disabled={doubt.busy !== null}
              onClick={() => {
                doubt.attach(remoteId);
              }}
            >
              {t('queue.doubt.check.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
