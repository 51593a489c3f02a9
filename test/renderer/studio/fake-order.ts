import type { JobView } from '#shared/domain/job.ts';
import type { Quote } from '#shared/domain/quote.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

/** What was agreed to at one quote. */
export type Promised = MethodInput<'generations.order'>;

export function isOf(quote: Quote, { providerId, tier }: Pick<Promised, 'providerId' | 'tier'>): boolean {
  return quote.providerId === providerId && quote.tier === tier;
}

/** One promise for a click, two where it has a twin. */
export function promisesOf(input: Promised): Promised[] {
  return [input, ...(input.twin === undefined ? [] : [{ ...input, ...input.twin }])];
}

/** A job as it stands right after its order. */
export function jobOf(input: Promised, takeNumber: number, id: string): JobView {
  return {
    id: id as JobView['id'],
    generationId: id as unknown as JobView['generationId'],
    orderId: input.orderToken as JobView['orderId'],
    clipId: input.clipId,
    clipName: 'Clip',
    projectId: idNumber(1_000) as JobView['projectId'],
    projectName: 'Project',
    takeNumber,
    takeId: null,
    providerId: input.providerId,
    tier: input.tier,
    origin: 'ordered',
    state: 'running',
    hold: 'none',
    charged: 'no',
    price: input.agreedPrice,
    bill: null,
    progress: 0,
    isCancelRequested: false,
    startedAt: null,
    usualMs: null,
    retry: null,
    remoteId: null,
    error: null,
    createdAt: 0,
    updatedAt: 0,
  };
}
