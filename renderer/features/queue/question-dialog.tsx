import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldError } from '#renderer/ui/field-error.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { cancelTruth } from './cancel-truth.ts';
import { DoubtDialog } from './doubt-dialog.tsx';
import { agreeToPrice, cancelJob, resumeJob, retryJob } from './queue-actions.ts';
import { priceNow } from './price-now.ts';
import { closeQuestion, useQueue } from './queue-store.ts';
import { useProvider } from './use-job-facts.ts';

interface JobProps {
  readonly job: JobView;
}

/** Asked only where cancelling may still cost money. */
function CancelDialog({ job }: JobProps) {
  const { t } = useTranslation();
  const provider = useProvider(job);
  return (
    <Dialog
      isOpen
      onClose={closeQuestion}
      title={t('queue.cancel.title', { clip: job.clipName, number: job.takeNumber })}
      sentence={cancelTruth(job, provider) ?? ''}
      actions={
        <>
          <Button variant="quiet" onClick={closeQuestion}>
            {t('queue.cancel.keep')}
          </Button>
          <Button
            variant="danger-fill"
            onClick={() => {
              void cancelJob(job.id);
              closeQuestion();
            }}
          >
            {t('queue.cancel.confirm')}
          </Button>
        </>
      }
    />
  );
}

interface SpendDialogProps extends JobProps {
  readonly kind: 'retry' | 'send' | 'agree';
}

const questions = {
  retry: { title: 'queue.spend.retryTitle', fact: 'queue.spend.retryFact' },
  send: { title: 'queue.spend.sendTitle', fact: 'queue.spend.sendFact' },
  agree: { title: 'queue.spend.agreeTitle', fact: 'queue.spend.agreeFact' },
} as const;

/** What a question about this job starts with: the price of now where that is known, else the one that was agreed to. */
function firstPrice({ price, error }: JobView): Price {
  return (error === null ? null : priceNow(error)) ?? price;
}

/** Does what was asked; the reason where it did not work. */
async function spend(
  kind: SpendDialogProps['kind'],
  { id }: JobView,
  price: Price,
  token: string,
): Promise<AppError | undefined> {
  if (kind === 'send') {
    await resumeJob(id);
    return undefined;
  }
  const spent = await (kind === 'retry' ? retryJob : agreeToPrice)(id, price, token);
  return spent.ok ? undefined : spent.error;
}

/** Before anything that costs money: what, where, for how much. Focus starts on the way back. */
function SpendDialog({ job, kind }: SpendDialogProps) {
  const { t } = useTranslation();
  const provider = useProvider(job)?.name ?? job.providerId;
  const id = useId();
  // Made with the button, so that pressing it twice is one order, even when the first answer was lost.
  const [orderToken] = useState(() => crypto.randomUUID());
  const [isBusy, setIsBusy] = useState(false);
  const [price, setPrice] = useState(() => firstPrice(job));
  const [error, setError] = useState<AppError | null>(null);
  const params = { clip: job.clipName, number: job.takeNumber, provider, agreed: priceText(job.price) };
  const confirm = async (): Promise<void> => {
    setIsBusy(true);
    const failure = await spend(kind, job, price, orderToken);
    setIsBusy(false);
    if (failure === undefined) closeQuestion();
    else {
      setError(failure);
      setPrice((before) => priceNow(failure) ?? before);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={closeQuestion}
      title={t(questions[kind].title, params)}
      sentence={t(questions[kind].fact, params)}
      actions={
        <>
          <Button variant="quiet" onClick={closeQuestion}>
            {t('queue.spend.back')}
          </Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void confirm()}>
            {t(`queue.spend.${kind}`, { price: priceText(price) })}
          </Button>
        </>
      }
    >
      {error === null ? null : <FieldError id={id}>{errorSentence(error)}</FieldError>}
      {kind === 'retry' && job.charged !== 'no' ? (
        <p className="text-read text-accent-text">{t('queue.spend.retryCharged', { number: job.takeNumber })}</p>
      ) : null}
    </Dialog>
  );
}

/** Whatever is asked about a job just now. */
export function QuestionDialog() {
  const question = useQueue((queue) => queue.question);
  const job = useMirror(({ jobs }) => (question === null ? undefined : jobs[question.jobId]));
  if (question === null || job === undefined) return null;
  switch (question.kind) {
    case 'cancel':
      return <CancelDialog job={job} />;
    case 'retry':
    case 'send':
    case 'agree':
      return <SpendDialog job={job} kind={question.kind} />;
    case 'doubt':
      return <DoubtDialog job={job} checksFirst={question.checksFirst} />;
  }
}
