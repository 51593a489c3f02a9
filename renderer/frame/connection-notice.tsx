import { AppWindow, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { takeOver } from '#renderer/platform/subscriptions.ts';
import { BusyRing } from '#renderer/ui/busy-ring.tsx';
import { FullScreenNotice } from './full-screen-notice.tsx';

/** Another window took over. */
export function ReplacedScreen() {
  const { t } = useTranslation();
  return (
    <FullScreenNotice
      icon={AppWindow}
      title={t('common.connection.replacedTitle')}
      sentence={t('common.connection.replacedSentence')}
      action={{ label: t('common.connection.replacedAction'), onAction: takeOver }}
    />
  );
}

/** The one-time link of the browser host is no longer known. */
export function SignedOutScreen() {
  const { t } = useTranslation();
  return (
    <FullScreenNotice
      icon={KeyRound}
      title={t('common.connection.signedOutTitle')}
      sentence={t('common.connection.signedOutSentence')}
    />
  );
}

/** A band over the screen while the line is down: reading and writing go on. */
export function LostBanner() {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line-1 bg-accent-bg px-4 py-1.5 text-base text-accent-text"
    >
      <BusyRing />
      <span className="font-semibold">{t('common.connection.lostTitle')}</span>
      <span className="min-w-0 flex-1">{t('common.connection.lostSentence')}</span>
      <span>{t('common.connection.lostRetrying')}</span>
    </div>
  );
}
