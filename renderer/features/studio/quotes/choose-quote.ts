import type { Quote } from '#shared/domain/quote.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { setParameters } from '../parameter-edits.ts';
import { orReport } from '#renderer/editing/report-failure.ts';

/** Who makes the next take, and at which tier; the tier belongs to the clip and can be undone. */
export async function choose({ providerId, tier }: Pick<Quote, 'providerId' | 'tier'>): Promise<void> {
  if (draftStore.getState().spec?.parameters.tier !== tier) setParameters({ tier });
  if (mirrorStore.getState().settings.chosenProviderId === providerId) return;
  await orReport(client().invoke('settings.update', { chosenProviderId: providerId }));
}
