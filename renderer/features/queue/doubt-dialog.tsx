import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ChargedMark } from '#renderer/ui/charged-mark.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldError } from '#renderer/ui/field-error.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { momentText } from '#renderer/words/moment-text.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { CandidateList } from './candidate-list.tsx';
import { needSentence } from './need-sentence.ts';
import { closeQuestion } from './queue-store.ts';
import { useProvider } from './use-job-facts.ts';
import { useDoubt, type Doubt, type DoubtStep } from './use-doubt.ts';
import { useNow } from './use-now.ts';

interface PartProps {
  readonly job: JobView;
  readonly provider: string;
  readonly doubt: Doubt;
}

interface AnswerProps {
  readonly title: string;
  readonly fact: string;
  readonly doubt: Doubt;
  readonly step: DoubtStep;
  /** Right of the words. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** One answer: what it is, what it does and costs, its button, and why it did not work. */
function Answer({ title, fact, doubt: { failure, tryNewKey }, step, action, children }: AnswerProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-t border-line-1 py-3">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 id={id} className="text-read font-semibold text-fg-1">
            {title}
          </h3>
          <p className="text-base text-fg-3">{fact}</p>
        </div>
        {action}
      </div>
      {children}
      {failure?.step === step ? (
        <div className="flex items-start justify-between gap-4">
          <FieldError id={`${id}-error`}>{errorSentence(failure.error)}</FieldError>
          {tryNewKey === null ? null : <Button onClick={tryNewKey}>{t('queue.answer.newKey')}</Button>}
        </div>
      ) : null}
    </section>
  );
}

function Check({ job, provider, doubt, hasHistory }: PartProps & { readonly hasHistory: boolean }) {
  const { t } = useTranslation();
  const isKnown = job.remoteId !== null;
  const isUnasked = job.origin === 'unasked';
  const fact = isUnasked ? 'unasked' : isKnown ? 'known' : hasHistory ? 'history' : 'none';
  const title = t(isUnasked ? 'queue.doubt.check.take' : 'queue.doubt.check.title');
  const { candidates } = doubt;
  return (
    <Answer
      title={title}
      fact={t(`queue.doubt.check.${fact}`, { provider })}
      doubt={doubt}
      step="check"
      action={
        fact === 'none' ? null : (
          <Button
            data-autofocus
            variant={candidates === null ? 'primary' : 'default'}
            isBusy={doubt.busy === 'check'}
            busyLabel={t('queue.doubt.check.busy')}
            onClick={doubt.check}
          >
            {title}
          </Button>
        )
      }
    >
      {candidates === null ? null : candidates.length === 0 ? (
        <p role="status" className="text-base text-fg-2">
          {t(isKnown ? 'queue.doubt.check.stillNothing' : 'queue.doubt.check.nothing', { provider })}
        </p>
      ) : (
        <CandidateList candidates={candidates} provider={provider} doubt={doubt} />
      )}
    </Answer>
  );
}

function Attach({ provider, doubt }: PartProps) {
  const { t } = useTranslation();
  const [remoteId, setRemoteId] = useState('');
  return (
    <Answer
      title={t('queue.doubt.attach.title')}
      fact={t('queue.doubt.attach.fact', { provider })}
      doubt={doubt}
      step="attach"
    >
      <div className="flex gap-2">
        <TextField
          value={remoteId}
          onChange={setRemoteId}
          aria-label={t('queue.doubt.attach.label', { provider })}
          placeholder={t('queue.doubt.attach.label', { provider })}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
        />
        <Button
          disabled={remoteId.trim() === ''}
          isBusy={doubt.busy === 'attach'}
          onClick={() => {
            doubt.attach(remoteId.trim());
          }}
        >
          {t('queue.doubt.attach.confirm')}
        </Button>
      </div>
    </Answer>
  );
}

/** The one answer that spends: it takes a tick and a press, and is never where the focus starts. */
function Again({ provider, doubt }: Omit<PartProps, 'job'>) {
  const { t } = useTranslation();
  const [isSure, setIsSure] = useState(false);
  return (
    <Answer
      title={t('queue.doubt.again.title')}
      fact={t('queue.doubt.again.fact', { provider })}
      doubt={doubt}
      step="again"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label className="flex min-h-6 items-center gap-2 text-base text-fg-2">
          <input
            type="checkbox"
            checked={isSure}
            onChange={(event) => {
              setIsSure(event.target.checked);
            }}
            className="size-4 shrink-0 accent-select"
          />
          {t('queue.doubt.again.sure')}
        </label>
        <Button variant="danger" disabled={!isSure} isBusy={doubt.busy === 'again'} onClick={doubt.sendAgain}>
          {t('queue.doubt.again.confirm', { price: priceText(doubt.price) })}
        </Button>
      </div>
    </Answer>
  );
}

function Answers({ job, provider, doubt, hasHistory }: PartProps & { readonly hasHistory: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="-mb-4 flex flex-col">
      <Check job={job} provider={provider} doubt={doubt} hasHistory={hasHistory} />
      {job.remoteId === null ? <Attach job={job} provider={provider} doubt={doubt} /> : null}
      {job.origin === 'unasked' ? null : <Again provider={provider} doubt={doubt} />}
      <Answer
        title={t('queue.doubt.stop.title')}
        fact={t(job.charged === 'yes' ? 'queue.doubt.stop.charged' : 'queue.doubt.stop.unknown')}
        doubt={doubt}
        step="stop"
        action={
          <Button isBusy={doubt.busy === 'stop'} onClick={doubt.stop}>
            {t('queue.doubt.stop.confirm')}
          </Button>
        }
      />
    </div>
  );
}

interface DoubtDialogProps {
  readonly job: JobView;
  readonly checksFirst: boolean;
}

/** A job that nobody knows the end of, and everything that can be done about it. */
export function DoubtDialog({ job, checksFirst }: DoubtDialogProps) {
  const { t } = useTranslation();
  const capabilities = useProvider(job);
  const provider = capabilities?.name ?? job.providerId;
  const doubt = useDoubt(job, checksFirst, closeQuestion);
  const nowMs = useNow(60_000);
  const isOpen = job.state === 'unconfirmed';
  return (
    <Dialog
      isOpen
      onClose={closeQuestion}
      width={600}
      title={t(job.origin === 'unasked' ? 'queue.doubt.unaskedTitle' : 'queue.doubt.title', {
        clip: job.clipName,
        number: job.takeNumber,
      })}
      sentence={
        isOpen
          ? needSentence(job, provider)
          : t('queue.doubt.settled', { state: jobStateText(job, capabilities?.isLocal ?? false) })
      }
      actions={
        <Button variant={isOpen ? 'quiet' : 'default'} onClick={closeQuestion}>
          {t('common.close')}
        </Button>
      }
    >
      {isOpen ? (
        <>
          <p className="flex flex-wrap items-center gap-x-2 pb-1 text-base text-fg-2">
            <ChargedMark charged={job.charged} />
            <span className="font-semibold text-fg-1">
              {t('queue.needs.question', { charged: t(`common.charged.${job.charged}`) })}
            </span>
            {t(job.origin === 'unasked' ? 'queue.doubt.estimated' : 'queue.doubt.agreed', {
              price: priceText(job.price),
              when: momentText(job.createdAt, nowMs),
            })}
          </p>
          <Answers job={job} provider={provider} doubt={doubt} hasHistory={capabilities?.hasHistory ?? false} />
        </>
      ) : null}
    </Dialog>
  );
}
