import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyView } from '#shared/domain/account.ts';
import type { ProviderId } from '#shared/ids.ts';
import { Button, type ButtonSize } from '#renderer/ui/button.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { testKeys } from './key-actions.ts';

interface TestButtonProps {
  readonly providerId: ProviderId;
  /** The provider's name, for screen readers: there is one such button for each. */
  readonly provider: string;
  readonly test: KeyView['test']['kind'];
  readonly size?: ButtonSize;
}

/** Asks the provider whether it takes the keys. Costs nothing. */
export function TestButton({ providerId, provider, test, size = 28 }: TestButtonProps) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    const tested = await testKeys(providerId);
    setIsAsking(false);
    if (!tested.ok) showToast({ title: errorSentence(tested.error), kind: 'failure' });
  };
  return (
    <Button
      size={size}
      aria-label={t('accounts.test.askProvider', { provider })}
      isBusy={isAsking || test === 'testing'}
      busyLabel={t('accounts.key.testing')}
      onClick={() => void ask()}
    >
      {t('accounts.test.ask')}
    </Button>
  );
}
