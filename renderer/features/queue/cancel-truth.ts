import type { JobView } from '#shared/domain/job.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { words } from '#renderer/words/words.ts';

/** What cancelling does, when it may still cost money; `null` when nothing is lost by it, so nobody need be asked. */
export function cancelTruth(job: JobView, provider: Capabilities | undefined): string | null {
  if (job.charged === 'no' || job.price.kind === 'free' || provider?.isLocal === true) return null;
  const name = provider?.name ?? job.providerId;
  const fact = words.t(`queue.cancel.fact.${provider?.cancel ?? 'none'}`, { provider: name });
  return job.state === 'submitting' ? `${words.t('queue.cancel.sending')} ${fact}` : fact;
}
