import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { Inspection } from './inspection.ts';
import type { InspectionOutcome } from './inspection-worker.ts';

/** A copy may be so much longer or shorter than its recipe says, in milliseconds: the last frame or packet of sound. */
const toleranceMs = 100;

/** Why a copy is not what its recipe promised. The file is our own, so advice about choosing another would be wrong. */
export function findCopyProblem(inspected: InspectionOutcome, recipe: DerivativeRecipe): AppError | null {
  if (!inspected.ok) {
    const isRefusal = inspected.error.kind === 'invalid-input';
    return isRefusal ? wrongCopy(`${inspected.error.code}: ${inspected.error.detail ?? ''}`) : null;
  }
  const broken = findBrokenPromise(inspected.value, recipe);
  return broken === null ? null : wrongCopy(broken);
}

function findBrokenPromise({ mime, bytes, picture, container }: Inspection, recipe: DerivativeRecipe): string | null {
  if (mime !== recipe.mime) return `not ${recipe.mime} but ${String(mime)}`;
  if (recipe.maxBytes !== null && bytes > recipe.maxBytes) return `${String(bytes)} bytes`;
  const size = picture ?? container;
  if (recipe.size !== null && (size?.width !== recipe.size.width || size.height !== recipe.size.height)) {
    return `${String(size?.width)} x ${String(size?.height)} pixels`;
  }
  if (recipe.range === null) return null;
  const durationMs = container?.durationMs ?? 0;
  const isLong = Math.abs(durationMs - (recipe.range.endMs - recipe.range.startMs)) <= toleranceMs;
  return isLong ? null : `${String(durationMs)} ms long`;
}

function wrongCopy(detail: string): AppError {
  return appError('internal', 'media.wrong-output', { params: { context: 'copy' }, detail });
}
