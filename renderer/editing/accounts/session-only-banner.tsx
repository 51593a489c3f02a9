import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { sessionOnlyText } from './key-text.ts';

/** Stands where keys are entered while the system has no place for them. */
export function SessionOnlyBanner() {
  const { t } = useTranslation();
  const keyStore = useMirror((mirror) => mirror.keyStore);
  if (keyStore.kind === 'keychain') return null;
  return (
    <div role="note" className="flex gap-3 rounded-r2 bg-accent-bg px-3 py-2.5">
      <Icon of={TriangleAlert} size={16} className="mt-0.5 text-accent-line" />
      <div className="flex min-w-0 flex-col">
        <p className="text-base font-semibold text-fg-1">{t('accounts.sessionOnly.title')}</p>
        <p className="selectable text-base text-fg-2">{sessionOnlyText(keyStore)}</p>
      </div>
    </div>
  );
}
