import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { SentPrompt } from '#shared/domain/snapshot.ts';
import type { AssetId } from '#shared/ids.ts';
import { removeReference, setFrame, setSourceVideo } from '#renderer/editing/reference-edits.ts';

/** A file that a sent prompt used and that is gone: a reference's name, or a place of the clip. */
export type GoneFile =
  { readonly kind: 'reference'; readonly name: string } | { readonly kind: 'startFrame' | 'endFrame' | 'sourceVideo' };

export interface RestoredPrompt {
  readonly spec: ClipSpec;
  readonly gone: readonly GoneFile[];
}

/**
 * The draft with the words, the references and the length of a prompt that was sent. A reference whose file is gone
 * leaves its name in the words. What says how a clip is made (tier, ratio, resolution, takes, seed) stays as it is now.
 */
export function restorePrompt(now: ClipSpec, { spec: sent, assets }: SentPrompt): RestoredPrompt {
  const known = new Set(
    assets.flatMap(({ id, isMissing, trashedAt }) => (isMissing || trashedAt !== null ? [] : [id])),
  );
  const isGone = (id: AssetId | null | undefined): boolean => id !== null && id !== undefined && !known.has(id);
  const gone: GoneFile[] = [];
  let spec: ClipSpec = {
    ...sent,
    parameters: { ...now.parameters, durationSeconds: sent.parameters.durationSeconds },
  };
  for (const { id, assetId, name } of sent.references) {
    if (!isGone(assetId)) continue;
    spec = removeReference(spec, id);
    gone.push({ kind: 'reference', name });
  }
  for (const kind of ['startFrame', 'endFrame'] as const) {
    if (!isGone(sent[kind])) continue;
    spec = setFrame(spec, kind, null);
    gone.push({ kind });
  }
  if (isGone(sent.sourceVideo)) {
    spec = setSourceVideo(spec, null);
    gone.push({ kind: 'sourceVideo' });
  }
  return { spec, gone };
}
