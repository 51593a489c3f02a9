import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testKeys } from '#renderer/editing/accounts/key-actions.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';

/** Asks every provider whose key can be used. What each says stands on its card. */
export function TestAllKeys() {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const accounts = useMirror((mirror) => mirror.accounts);
  const usable = Object.values(accounts).filter(({ isUsable }) => isUsable);
  if (usable.length < 2) return null;
  const ask = async (): Promise<void> => {
    setIsBusy(true);
    await Promise.all(usable.map(({ providerId }) => testKeys(providerId)));
    setIsBusy(false);
  };
  return (
    <Button icon={ListChecks} isBusy={isBusy} busyLabel={t('accounts.key.testing')} onClick={() => void ask()}>
      {t('providers.testAll')}
    </Button>
  );
}
