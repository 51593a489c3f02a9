import type { ClipParameters } from '#shared/domain/clip-spec.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';

/** Changes settings of the clip. Its length is changed by the time model, with the shots. */
export function setParameters(change: Partial<Omit<ClipParameters, 'durationSeconds'>>): void {
  editSpec((spec) => ({ ...spec, parameters: { ...spec.parameters, ...change } }));
}
