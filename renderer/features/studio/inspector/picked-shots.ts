import { useMemo } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { usePickedIds } from '../shots/picked-shots.ts';

const none: ClipSpec['shots'] = [];

/** The selected shots in the order of the clip, the shown one among them. */
export function usePickedShots(shotId: ShotId): readonly Shot[] {
  const shots = useDraft((draft) => draft.spec?.shots ?? none);
  const ids = usePickedIds({ shots }, shotId);
  return useMemo(() => shots.filter(({ id }) => ids.has(id)), [shots, ids]);
}
