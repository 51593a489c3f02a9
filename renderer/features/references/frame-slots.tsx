import { ImagePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useFileImports } from '#renderer/editing/file-imports.ts';
import type { FrameSlot } from '#renderer/editing/reference-edits.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { acceptedPictures } from '#renderer/ui/accepted-files.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { openFileDialog } from '#renderer/ui/open-file-dialog.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { redrawThumbnail } from './redraw-thumbnail.ts';
import { attachFiles, emptyFrame } from './references-actions.ts';

function Slot({ slot, isOver }: { readonly slot: FrameSlot; readonly isOver: boolean }) {
  const { t } = useTranslation();
  const assetId = useDraft((draft) => draft.spec?.[slot] ?? null);
  const asset = useMirror((mirror) => (assetId === null ? null : (mirror.assets[assetId] ?? null)));
  const running = useFileImports((state) => state.running.find(({ purpose }) => purpose === slot));
  const label = t(`references.${slot}`);
  const action = t(assetId === null ? 'references.chooseFrame' : 'references.replaceFrame', { slot: label });
  const choose = (): void => {
    openFileDialog({
      accept: acceptedPictures,
      onFiles: (files) => void attachFiles({ files, refusals: [] }, slot),
    });
  };
  return (
    <div className="relative flex min-w-0 flex-1 flex-col gap-1" data-drop={slot}>
      <button
        type="button"
        aria-label={action}
        onClick={choose}
        className={classNames(
          'flex aspect-video w-full items-center justify-center overflow-hidden rounded-r1 text-fg-2 hover:text-fg-1',
          assetId === null && 'border border-dashed hover:bg-bg-2',
          isOver ? 'border-accent-line bg-bg-2' : 'border-line-3',
        )}
      >
        {running === undefined ? null : (
          <ProgressBar
            label={t('references.importing', { name: running.name })}
            share={running.share}
            className="w-2/3"
          />
        )}
        {running !== undefined ? null : assetId === null ? (
          <Icon of={ImagePlus} size={16} />
        ) : (
          <MediaThumb asset={asset} alt="" onBroken={redrawThumbnail} className="size-full" />
        )}
      </button>
      <span className="flex h-6 items-center justify-between gap-1 text-base">
        <span className="truncate text-fg-2">{label}</span>
        {assetId === null ? null : (
          <IconButton
            label={t('references.removeFrame', { slot: label })}
            icon={X}
            iconSize={12}
            size={24}
            onClick={() => {
              emptyFrame(slot);
            }}
          />
        )}
      </span>
    </div>
  );
}

/** The pictures the clip begins and ends with. Slots, not roles: they exclude references. */
export function FrameSlots({ over }: { readonly over: string | null }) {
  return (
    <div className="flex gap-2">
      <Slot slot="startFrame" isOver={over === 'startFrame'} />
      <Slot slot="endFrame" isOver={over === 'endFrame'} />
    </div>
  );
}
