import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { editShot } from '../shots/model.ts';

/** How a shot is set up, without what happens in it. */
export type SetUp = Pick<Shot, 'framing' | 'camera' | 'light'>;

const copiedStore = createStore<{ readonly setUp: SetUp | null }>(() => ({ setUp: null }));

export function copySetUp({ framing, camera, light }: Shot): void {
  copiedStore.setState({ setUp: { framing, camera, light } });
}

/** What was copied last, in any clip; `null`: nothing yet. */
export function useCopiedSetUp(): SetUp | null {
  return useStore(copiedStore, ({ setUp }) => setUp);
}

/** Sets shots up alike, in one undo step. */
export function setUpShots(shotIds: readonly ShotId[], { framing, camera, light }: SetUp): void {
  editSpec((before) =>
    shotIds.reduce((spec, id) => editShot(spec, id, (shot) => ({ ...shot, framing, camera, light })), before),
  );
}
