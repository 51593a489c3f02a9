import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { words } from '#renderer/words/words.ts';
import type { Refusal } from './file-imports.ts';

/** More than this would bury the window: the rest is counted. */
const spokenRefusals = 2;

/** Says of each refused file, by name, why it was refused. */
export function reportRefusals(refusals: readonly Refusal[]): void {
  for (const { name, error } of refusals.slice(0, spokenRefusals)) {
    showToast({ title: errorSentence({ ...error, params: { name, ...error.params } }), kind: 'failure' });
  }
  const rest = refusals.slice(spokenRefusals);
  if (rest.length === 0) return;
  showToast({
    title: words.t('references.moreRefused', { count: rest.length }),
    note: rest
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', '),
    kind: 'failure',
  });
}
