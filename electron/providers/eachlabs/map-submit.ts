import type { IntentId } from '#shared/ids.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { SubmitOutcome } from '../provider.ts';
import { mapRefusal, mapUnclear } from './map-error.ts';
import { submitAnswer } from './wire-schema.ts';

/** What an answer to a submit proves: only the id counts, for its "success" means no more than "accepted". Pure. */
export function mapSubmit(answer: JsonAnswer, intentId: IntentId, nowMs: number): SubmitOutcome {
  const refused = mapRefusal(answer, nowMs);
  if (refused !== null) return { kind: 'refused', error: refused };
  const { data } = submitAnswer.safeParse(answer.json);
  if (isFine(answer) && data !== undefined) return { kind: 'accepted', remote: { intentId, id: data.predictionID } };
  return { kind: 'ambiguous', error: mapUnclear(answer) };
}
