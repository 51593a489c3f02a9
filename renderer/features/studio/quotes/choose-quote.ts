import { draftStore } from '#renderer/editing/draft-store.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { setParameters } from '../parameter-edits.ts';
import { setTwin } from '../twin-quote.ts';
import type { QuotePick } from './board-picks.ts';

/** Who makes the next take, and at which tier; the tier belongs to the clip and can be undone. `twin`: and who besides. */
export async function choose({ providerId, tier }: QuotePick, twin: QuotePick | null): Promise<void> {
  if (draftStore.getState().spec?.parameters.tier !== tier) setParameters({ tier });
  setTwin(twin);
  if (mirrorStore.getState().settings.chosenProviderId === providerId) return;
  await orReport(client().invoke('settings.update', { chosenProviderId: providerId }));
}
