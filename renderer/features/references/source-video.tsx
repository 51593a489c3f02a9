import { Film, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import { editSpec, useDraft } from '#renderer/editing/draft-store.ts';
import { useFileImports } from '#renderer/editing/file-imports.ts';
import { withOptions } from '#renderer/editing/option-edits.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { acceptedVideos } from '#renderer/ui/accepted-files.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { openFileDialog } from '#renderer/ui/open-file-dialog.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { redrawThumbnail } from './redraw-thumbnail.ts';
import { attachFiles, editVideo, emptySourceVideo } from './references-actions.ts';

function chooseVideo(): void {
  openFileDialog({
    accept: acceptedVideos,
    onFiles: (files) => void attachFiles({ files, refusals: [] }, 'sourceVideo'),
  });
}

/** Some provider can make a film out of another. */
export function useOffersEdit(): boolean {
  return useMirror((mirror) => mirror.providers.some(({ kinds }) => kinds.includes('edit')));
}

function Picture({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTranslation();
  const assetId = useDraft((draft) => draft.spec?.sourceVideo ?? null);
  const asset = useMirror((mirror) => (assetId === null ? null : (mirror.assets[assetId] ?? null)));
  const running = useFileImports((state) => state.running.find(({ purpose }) => purpose === 'sourceVideo'));
  const content =
    running !== undefined ? (
      <ProgressBar label={t('references.importing', { name: running.name })} share={running.share} className="w-2/3" />
    ) : assetId === null ? (
      <Icon of={Film} size={16} />
    ) : (
      <MediaThumb asset={asset} alt="" onBroken={redrawThumbnail} className="size-full" />
    );
  return (
    <button
      type="button"
      aria-label={t(assetId === null ? 'references.video.choose' : 'references.video.replace')}
      onClick={chooseVideo}
      className={classNames(
        'flex aspect-video w-40 shrink-0 items-center justify-center overflow-hidden rounded-r1 text-fg-2 hover:text-fg-1 compact:w-28',
        assetId === null && 'border border-dashed hover:bg-bg-2',
        isOver ? 'border-accent-line bg-bg-2' : 'border-line-3',
      )}
    >
      {content}
    </button>
  );
}

/** Whether the film keeps what is heard in the video, where somebody can keep it. */
function KeepAudio() {
  const { t } = useTranslation();
  const isOn = useDraft((draft) => (draft.spec === null ? false : moreOptionsOf(draft.spec.parameters).keepAudio));
  const isOffered = useMirror((mirror) =>
    mirror.providers.some(({ more }) => more.some(({ id }) => id === 'keepAudio')),
  );
  if (!isOffered && !isOn) return null;
  return (
    <Checkbox
      label={t('references.video.keepAudio')}
      isChecked={isOn}
      onChange={(keepAudio) => {
        editSpec((spec) => {
          const options = { ...moreOptionsOf(spec.parameters), keepAudio };
          return { ...spec, parameters: withOptions(spec.parameters, options) };
        });
      }}
    />
  );
}

function Facts() {
  const { t } = useTranslation();
  const assetId = useDraft((draft) => draft.spec?.sourceVideo ?? null);
  const isSent = useDraft((draft) => draft.spec?.kind === 'edit');
  const asset = useMirror((mirror) => (assetId === null ? undefined : mirror.assets[assetId]));
  if (assetId === null) return <p className="text-base text-fg-3">{t('references.video.none')}</p>;
  const lengthMs = asset?.facts?.durationMs ?? null;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex items-center gap-1 text-base">
        <span className="min-w-0 flex-1 truncate text-fg-1">{asset?.name ?? t('common.thisFile')}</span>
        <IconButton
          label={t('references.video.remove')}
          icon={X}
          iconSize={12}
          size={24}
          onClick={() => {
            emptySourceVideo();
          }}
        />
      </div>
      {lengthMs === null ? null : <span className="tabular text-meta text-fg-3">{secondsText(lengthMs)}</span>}
      {isSent ? (
        <KeepAudio />
      ) : (
        <>
          <p className="text-meta text-fg-3">{t('references.video.notSent')}</p>
          <Button size={24} onClick={editVideo} className="self-start">
            {t('references.video.edit')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The video that the clip is made out of. A slot: references may stand beside it, frames may not. */
export function SourceVideo({ over }: { readonly over: string | null }) {
  return (
    <div data-drop="sourceVideo" className="flex items-start gap-3">
      <Picture isOver={over === 'sourceVideo'} />
      <Facts />
    </div>
  );
}
