import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';

export interface RenderStatus {
  readonly state: 'queued' | 'claimed' | 'done' | 'failed' | 'none';
  /** 0 to 1 while claimed, as far as the window told. */
  readonly share: number | null;
  readonly stagedFileId: StagedFileId | null;
  readonly error: AppError | null;
  readonly hasWindow: boolean;
}

/** What the animatic needs of whoever has codecs. Kept on disk: a restart goes on. */
export interface RenderPort {
  /** The same key twice is the same work. */
  enqueue(key: string, task: { readonly kind: 'animatic'; readonly plan: AnimaticPlan }): void;
  statusOf(key: string): RenderStatus;
  /** Forgets the work and its result. */
  cancel(key: string): Promise<void>;
}
