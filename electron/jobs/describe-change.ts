import type { JobState } from '#shared/domain/job-state.ts';
import { redactSecrets } from '../platform/redact.ts';
import type { JobEvent } from './job-event.ts';
import type { JobChange } from './job-store.ts';

/** Of what a provider said; enough to see what it was. */
const maxAnswerLength = 2_000;

/** The line of the audit log for an event that led to, or did not change, this state. Carries no secrets. */
export function describeChange(at: number, name: string, state: JobState, event: JobEvent): JobChange {
  const error = 'error' in event ? event.error : null;
  const detail: Record<string, string> = { state: state.name };
  if ('hold' in state && state.hold !== 'none') detail['hold'] = state.hold;
  if ('remoteId' in event) detail['remoteId'] = event.remoteId;
  if (error !== null) detail['error'] = error.code;
  if (error?.detail !== undefined) detail['answer'] = redactSecrets(error.detail).slice(0, maxAnswerLength);
  return { at, name, detail: JSON.stringify(detail) };
}
