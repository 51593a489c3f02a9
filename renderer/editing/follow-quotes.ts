import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { draftStore } from './draft-store.ts';
import { liveSpec, liveSpecStore } from './live-spec.ts';
import { noQuotesYet, quotesStore } from './quotes-store.ts';

/** Words settle before a price is asked for. */
const settleMs = 250;

/** What a quote rests on besides the spec: the files themselves, once they are probed, and what is sent with them. */
function hasChanged(spec: ClipSpec, now: Mirror, before: Mirror): boolean {
  return (
    now.epoch !== before.epoch ||
    now.providers !== before.providers ||
    now.bucket !== before.bucket ||
    now.settings.grammar !== before.settings.grammar ||
    now.settings.retentionSeconds !== before.settings.retentionSeconds ||
    now.bucket.isUsable !== before.bucket.isUsable ||
    now.settings.providerOptions !== before.settings.providerOptions ||
    (now.assets !== before.assets && assetIdsOfSpec(spec).some((id) => now.assets[id] !== before.assets[id]))
  );
}

/** Keeps the quotes in step with the words on the screen. Returns a function that stops it. */
export function followQuotes(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let round = 0;

  async function ask(): Promise<void> {
    const spec = liveSpec();
    if (spec === null) return;
    round += 1;
    const mine = round;
    const answer = await client().invoke('quotes.list', { spec });
    // A newer question is on its way: its answer counts.
    if (mine !== round) return;
    if (answer.ok) quotesStore.setState({ quotes: answer.value, state: 'ready', error: null });
    else quotesStore.setState({ quotes: [], state: 'failed', error: answer.error });
  }

  const askSoon = (delayMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void ask(), delayMs);
  };
  askSoon(0);
  const stopDraft = draftStore.subscribe((draft, before) => {
    if (draft.spec === before.spec) return;
    if (draft.clipId !== before.clipId) quotesStore.setState(noQuotesYet);
    askSoon(draft.clipId === before.clipId ? settleMs : 0);
  });
  // A drag that changes the length of the clip shows its price before release; one that does not, costs the same.
  const stopHand = liveSpecStore.subscribe((live, before) => {
    const secondsOf = ({ spec }: typeof live): number | undefined =>
      (spec ?? draftStore.getState().spec)?.parameters.durationSeconds;
    if (secondsOf(live) !== secondsOf(before)) askSoon(settleMs);
  });
  const stopMirror = mirrorStore.subscribe((now, before) => {
    const { spec } = draftStore.getState();
    if (spec !== null && hasChanged(spec, now, before)) askSoon(settleMs);
  });
  return () => {
    round += 1;
    if (timer !== null) clearTimeout(timer);
    stopDraft();
    stopHand();
    stopMirror();
  };
}
