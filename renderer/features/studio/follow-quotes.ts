import { draftStore } from '#renderer/editing/draft-store.ts';
import { client } from '#renderer/platform/client.ts';
import { studioStore } from './studio-store.ts';

/** Words settle before a price is asked for. */
const settleMs = 250;

/** Keeps the quotes in step with the words on the screen. Returns a function that stops it. */
export function followQuotes(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let round = 0;

  async function ask(): Promise<void> {
    const { spec } = draftStore.getState();
    if (spec === null) return;
    round += 1;
    const mine = round;
    const answer = await client().invoke('quotes.list', { spec });
    // A newer question is on its way: its answer counts.
    if (mine !== round) return;
    if (answer.ok) studioStore.setState({ quotes: answer.value, quoteState: 'ready', quoteError: null });
    else studioStore.setState({ quotes: [], quoteState: 'failed', quoteError: answer.error });
  }

  const askSoon = (delayMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void ask(), delayMs);
  };
  askSoon(0);
  const stop = draftStore.subscribe((draft, before) => {
    if (draft.spec === before.spec) return;
    if (draft.clipId !== before.clipId) studioStore.setState({ quotes: [], quoteState: 'loading', quoteError: null });
    askSoon(draft.clipId === before.clipId ? settleMs : 0);
  });
  return () => {
    round += 1;
    if (timer !== null) clearTimeout(timer);
    stop();
  };
}
