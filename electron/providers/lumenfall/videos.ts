import { err, ok, type Result } from '#shared/result.ts';
import { isFine } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, RemoteJob, RemoteStatus } from '../provider.ts';
import type { LumenfallCalls } from './calls.ts';
import { jobPath } from './choices.ts';
import { findRemembered } from './history.ts';
import { mapFailedCall } from './map-error.ts';
import { mapRemembered, mapVideo } from './map-status.ts';
import { videoId } from './wire-schema.ts';

/** An id may come from a person: nothing else than an id becomes part of a path. */
function isVideoId(id: string): boolean {
  return videoId.safeParse(id).success;
}

async function askVideo(
  calls: LumenfallCalls,
  { id, frozen }: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: jobPath(id, frozen) }, call);
  return asked.ok ? mapVideo(asked.value, calls.nowMs()) : asked;
}

/**
 * A video that is not known under its address may still stand in the history: after it was cancelled, or when the id was
 * found there. What the history does not know either is unknown.
 */
export async function pollVideo(
  calls: LumenfallCalls,
  remote: RemoteJob,
  call: ProviderCall,
): Promise<Result<RemoteStatus, ProviderFailure>> {
  if (!isVideoId(remote.id)) return ok({ kind: 'unknown-job' });
  const status = await askVideo(calls, remote, call);
  if (!status.ok || status.value.kind !== 'unknown-job') return status;
  const item = await findRemembered(calls, remote.id, call);
  if (!item.ok) return item;
  return ok(item.value === null ? status.value : mapRemembered(item.value, '', calls.nowMs()));
}

/**
 * Deleting is documented for what is under way only; of a video that is done it may well delete the film. So it is asked
 * first what has become of it.
 */
export async function cancelVideo(
  calls: LumenfallCalls,
  remote: RemoteJob,
  call: ProviderCall,
): Promise<Result<'requested' | 'too-late', ProviderFailure>> {
  if (!isVideoId(remote.id)) return ok('too-late');
  const status = await askVideo(calls, remote, call);
  if (!status.ok) return status;
  if (status.value.kind !== 'running') return ok('too-late');
  const path = jobPath(remote.id, remote.frozen);
  const asked = await calls.ask({ method: 'DELETE', origin: 'api', path }, call);
  if (!asked.ok) return asked;
  if (isFine(asked.value)) return ok('requested');
  // Finished, or gone, since it was asked.
  if ([400, 404, 409, 410].includes(asked.value.status)) return ok('too-late');
  return err(mapFailedCall(asked.value, calls.nowMs()));
}
