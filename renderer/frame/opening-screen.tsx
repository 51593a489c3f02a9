import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyRing } from '#renderer/ui/busy-ring.tsx';

/** Milliseconds before anything is shown, and before a sentence says why it takes so long. */
const quietMs = 200;
const longMs = 10_000;

/** Until the first snapshot is in. Nothing at all for a short start. */
export function OpeningScreen() {
  const { t } = useTranslation();
  const [stage, setStage] = useState<'quiet' | 'shown' | 'long'>('quiet');
  useEffect(() => {
    const timers = [
      setTimeout(() => {
        setStage('shown');
      }, quietMs),
      setTimeout(() => {
        setStage('long');
      }, longMs),
    ];
    return () => {
      timers.forEach(clearTimeout);
    };
  }, []);
  return (
    <main
      aria-busy="true"
      className="flex h-full flex-col items-center justify-center gap-2 bg-bg-0 text-read text-fg-2"
    >
      {stage === 'quiet' ? null : (
        <p role="status" className="flex items-center gap-2">
          <BusyRing />
          {t('common.frame.loading')}
        </p>
      )}
      {stage === 'long' ? <p className="text-base text-fg-3">{t('common.frame.stillLoading')}</p> : null}
    </main>
  );
}
