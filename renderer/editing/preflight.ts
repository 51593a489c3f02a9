import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { guideFindings } from '#shared/prompt/guide/guide-findings.ts';
import { runPreflight, withFindings, type PreflightReport } from '#shared/prompt/preflight.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { useChosenProvider, useChosenQuote } from './chosen-quote.ts';
import { useDraft } from './draft-store.ts';

/** Advice of the guides stops nobody, so its words and rules come after the first paint. */
const guideStore = createStore<{ readonly advise: typeof guideFindings | null }>(() => ({ advise: null }));

function loadGuide(): void {
  if (guideStore.getState().advise !== null) return;
  void import('#shared/prompt/guide/guide-findings.ts').then((guide) => {
    guideStore.setState({ advise: guide.guideFindings });
  });
}

/** What stands in the way of the open clip, and what is worth a look; `null` while no clip is open. */
export function usePreflight(): PreflightReport | null {
  const spec = useDraft((draft) => draft.spec);
  const capabilities = useChosenProvider();
  const quote = useChosenQuote();
  const assets = useMirror((mirror) => mirror.assets);
  const advise = useStore(guideStore, (state) => state.advise);
  useEffect(loadGuide, []);
  return useMemo(() => {
    if (spec === null) return null;
    const missing = assetIdsOfSpec(spec).filter((id) => assets[id]?.isMissing === true);
    const problems = quote?.providerId === capabilities?.id ? quote?.problems : undefined;
    const report = runPreflight({
      spec,
      capabilities,
      missingAssetIds: new Set(missing),
      ...(problems === undefined ? {} : { problems }),
    });
    // An empty clip needs one sentence, not ten.
    if (advise === null || report.blocks.some(({ code }) => code === 'clip.empty')) return report;
    return withFindings(report, advise(spec, capabilities));
  }, [spec, capabilities, quote, assets, advise]);
}
