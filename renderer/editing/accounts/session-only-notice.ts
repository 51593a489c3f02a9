import type { Account } from '#shared/domain/account.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { sessionOnlyText } from './key-text.ts';

/** Somebody has a key that is not kept, or cannot be read just now. */
function isConcerned(accounts: readonly Account[]): boolean {
  return accounts.some(({ keys }) => keys.some(({ state }) => state === 'session' || state === 'unreadable'));
}

/** Says once, quietly, that keys last for this session only. Returns a function that stops it. */
export function followSessionOnly(): () => void {
  let isDone = false;
  const look = ({ isReady, settings, accounts, keyStore }: Mirror): void => {
    // The first run has said it as a banner: once is enough.
    if (isReady && !settings.hasFinishedFirstRun) isDone = true;
    if (isDone || !isReady || keyStore.kind === 'keychain') return;
    if (!isConcerned(Object.values(accounts))) return;
    isDone = true;
    showToast({ title: words.t('accounts.sessionOnly.title'), note: sessionOnlyText(keyStore) });
  };
  look(mirrorStore.getState());
  return mirrorStore.subscribe(look);
}
