import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ClipId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { addWords } from '#renderer/words/add-words.ts';
import { splitClip as splitWords } from '#renderer/words/en/split-clip.ts';
import { words } from '#renderer/words/words.ts';
import { draftStore, editSpec, undo } from '../draft-store.ts';
import { openClip } from '../open-clip.ts';
import { orReport } from '../report-failure.ts';
import { splitSpec } from './split-spec.ts';

addWords({ splitClip: splitWords });

/** Longest name of a clip. */
const maxNameLength = 120;

/** Puts both clips back: the new one goes to the trash, the old one says what it said before. */
async function join(clipId: ClipId, addedId: ClipId, before: ClipSpec, after: ClipSpec): Promise<void> {
  const trashed = await orReport(client().invoke('clips.trash', { clipId: addedId }));
  if (trashed === null) return;
  if (draftStore.getState().clipId !== clipId) openClip(clipId);
  const { clipId: openId, spec } = draftStore.getState();
  if (openId !== clipId) return;
  // Anything written since the split is taken back with it: one press brings back what was there.
  if (spec === after) undo();
  else editSpec(() => before);
}

let isSplitting = false;

/** Cuts the open clip in two; a toast takes it back. Nothing happens where there is no boundary to cut at. */
export async function splitOpenClip(): Promise<void> {
  const { clipId, spec: before } = draftStore.getState();
  const { openProjectId, clips } = mirrorStore.getState();
  const split = before === null ? null : splitSpec(before);
  if (isSplitting || clipId === null || before === null || openProjectId === null || split === null) return;
  const name = clips[clipId]?.name ?? '';
  isSplitting = true;
  const created = await orReport(
    client().invoke('clips.create', {
      projectId: openProjectId,
      afterClipId: clipId,
      name: words.t('splitClip.name', { name }).slice(-maxNameLength),
      spec: split.second,
    }),
  );
  isSplitting = false;
  if (created === null) return;
  const now = draftStore.getState();
  if (now.clipId !== clipId || now.spec !== before) {
    // Something was written meanwhile: what was split is not what is there.
    void orReport(client().invoke('clips.trash', { clipId: created.clip.id }));
    return;
  }
  editSpec(() => split.first);
  showToast({
    title: words.t('splitClip.done', {
      first: split.first.parameters.durationSeconds,
      second: split.second.parameters.durationSeconds,
    }),
    note: words.t('splitClip.where', { name: created.clip.name }),
    action: {
      label: words.t('common.undo'),
      onAction: () => {
        void join(clipId, created.clip.id, before, split.first);
      },
    },
  });
}
