import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { SentPrompt, SnapshotEntry } from '#shared/domain/snapshot.ts';
import type { ClipId, SnapshotId } from '#shared/ids.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { SheetWindow } from '#renderer/ui/sheet-window.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { comparePrompts, isSamePrompt } from './compare-prompts.ts';
import { HistoryDifference } from './history-difference.tsx';
import { HistoryList } from './history-list.tsx';
import './history-words.ts';
import { applyRestored, goneText } from './restore-actions.ts';
import { restorePrompt } from './restore-prompt.ts';
import { useSentPrompt, useSentPrompts, type Loaded } from './use-sent-prompts.ts';

type Against = 'now' | 'before';

interface ComparisonProps {
  readonly spec: ClipSpec;
  readonly sent: SentPrompt;
  /** `null`: there is none, or it is not here yet. */
  readonly before: SentPrompt | null;
  readonly against: Against;
}

function Comparison({ spec, sent, before, against }: ComparisonProps) {
  const { t } = useTranslation();
  const comparison = useMemo(() => {
    if (against === 'now') return comparePrompts(sent.spec, spec);
    return before === null ? null : comparePrompts(before.spec, sent.spec);
  }, [spec, sent, before, against]);
  if (comparison === null) return <p className="px-5 py-3 text-base text-fg-3">{t('history.first')}</p>;
  return (
    <HistoryDifference
      comparison={comparison}
      legend={t(against === 'now' ? 'history.legendNow' : 'history.legendBefore')}
    />
  );
}

function Footer({ spec, sent, onClose }: { spec: ClipSpec; sent: SentPrompt; onClose: () => void }) {
  const { t } = useTranslation();
  const restored = restorePrompt(spec, sent);
  const isNow = isSamePrompt(comparePrompts(restored.spec, spec)) && restored.spec.mode === spec.mode;
  return (
    <>
      <p className="min-w-0 text-base text-fg-3">{goneText(t, restored.gone) ?? t('history.settingsStay')}</p>
      <Button
        variant="primary"
        disabled={isNow}
        onClick={() => {
          applyRestored(restored);
          onClose();
        }}
      >
        {t(isNow ? 'history.isNow' : 'history.restore')}
      </Button>
    </>
  );
}

/** The one that is looked at, and the one that was sent before it. */
function useChosen(loaded: Loaded<readonly SnapshotEntry[]>) {
  const [chosenId, setChosenId] = useState<SnapshotId | null>(null);
  const entries = loaded.status === 'ready' ? loaded.value : [];
  const id = chosenId ?? entries[0]?.id ?? null;
  const beforeId = entries[entries.findIndex((entry) => entry.id === id) + 1]?.id ?? null;
  const sent = useSentPrompt(id);
  const before = useSentPrompt(beforeId);
  return {
    entries,
    id,
    setChosenId,
    sent,
    before: before.status === 'ready' && beforeId !== null ? before.value : null,
  };
}

/** Every prompt of a clip that was sent: compare it word by word, and take it back. Esc changes nothing. */
export function HistorySheet({ clipId, spec, onClose }: { clipId: ClipId; spec: ClipSpec; onClose: () => void }) {
  const { t } = useTranslation();
  const clip = useMirror((mirror) => mirror.clips[clipId]?.name);
  const loaded = useSentPrompts(clipId);
  const { entries, id, setChosenId, sent, before } = useChosen(loaded);
  const [against, setAgainst] = useState<Against>('now');
  const isEmpty = loaded.status === 'ready' && entries.length === 0;
  const failure = loaded.status === 'failed' ? loaded.error : sent.status === 'failed' ? sent.error : null;
  return (
    <SheetWindow
      title={clip === undefined ? t('history.title') : t('history.titleOf', { clip })}
      sentence={entries.length === 0 ? t('history.kept') : t('history.sentence', { count: entries.length })}
      closeLabel={t('common.close')}
      onClose={onClose}
      controls={
        isEmpty ? null : (
          <div className="flex shrink-0 items-center gap-2">
            <span aria-hidden="true" className="text-base text-fg-3">
              {t('history.compare')}
            </span>
            <Segmented
              label={t('history.compare')}
              value={against}
              onChange={setAgainst}
              options={[
                { value: 'now', label: t('history.now') },
                { value: 'before', label: t('history.before') },
              ]}
            />
          </div>
        )
      }
      footer={sent.status === 'ready' ? <Footer spec={spec} sent={sent.value} onClose={onClose} /> : null}
    >
      {failure === null ? null : <ErrorNotice sentence={errorSentence(failure)} className="p-5" />}
      {isEmpty ? (
        <div className="p-5">
          <EmptyState title={t('history.nothing')} fact={t('history.nothingFact')} />
        </div>
      ) : null}
      {entries.length === 0 ? null : (
        <div className="flex h-full min-h-0">
          <HistoryList entries={entries} chosenId={id} onChoose={setChosenId} />
          <div className="flex min-w-0 flex-1 flex-col">
            {sent.status === 'ready' ? (
              <Comparison spec={spec} sent={sent.value} before={before} against={against} />
            ) : null}
          </div>
        </div>
      )}
    </SheetWindow>
  );
}

/** The sheet of the clip that is open. */
export function OpenClipHistory({ onClose }: { readonly onClose: () => void }) {
  const clipId = useDraft((draft) => draft.clipId);
  const spec = useDraft((draft) => draft.spec);
  return clipId === null || spec === null ? null : (
    <HistorySheet key={clipId} clipId={clipId} spec={spec} onClose={onClose} />
  );
}
