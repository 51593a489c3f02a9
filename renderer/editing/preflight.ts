import { useMemo } from 'react';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import { runPreflight, type PreflightReport } from '#shared/prompt/preflight.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { useChosenProvider, useChosenQuote } from './chosen-quote.ts';
import { useDraft } from './draft-store.ts';

/** What stands in the way of the open clip, and what is worth a look; `null` while no clip is open. */
export function usePreflight(): PreflightReport | null {
  const spec = useDraft((draft) => draft.spec);
  const capabilities = useChosenProvider();
  const quote = useChosenQuote();
  const assets = useMirror((mirror) => mirror.assets);
  return useMemo(() => {
    if (spec === null) return null;
    const missing = assetIdsOfSpec(spec).filter((id) => assets[id]?.isMissing === true);
    const problems = quote?.providerId === capabilities?.id ? quote?.problems : undefined;
    return runPreflight({
      spec,
      capabilities,
      missingAssetIds: new Set(missing),
      ...(problems === undefined ? {} : { problems }),
    });
  }, [spec, capabilities, quote, assets]);
}
