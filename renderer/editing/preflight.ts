import { useMemo } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { runPreflight, type PreflightReport } from '#shared/prompt/preflight.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { useDraft } from './draft-store.ts';

/** The provider that the next take goes to: the first there is, until the person can choose among quotes. */
export function useChosenProvider(): Capabilities | null {
  return useMirror((mirror) => mirror.providers[0] ?? null);
}

function assetIdsOf(spec: ClipSpec) {
  const frames = [spec.startFrame, spec.endFrame].filter((frame) => frame !== null);
  return [...spec.references.map(({ assetId }) => assetId), ...frames];
}

/** What stands in the way of the open clip, and what is worth a look; `null` while no clip is open. */
export function usePreflight(): PreflightReport | null {
  const spec = useDraft((draft) => draft.spec);
  const capabilities = useChosenProvider();
  const assets = useMirror((mirror) => mirror.assets);
  return useMemo(() => {
    if (spec === null) return null;
    const missing = assetIdsOf(spec).filter((id) => assets[id]?.isMissing === true);
    return runPreflight({ spec, capabilities, missingAssetIds: new Set(missing) });
  }, [spec, capabilities, assets]);
}
