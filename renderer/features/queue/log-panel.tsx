import { Check, Copy, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobLog, JobView } from '#shared/domain/job.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { ChargedMark } from '#renderer/ui/charged-mark.tsx';
import { Details } from '#renderer/ui/details.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { momentText } from '#renderer/words/moment-text.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { entryDetail, entryTime, entryTitle, type LogEntry } from './log-entries.ts';
import { billedText } from './job-money.ts';
import { needSentence, originSentence } from './need-sentence.ts';
import { useQueue } from './queue-store.ts';
import { useJobLog } from './use-job-log.ts';
import { useNow } from './use-now.ts';
import { useProvider } from './use-job-facts.ts';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-6 items-center gap-3">
      <dt className="w-24 shrink-0 text-fg-3">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1.5 text-fg-1">{children}</dd>
    </div>
  );
}

function CopyId({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const isWritten = await navigator.clipboard.writeText(id).then(
      () => true,
      () => false,
    );
    setIsCopied(isWritten);
    if (isWritten) announce(t('queue.log.copied'));
  };
  return (
    <IconButton
      label={t(isCopied ? 'queue.log.copied' : 'queue.log.copy')}
      icon={isCopied ? Check : Copy}
      iconSize={14}
      size={24}
      onClick={() => void copy()}
    />
  );
}

function Facts({ job, log }: { readonly job: JobView; readonly log: JobLog }) {
  const { t } = useTranslation();
  const provider = useProvider(job);
  const billed = billedText(job);
  const isOrdered = job.origin === 'ordered';
  const nowMs = useNow(60_000);
  return (
    <dl className="border-b border-line-1 px-4 py-3 text-base">
      <Fact label={t('queue.log.provider')}>{provider?.name ?? job.providerId}</Fact>
      <Fact label={t('queue.log.remoteId')}>
        {log.remoteId === null ? (
          <span className="text-fg-3">{t('queue.log.noRemoteId')}</span>
        ) : (
          <>
            <span className="selectable min-w-0 truncate font-mono text-mono" title={log.remoteId}>
              {log.remoteId}
            </span>
            <CopyId key={log.remoteId} id={log.remoteId} />
          </>
        )}
      </Fact>
      <Fact label={t('queue.log.intent')}>
        <span className="selectable min-w-0 truncate font-mono text-mono" title={log.intentId}>
          {log.intentId}
        </span>
      </Fact>
      <Fact label={t(isOrdered ? 'queue.log.ordered' : 'queue.log.since')}>{momentText(job.createdAt, nowMs)}</Fact>
      <Fact label={t(isOrdered ? 'queue.log.price' : 'queue.log.estimate')}>
        <span className="tabular">{priceText(job.price)}</span>
        {billed === null ? null : <span className="tabular text-fg-3">{t('queue.billed', { amount: billed })}</span>}
      </Fact>
      <Fact label={t('queue.column.charged')}>
        <ChargedMark charged={job.charged} />
        <span className={job.charged === 'unknown' ? 'text-accent-text' : ''}>
          {t(`common.charged.${job.charged}`)}
        </span>
      </Fact>
    </dl>
  );
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  const detail = entryDetail(entry.detail);
  return (
    <li className="flex gap-3 py-1.5">
      <time dateTime={new Date(entry.at).toISOString()} className="tabular shrink-0 text-base text-fg-3">
        {entryTime(entry.at)}
      </time>
      <div className="min-w-0 flex-1">
        <p className="selectable text-base wrap-break-word text-fg-1">{entryTitle(entry.name)}</p>
        {detail === '' ? null : <Details text={detail} />}
      </div>
    </li>
  );
}

/** Why nobody ordered it, where nobody did, and why it stands or failed. */
function Told({ job }: { readonly job: JobView }) {
  const provider = useProvider(job)?.name ?? job.providerId;
  const { error } = job;
  const origin = originSentence(job, provider);
  const need = error !== null && job.hold === 'price' ? needSentence(job, provider) : null;
  if (origin === null && error === null) return null;
  return (
    <div className="flex flex-col gap-2 border-b border-line-1 px-4 py-3">
      {origin === null ? null : <p className="selectable text-read wrap-break-word text-fg-1">{origin}</p>}
      {error === null ? null : (
        <div>
          <p className="selectable text-read wrap-break-word text-fg-1">{need ?? errorSentence(error)}</p>
          {error.detail === undefined ? null : <Details text={error.detail} />}
        </div>
      )}
    </div>
  );
}

function LogOf({ job }: { readonly job: JobView }) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(0);
  const state = useJobLog(job, again);
  if (state.status === 'loading') return null;
  if (state.status === 'failed') {
    return (
      <ErrorNotice
        className="p-4"
        sentence={errorSentence(state.error)}
        detail={state.error.detail}
        primary={{
          label: t('common.tryAgain'),
          onAction: () => {
            setAgain(again + 1);
          },
        }}
      />
    );
  }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls
      tabIndex={0}
      role="region"
      aria-label={t('queue.log.entries')}
      className="min-h-0 flex-1 overflow-y-auto focus-inset"
    >
      <Facts job={job} log={state.log} />
      <Told job={job} />
      <ol aria-label={t('queue.log.entries')} className="px-4 py-2">
        {state.log.entries.map((entry, index) => (
          <Entry key={`${index}`} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

/** Everything that happened to the chosen job. What a provider said is shown as text, with secrets removed. */
export function LogPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const activeId = useQueue((queue) => queue.activeId);
  const job = useMirror(({ jobs }) => (activeId === null ? undefined : jobs[activeId]));
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line-1 pr-2 pl-4">
        <h2 className="text-head">{t('queue.log.title')}</h2>
        <span className="min-w-0 flex-1 truncate text-base text-fg-3">
          {job === undefined ? '' : t('queue.log.of', { clip: job.clipName, number: job.takeNumber })}
        </span>
        <IconButton label={t('common.close')} icon={X} onClick={onClose} />
      </header>
      {job === undefined ? (
        <p className="p-4 text-base text-fg-3">{t('queue.log.none')}</p>
      ) : (
        <LogOf key={job.id} job={job} />
      )}
    </div>
  );
}
