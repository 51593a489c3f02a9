import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { removeBucket } from './bucket-actions.ts';

/** Asks before the bucket is forgotten: its secret cannot be read anywhere else. */
export function RemoveBucketDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setIsBusy(true);
    const removed = await removeBucket();
    if (!removed.ok) showToast({ title: errorSentence(removed.error), kind: 'failure' });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('bucket.removing.title')}
      sentence={t('bucket.removing.fact')}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger-fill" isBusy={isBusy} onClick={() => void remove()}>
            {t('bucket.removing.confirm')}
          </Button>
        </>
      }
    />
  );
}
