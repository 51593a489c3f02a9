import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cancelImport, useFileImports, type ImportPurpose } from '#renderer/editing/file-imports.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';

interface ImportTilesProps {
  readonly purpose: ImportPurpose;
  /** As high as the small tiles beside it. */
  readonly isSmall: boolean;
  readonly className: string;
}

/** Files on their way into the tray, each with its share and a way to stop it. */
export function ImportTiles({ purpose, isSmall, className }: ImportTilesProps) {
  const { t } = useTranslation();
  const running = useFileImports((state) => state.running);
  return running
    .filter((entry) => entry.purpose === purpose)
    .map(({ key, name, share }) => (
      <li key={key} className={`flex shrink-0 flex-col ${className}`}>
        <div
          className={`relative flex flex-col justify-end rounded-r1 bg-bg-3 p-1.5 ${isSmall ? 'h-9.25' : 'h-11.25'}`}
        >
          <button
            type="button"
            aria-label={t('references.cancelImport', { name })}
            onClick={() => {
              cancelImport(key);
            }}
            className="absolute top-0 right-0 inline-flex size-6 items-center justify-center text-fg-3 hover:text-fg-1"
          >
            <Icon of={X} size={12} />
          </button>
          <ProgressBar label={t('references.importing', { name })} share={share} />
        </div>
        <span className="mt-1 truncate text-meta text-fg-3">{name}</span>
      </li>
    ));
}
