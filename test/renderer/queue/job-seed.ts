import { jobViewSchema, type JobView } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import { fal } from '#test/renderer/account-seed.ts';
import { clip, project } from '#test/renderer/seed.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

/** A job; `number` makes its ids. Times are close to now, because the queue counts from there. */
export function jobOf(number: number, change: Record<string, unknown> = {}): JobView {
  const now = Date.now();
  return jobViewSchema.parse({
    id: idNumber(20_000 + number),
    generationId: idNumber(40_000 + number),
    orderId: idNumber(60_000 + number),
    clipId: clip.id,
    clipName: clip.name,
    projectId: project.id,
    projectName: project.name,
    takeNumber: number,
    takeId: null,
    providerId: fal.id,
    tier: 'standard',
    state: 'running',
    hold: 'none',
    charged: 'yes',
    price: { kind: 'exact', price: { currency: 'USD', amount: 145 } },
    bill: null,
    progress: null,
    isCancelRequested: false,
    startedAt: null,
    usualMs: null,
    retry: null,
    remoteId: null,
    error: null,
    createdAt: now - 600_000 + number,
    updatedAt: now,
    ...change,
  });
}

export const usd = (amount: number) => ({ kind: 'exact', price: { currency: 'USD', amount } }) as const;

const free = { kind: 'free' } as const;
const elsewhere = {
  clipId: idNumber(3_002),
  clipName: 'Last carriage',
  projectId: idNumber(3_000),
  projectName: 'Harbour lights',
};

/** One job in every state, with every hold. */
export function everyJob(): JobView[] {
  const now = Date.now();
  return [
    jobOf(1, {
      state: 'unconfirmed',
      charged: 'unknown',
      price: usd(420),
      error: appError('network', 'provider.no-answer', { params: { provider: 'fal.ai' }, charged: 'unknown' }),
      ...elsewhere,
    }),
    jobOf(2, { state: 'waiting', hold: 'person', charged: 'no' }),
    jobOf(3, {
      state: 'running',
      hold: 'key',
      startedAt: now - 90_000,
      error: appError('auth', 'key.replaced'),
    }),
    jobOf(4, { state: 'preparing', hold: 'balance', charged: 'no', price: usd(381) }),
    jobOf(5, {
      state: 'downloading',
      hold: 'space',
      startedAt: now - 200_000,
      error: appError('storage', 'storage.full'),
    }),
    jobOf(6, { state: 'running', startedAt: now - 130_000, usualMs: 180_000, progress: 0.62 }),
    jobOf(7, { state: 'preparing', charged: 'no', progress: 0.41, tier: 'fast' }),
    jobOf(8, { state: 'submitting', charged: 'unknown', clipName: 'Tea house' }),
    jobOf(9, { state: 'downloading', startedAt: now - 240_000, progress: 0.37, retry: null }),
    jobOf(10, { state: 'running', startedAt: now - 30_000, retry: { at: now + 7_500, attempts: 2 } }),
    jobOf(11, { state: 'running', startedAt: now - 30_000, isCancelRequested: true }),
    jobOf(12, { state: 'waiting', charged: 'no', price: usd(135) }),
    jobOf(13, { state: 'waiting', hold: 'offline', charged: 'no', ...elsewhere }),
    jobOf(14, { state: 'running', hold: 'window', charged: 'no', price: free, providerId: 'animatic' }),
    jobOf(15, {
      state: 'ready',
      takeId: idNumber(701),
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 143 }, basis: 'units', at: now },
    }),
    jobOf(16, {
      state: 'failed',
      charged: 'no',
      error: appError('moderation', 'moderation.input', { detail: '<img src=x onerror="document.title=1">' }),
    }),
    jobOf(17, {
      state: 'failed',
      charged: 'unknown',
      error: appError('provider-rejected', 'provider.failed', { params: { provider: 'fal.ai' }, charged: 'unknown' }),
    }),
    jobOf(18, { state: 'expired' }),
    jobOf(19, { state: 'cancelled', charged: 'no' }),
    jobOf(20, { state: 'ready', charged: 'no', price: free, providerId: 'animatic' }),
  ];
}
