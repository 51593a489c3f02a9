import './starter-kit-words.ts';
import type { ClipId } from '#shared/ids.ts';
import { templateSpec, type SlotFills } from '#shared/starter-kit/template-spec.ts';
import type { Template } from '#shared/starter-kit/template.ts';
import { draftStore, editSpec, type DraftState } from '#renderer/editing/draft-store.ts';
import { newId } from '#renderer/editing/new-id.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { tellEdit } from '#renderer/editing/tell-edit.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { isUntouched } from '../clip-content.ts';

/** Whether a template goes into the open clip: nothing is in it, and nothing was ever made of it. */
export function fillsOpenClip({ clipId, spec }: DraftState, { takes, jobs }: Pick<Mirror, 'takes' | 'jobs'>): boolean {
  const isUsed = [...Object.values(takes), ...Object.values(jobs)].some((each) => each.clipId === clipId);
  return spec !== null && isUntouched(spec) && !isUsed;
}

/** The shots of a template in the place of an empty one, in one undo step. How the clip is made stays: provider, takes, size. */
function fillClip(template: Template, fills: SlotFills): void {
  const filled = templateSpec(template, newId, fills);
  const { ratio, durationSeconds } = filled.parameters;
  editSpec((empty) => ({
    ...empty,
    kind: filled.kind,
    mode: filled.mode,
    look: filled.look,
    soundBed: filled.soundBed,
    shots: filled.shots,
    references: filled.references,
    parameters: { ...empty.parameters, ratio, durationSeconds },
  }));
  selectionStore.setState({ shotId: filled.shots[0]?.id ?? null, playheadMs: 0 });
  tellEdit({ title: words.t('starterKit.filled', { template: words.t(`starterKit.name.${template.id}`) }) });
}

/**
 * A new clip after the open one, opened, or the open one filled while it is empty; a toast takes it back. `false`: it could
 * not be made.
 */
export async function makeClip(template: Template, fills: SlotFills): Promise<boolean> {
  const { openProjectId } = mirrorStore.getState();
  if (openProjectId === null) return false;
  if (fillsOpenClip(draftStore.getState(), mirrorStore.getState())) {
    fillClip(template, fills);
    return true;
  }
  const { clipId: before } = draftStore.getState();
  const created = await orReport(
    client().invoke('clips.create', {
      projectId: openProjectId,
      name: template.clipName,
      spec: templateSpec(template, newId, fills),
      ...(before === null ? {} : { afterClipId: before }),
    }),
  );
  if (created === null) return false;
  openClip(created.clip.id);
  showToast({
    title: words.t('starterKit.made', { name: created.clip.name }),
    action: { label: words.t('common.undo'), onAction: () => void takeBack(created.clip.id, before) },
  });
  return true;
}

/** Into the trash, and back to where the person was. */
async function takeBack(clipId: ClipId, before: ClipId | null): Promise<void> {
  const trashed = await orReport(client().invoke('clips.trash', { clipId }));
  if (trashed !== null && before !== null) openClip(before);
}
