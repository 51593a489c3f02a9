import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryCandidate, JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';
import { priceNow } from './price-now.ts';

export type DoubtStep = 'check' | 'attach' | 'again' | 'stop';

export interface Doubt {
  /** What is being asked just now. */
  readonly busy: DoubtStep | null;
  /** Why the last try of a step did not work. */
  readonly failure: { readonly step: DoubtStep; readonly error: AppError } | null;
  /** What the provider's list holds; `null` until it was read. */
  readonly candidates: readonly HistoryCandidate[] | null;
  /** What sending it again costs: as agreed, or as it turned out meanwhile. */
  readonly price: Price;
  /** The failed step once more, with the key in force; `null`: that would not help. From then on every step uses it. */
  readonly tryNewKey: (() => void) | null;
  readonly check: () => void;
  readonly attach: (remoteId: string) => void;
  readonly sendAgain: () => void;
  readonly stop: () => void;
}

type Run = <T>(step: DoubtStep, call: Promise<Result<T, AppError>>, then: (value: T) => void) => Promise<void>;

/** One step at a time: what is asked, why it did not work, and what the refusal says about the price. */
function useRuns(agreed: Price): Pick<Doubt, 'busy' | 'failure' | 'price'> & { readonly run: Run } {
  const [price, setPrice] = useState(agreed);
  const [busy, setBusy] = useState<DoubtStep | null>(null);
  const [failure, setFailure] = useState<Doubt['failure']>(null);
  const run = useCallback<Run>(async (step, call, then) => {
    setBusy(step);
    setFailure(null);
    const answer = await call;
    setBusy(null);
    if (answer.ok) then(answer.value);
    else {
      setFailure({ step, error: answer.error });
      setPrice((before) => priceNow(answer.error) ?? before);
    }
  }, []);
  return { busy, failure, price, run };
}

/** The answers to a job in doubt. `onDone`: the person's part is over. */
export function useDoubt(job: JobView, checksFirst: boolean, onDone: () => void): Doubt {
  const { id: jobId } = job;
  const { busy, failure, price, run } = useRuns(job.price);
  const [candidates, setCandidates] = useState<readonly HistoryCandidate[] | null>(null);
  // One for as long as the button stands there, so that pressing it twice is one order.
  const [orderToken] = useState(() => crypto.randomUUID());
  const [usesCurrentKey, setUsesCurrentKey] = useState(false);
  const [lastId, setLastId] = useState('');
  const check = useCallback(
    (useCurrentKey: boolean): void => {
      void run('check', client().invoke('jobs.checkAgain', { jobId, useCurrentKey }), (found) => {
        setCandidates(found.candidates);
      });
    },
    [jobId, run],
  );
  const attach = (remoteId: string, useCurrentKey: boolean): void => {
    setLastId(remoteId);
    void run('attach', client().invoke('jobs.attach', { jobId, remoteId, useCurrentKey }), onDone);
  };
  const tryNewKey = (): void => {
    setUsesCurrentKey(true);
    if (failure?.step === 'attach') attach(lastId, true);
    else check(true);
  };
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!checksFirst || hasBegun.current) return;
    hasBegun.current = true;
    check(false);
  }, [checksFirst, check]);
  return {
    busy,
    failure,
    candidates,
    price,
    tryNewKey: failure?.error.code === 'key.replaced' && !usesCurrentKey ? tryNewKey : null,
    check: () => {
      check(usesCurrentKey);
    },
    attach: (remoteId) => {
      attach(remoteId, usesCurrentKey);
    },
    sendAgain: () =>
      void run('again', client().invoke('jobs.sendAgain', { jobId, agreedPrice: price, orderToken }), onDone),
    stop: () => void run('stop', client().invoke('jobs.writeOff', { jobId }), onDone),
  };
}
