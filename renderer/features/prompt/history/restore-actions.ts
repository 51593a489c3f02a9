import type { TFunction } from 'i18next';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { tellEdit } from '#renderer/editing/tell-edit.ts';
import { words } from '#renderer/words/words.ts';
import type { GoneFile, RestoredPrompt } from './restore-prompt.ts';

/** "Umbrella and the start frame are no longer in the library…"; `null` when every file is there. */
export function goneText(t: TFunction, gone: readonly GoneFile[]): string | null {
  if (gone.length === 0) return null;
  const names = gone.map((file) => (file.kind === 'reference' ? file.name : t(`history.${file.kind}`)));
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  return t('history.gone', { count: gone.length, names: list });
}

/** Puts a prompt back into the draft, in one step that a press takes back. */
export function applyRestored({ spec, gone }: RestoredPrompt): void {
  editSpec(() => spec);
  const note = goneText(words.t, gone);
  tellEdit({ title: words.t('history.restored'), ...(note === null ? {} : { note }) });
}
