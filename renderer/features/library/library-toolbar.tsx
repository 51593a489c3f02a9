import { ArchiveRestore, Image, Import, PanelLeft, PanelRight, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mediaKinds } from '#shared/domain/reference.ts';
import { cancelAllImports, useFileImports } from '#renderer/editing/file-imports.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { PillMenu } from '#renderer/ui/pill-menu.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Slider } from '#renderer/ui/slider.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { MakeElement } from './elements/make-element.tsx';
import { chooseFilesToImport, restoreSelected, setRowHeight, trashSelected } from './library-actions.ts';
import { useRowHeight } from './library-grid.tsx';
import { chooseMedia } from './library-loading.ts';
import { useLibrary } from './library-store.ts';

function ImportProgress() {
  const { t } = useTranslation();
  const running = useFileImports((state) => state.running);
  const waiting = useFileImports((state) => state.waiting);
  const first = running[0];
  if (first === undefined) return null;
  return (
    <span role="status" className="flex items-center gap-2 text-meta text-fg-3">
      {t('library.importing', { count: running.length + waiting })}
      <ProgressBar label={t('references.importing', { name: first.name })} share={first.share} className="w-16" />
      <IconButton label={t('library.stopImport')} icon={X} iconSize={12} size={24} onClick={cancelAllImports} />
    </span>
  );
}

/** What can be done with several tiles at once. */
function SelectionActions() {
  const { t } = useTranslation();
  const count = useLibrary((library) => library.selection.ids.size);
  const isTrash = useLibrary((library) => library.bucket === 'trash');
  if (count < 2) return null;
  return (
    <span className="flex items-center gap-2 text-base text-fg-2">
      {t('library.selected', { count })}
      {isTrash ? (
        <Button variant="quiet" size={24} icon={ArchiveRestore} onClick={restoreSelected}>
          {t('library.restore')}
        </Button>
      ) : (
        <IconButton
          label={t('library.trash')}
          icon={Trash2}
          size={24}
          keys="Del"
          onClick={() => void trashSelected()}
        />
      )}
    </span>
  );
}

export interface PanelSwitch {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

interface LibraryToolbarProps {
  readonly buckets: PanelSwitch;
  readonly details: PanelSwitch;
  readonly isSmall: boolean;
}

export function LibraryToolbar({ buckets, details, isSmall }: LibraryToolbarProps) {
  const { t } = useTranslation();
  const media = useLibrary((library) => library.media);
  const rowHeight = useRowHeight();
  const isTrash = useLibrary((library) => library.bucket === 'trash');
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line-1 px-3">
      {isSmall || !buckets.isOpen ? (
        <ToggleButton
          label={t('library.buckets')}
          icon={PanelLeft}
          isPressed={buckets.isOpen}
          onToggle={buckets.setOpen}
        />
      ) : null}
      <PillMenu
        label={t('library.media')}
        value={media}
        onChange={chooseMedia}
        options={(['all', ...mediaKinds] as const).map((value) => ({ value, label: t(`library.mediaKinds.${value}`) }))}
      />
      <SelectionActions />
      {isTrash ? null : <MakeElement />}
      <span className="ml-auto flex items-center gap-3">
        <ImportProgress />
        <span className="flex w-32 items-center gap-2 text-fg-3">
          <Icon of={Image} size={14} />
          <Slider
            label={t('library.size')}
            value={rowHeight}
            min={80}
            max={320}
            step={10}
            valueText={t('library.pixels', { count: rowHeight })}
            onChange={setRowHeight}
          />
        </span>
        {isSmall || !details.isOpen ? (
          <ToggleButton
            label={t('library.details')}
            icon={PanelRight}
            isPressed={details.isOpen}
            onToggle={details.setOpen}
          />
        ) : null}
        <Button icon={Import} onClick={chooseFilesToImport}>
          {t('library.import')}
        </Button>
      </span>
    </div>
  );
}
