import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';

async function switchTo(mode: ClipSpec['mode']): Promise<void> {
  const { switchMode } = await import('./timeline/switch-mode.ts');
  switchMode(mode);
}

/** Shots, or one text: only the one that is chosen is sent. */
export function ModeSwitch() {
  const { t } = useTranslation();
  const mode = useDraft((draft) => draft.spec?.mode ?? null);
  return (
    <Segmented
      label={t('prompt.mode.label')}
      value={mode}
      onChange={(next) => void switchTo(next)}
      options={[
        { value: 'shots', label: t('prompt.mode.shots') },
        { value: 'text', label: t('prompt.mode.text') },
      ]}
      className="h-6 *:h-5 *:px-1.5"
    />
  );
}
