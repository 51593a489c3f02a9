import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import type { KeptFile } from '../assets/asset-store.ts';

/** Brings a still that a provider made of a film into the library: checked as a picture, and in its place. */
export interface StillSource {
  fetch(request: {
    readonly url: string;
    /** Exact origins that may be plain http or private; see `Endpoints`. */
    readonly trustedOrigins: readonly string[];
    /** What it is called in the library, without an extension. */
    readonly name: string;
    readonly signal: AbortSignal;
  }): Promise<Result<KeptFile, AppError>>;
}
