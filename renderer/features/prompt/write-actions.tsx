import { ClipboardPaste, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';

/** What can be done to the whole prompt where it is written. */
export function WriteActions() {
  const { t } = useTranslation();
  return (
    <>
      <IconButton
        label={t('prompt.history')}
        icon={History}
        size={24}
        aria-haspopup="dialog"
        onClick={() => {
          askAboutPrompt({ kind: 'history' });
        }}
      />
      <IconButton
        label={t('prompt.paste')}
        icon={ClipboardPaste}
        size={24}
        aria-haspopup="dialog"
        onClick={() => {
          askAboutPrompt({ kind: 'paste' });
        }}
      />
    </>
  );
}
