import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capabilities, KeySlot } from '#shared/domain/provider.ts';
import { removeKey } from '#renderer/editing/accounts/key-actions.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { jobsWithKey } from './jobs-with-key.ts';

/** More would not be read. */
const namedJobs = 5;

interface RemoveKeyDialogProps {
  readonly provider: Capabilities;
  readonly slot: KeySlot;
  readonly onClose: () => void;
}

/** Asks before a key goes, and names the jobs that need it. */
export function RemoveKeyDialog({ provider, slot, onClose }: RemoveKeyDialogProps) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const allJobs = useMirror((mirror) => mirror.jobs);
  const jobs = slot === 'main' ? jobsWithKey(Object.values(allJobs), provider.id) : [];
  const remove = async (): Promise<void> => {
    setIsBusy(true);
    const removed = await removeKey(provider.id, slot);
    if (!removed.ok) showToast({ title: errorSentence(removed.error), kind: 'failure' });
    onClose();
  };
  const slotName = t(`accounts.key.${slot}`).toLocaleLowerCase('en');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('providers.removing.title', { slot: slotName, provider: provider.name })}
      sentence={
        jobs.length === 0 ? t('providers.removing.nobody') : t('providers.removing.needed', { count: jobs.length })
      }
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger-fill" isBusy={isBusy} onClick={() => void remove()}>
            {t('providers.removing.confirm')}
          </Button>
        </>
      }
    >
      {jobs.length === 0 ? null : (
        <ul className="selectable flex flex-col text-base text-fg-2">
          {jobs.slice(0, namedJobs).map((job) => (
            <li key={job.id}>{t('providers.removing.job', { clip: job.clipName, number: job.takeNumber })}</li>
          ))}
          {jobs.length > namedJobs ? <li>{t('providers.removing.more', { count: jobs.length - namedJobs })}</li> : null}
        </ul>
      )}
    </Dialog>
  );
}
