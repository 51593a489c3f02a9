import type { MediaWorkClaim } from '#shared/domain/media-work.ts';
import type { Client } from '#renderer/platform/client.ts';
import { words } from '#renderer/words/words.ts';
import { slateTexts } from './animatic/slate-texts.ts';
import { keepLease } from './lease-keeper.ts';
import { runInWorker, type RunOutcome } from './run-in-worker.ts';

interface WorkOptions {
  readonly client: Client;
  readonly worker: Worker;
  readonly claim: MediaWorkClaim;
  readonly quietLimitSeconds: number;
  readonly signal: AbortSignal;
}

const maxDetailCharacters = 2_000;

/** Does one claimed piece of work and reports it. What could not be reported comes back when its lease has run out. */
export async function performWork({
  client,
  worker,
  claim,
  quietLimitSeconds,
  signal,
}: WorkOptions): Promise<RunOutcome> {
  const { id, lease, task, stagedFileId } = claim;
  const stop = new AbortController();
  const keeper = keepLease(client, claim, () => stop.abort());
  const outcome = await runInWorker({
    worker,
    message: { kind: 'run', task, slates: task.kind === 'animatic' ? slateTexts(task.plan, words.t) : [] },
    async write(offset, bytes) {
      const written = await client.invoke('staged.write', { stagedFileId, offset, bytes });
      // A full disk or a lost line: the application knows why, and gives the work out again.
      if (!written.ok) stop.abort();
    },
    onProgress: (share) => keeper.tell(share),
    quietLimitSeconds,
    signal: AbortSignal.any([signal, stop.signal]),
  }).finally(() => keeper.stop());
  if (outcome.kind === 'done') {
    await client.invoke('mediaWork.complete', { id, lease, result: outcome.result });
  } else if (outcome.kind === 'failed') {
    const detail = outcome.detail.slice(0, maxDetailCharacters);
    await client.invoke('mediaWork.fail', { id, lease, reason: outcome.reason, detail });
  }
  return outcome;
}
