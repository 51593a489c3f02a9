import { ClipboardPaste, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ModeSwitch } from './mode-switch.tsx';

/** How the prompt is written, and what can be done to the whole of it. */
export function WriteActions() {
  const { t } = useTranslation();
  return (
    <>
      <ModeSwitch />
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
