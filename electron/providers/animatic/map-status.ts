import { appError } from '#shared/errors.ts';
import type { RemoteStatus } from '../provider.ts';
import type { RenderStatus } from './render-port.ts';

/** What the state of the drawing means for the job. Pure. */
export function mapStatus({ state, share, stagedFileId, error, hasWindow }: RenderStatus): RemoteStatus {
  switch (state) {
    case 'queued':
      return { kind: 'running', progress: null, hold: hasWindow ? 'none' : 'window' };
    case 'claimed':
      return { kind: 'running', progress: share, hold: 'none' };
    case 'done':
      return stagedFileId === null
        ? { kind: 'output-gone' }
        : { kind: 'completed', output: { kind: 'staged', stagedFileId }, bill: null };
    case 'failed':
      return { kind: 'failed', error: error ?? appError('internal', 'internal'), bill: null };
    case 'none':
      return { kind: 'unknown-job' };
  }
}
