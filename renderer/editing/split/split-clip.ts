import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ClipId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { addWords } from '#renderer/words/add-words.ts';
import { splitClip as splitWords } from '#renderer/words/en/split-clip.ts';
import { words } from '#renderer/words/words.ts';
import { draftStore, editSpec, editSpecWith, undo } from '../draft-store.ts';
import { openClip } from '../open-clip.ts';
import { orReport } from '../report-failure.ts';
import { secondPart, type SecondPart } from './second-part.ts';
import { splitSpec, type SplitSpec } from './split-spec.ts';

addWords({ splitClip: splitWords });

/** Longest name of a clip. */
const maxNameLength = 120;

/**
 * Puts both clips back: the new one goes to the trash, the old one says what it said before. Anything written since the
 * split is taken back with it: one press brings back what was there.
 */
async function join(clipId: ClipId, before: ClipSpec, after: ClipSpec, second: SecondPart): Promise<void> {
  if (!(await second.trash())) return;
  if (draftStore.getState().clipId !== clipId) openClip(clipId);
  const { clipId: openId, spec } = draftStore.getState();
  if (openId !== clipId) return;
  if (spec === after) undo();
  else editSpec(() => before);
}

function tellSplit({ first, second }: SplitSpec, name: string, onUndo: () => void): () => void {
  return showToast({
    title: words.t('splitClip.done', {
      first: first.parameters.durationSeconds,
      second: second.parameters.durationSeconds,
    }),
    note: words.t('splitClip.where', { name }),
    action: { label: words.t('common.undo'), onAction: onUndo },
  });
}

let isSplitting = false;

/**
 * Cuts the open clip in two; Ctrl Z or a toast takes it back, the new clip included: who undoes a split wants one clip, and
 * not a second one that says the same again. Nothing happens where there is no boundary to cut at.
 */
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
  const second = secondPart(created);
  const now = draftStore.getState();
  if (now.clipId !== clipId || now.spec !== before) {
    // Something was written meanwhile: what was split is not what is there.
    void second.trash();
    return;
  }
  let closeToast = (): void => undefined;
  editSpecWith(
    {
      onUndo: () => {
        closeToast();
        void second.takeBack();
      },
      onRedo: () => void second.bringBack(),
    },
    split.first,
  );
  closeToast = tellSplit(split, created.clip.name, () => void join(clipId, before, split.first, second));
}
