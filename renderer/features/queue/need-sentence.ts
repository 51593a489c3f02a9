import type { JobView } from '#shared/domain/job.ts';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { priceText } from '#renderer/words/price-text.ts';
import { words } from '#renderer/words/words.ts';
import { isUnsent } from './hold-answers.ts';
import { priceNow } from './price-now.ts';

function keySentence(job: JobView, provider: string): string {
  if (job.error?.code === 'key.replaced') {
    if (job.state === 'downloading') return words.t('queue.needs.film', { provider });
    return words.t(isUnsent(job) ? 'queue.needs.keyReplacedUnsent' : 'queue.needs.keyReplaced');
  }
  return job.error === null ? words.t('queue.needs.key', { provider }) : errorSentence(job.error);
}

function personSentence(job: JobView, provider: string): string {
  if (job.error !== null) return errorSentence(job.error);
  if (job.state === 'downloading') return words.t('queue.needs.film', { provider });
  return words.t(isUnsent(job) ? 'queue.needs.restarted' : 'queue.needs.person');
}

/** What was agreed to, and what it costs by now. */
function priceSentence({ price, error }: JobView, provider: string): string {
  const agreed = priceText(price);
  const now = error === null ? null : priceNow(error);
  if (now === null || now.kind === 'unknown') return words.t('queue.needs.priceUnknown', { agreed, provider });
  return words.t('queue.needs.price', { agreed, provider, now: priceText(now) });
}

/** Why a job is there that nobody ordered; `null` for one that was. */
export function originSentence({ origin }: Pick<JobView, 'origin'>, provider: string): string | null {
  switch (origin) {
    case 'ordered':
      return null;
    case 'unasked':
      return words.t('queue.needs.unasked', { provider });
    case 'repeated':
      return words.t('queue.repeated', { provider });
  }
}

/** Why a job needs a person, in one or two sentences. */
export function needSentence(job: JobView, provider: string): string {
  if (job.state === 'unconfirmed') {
    if (job.origin === 'unasked') return originSentence(job, provider) ?? '';
    // An id is known only of a job that was accepted, cancelled, and then silent.
    return words.t(job.remoteId === null ? 'queue.needs.unconfirmed' : 'queue.needs.silent', { provider });
  }
  switch (job.hold) {
    case 'key':
      return keySentence(job, provider);
    case 'person':
      return personSentence(job, provider);
    case 'balance':
      return words.t('queue.needs.balance', { provider });
    case 'price':
      return priceSentence(job, provider);
    case 'budget':
    case 'space':
      return words.t(`queue.needs.${job.hold}`);
    case 'none':
    case 'offline':
    case 'window':
      return '';
  }
}
