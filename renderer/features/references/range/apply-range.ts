import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { UsedRange } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { findChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { amendSpec, draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { putLegalCopies, type CopyWish } from '#renderer/editing/legal-copies.ts';
import { isSameRange, setUsedRange } from '#renderer/editing/reference-edits.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { secondsNumber } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';

/** The copy that the chosen provider needs of the part that a reference uses; `null`: it takes the file, or no copy helps. */
function findCopyWish(id: ReferenceId): CopyWish | null {
  const { spec } = draftStore.getState();
  const capabilities = findChosenProvider();
  const sourceId = spec?.references.find((reference) => reference.id === id)?.assetId;
  if (spec === null || capabilities === null || sourceId === undefined) return null;
  const assets = new Map(Object.values(mirrorStore.getState().assets).map((asset) => [asset.id, asset]));
  const problem = checkReferenceLimits(spec, assets, capabilities).find(
    ({ code, assetId }) => code === 'part-not-cut' && assetId === sourceId,
  );
  return problem?.fix == null ? null : { sourceId, recipe: problem.fix };
}

/**
 * Uses a part of a file (`null`: all of it), as one undo step. Where the chosen provider takes whole files, the copy of
 * the part is made at once and belongs to the same step; undone meanwhile, it changes nothing.
 */
export function applyRange(id: ReferenceId, usedRange: UsedRange | null): void {
  const before = draftStore.getState().spec;
  editSpec((spec) => setUsedRange(spec, id, usedRange));
  const { spec } = draftStore.getState();
  if (spec === before) return;
  const name = spec?.references.find((reference) => reference.id === id)?.name ?? '';
  announce(
    usedRange === null
      ? words.t('referenceTools.range.nowWhole', { name })
      : words.t('referenceTools.range.nowUsed', { name, seconds: secondsNumber(usedRange.endMs - usedRange.startMs) }),
  );
  const wish = findCopyWish(id);
  if (wish === null) return;
  void putLegalCopies([wish], (change) => {
    amendSpec((now) => {
      const reference = now.references.find((each) => each.id === id);
      const isStill = reference?.assetId === wish.sourceId && isSameRange(reference.usedRange, usedRange);
      return isStill ? change(now) : now;
    });
  });
}
