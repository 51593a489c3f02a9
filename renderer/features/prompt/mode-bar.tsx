import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';

async function switchTo(mode: ClipSpec['mode']): Promise<void> {
  const { switchMode } = await import('./timeline/switch-mode.ts');
  switchMode(mode);
}

interface ModeBarProps {
  readonly spec: ClipSpec;
  /** Stands at the right end. */
  readonly actions: ReactNode;
}

/** Shots, or one text: only the one that is chosen is sent. */
export function ModeBar({ spec, actions }: ModeBarProps) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line-1 px-3 py-1">
      <Segmented
        label={t('prompt.mode.label')}
        value={spec.mode}
        onChange={(mode) => void switchTo(mode)}
        options={[
          { value: 'shots', label: t('prompt.mode.shots') },
          { value: 'text', label: t('prompt.mode.text') },
        ]}
        className="h-6 *:h-5 *:px-2"
      />
      {spec.mode === 'text' ? (
        <span className="min-w-0 truncate text-meta text-fg-3">
          {t('prompt.mode.shotsKept', { count: spec.shots.length })}
        </span>
      ) : null}
      <span className="ml-auto flex items-center gap-1">{actions}</span>
    </div>
  );
}
