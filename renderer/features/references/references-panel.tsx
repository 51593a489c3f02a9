import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { useWantedReference } from '#renderer/editing/open-reference.ts';
import { useFileDrop } from '#renderer/editing/use-file-drop.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { byteSize } from '#renderer/words/byte-size.ts';
import { FrameSlots } from './frame-slots.tsx';
import { usePastedFiles } from './pasted-files.ts';
import { attachFiles, type AttachPlace } from './references-actions.ts';
import { SourceVideo, useOffersEdit } from './source-video.tsx';
import { attachedBytes } from './tray-model.ts';
import { Tray } from './tray.tsx';

// What is wrong, and what it costs, is said once the words and pictures are there.
const TrayNotices = lazy(async () => ({ default: (await import('./tray-notices.tsx')).TrayNotices }));
const BudgetBar = lazy(async () => ({ default: (await import('./budget/budget-bar.tsx')).BudgetBar }));

type View = 'references' | 'frames' | 'video';
const noReferences: readonly never[] = [];

function Budget() {
  const { t } = useTranslation();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const assets = useMirror((mirror) => mirror.assets);
  const total = useChosenProvider()?.references.total;
  const bytes = attachedBytes(references, assets);
  const count = references.length;
  return (
    <span className="ml-auto text-meta whitespace-nowrap text-fg-3">
      {total === undefined ? t('references.count', { count }) : t('references.countOf', { count, total })}
      {bytes === 0 ? null : ` · ${byteSize(bytes)}`}
    </span>
  );
}

interface ViewSwitchProps {
  readonly view: View;
  readonly count: number;
  /** Some provider edits videos, or this clip has one to edit. */
  readonly hasVideo: boolean;
  readonly onShow: (view: View) => void;
}

function ViewSwitch({ view, count, hasVideo, onShow }: ViewSwitchProps) {
  const { t } = useTranslation();
  const title = (
    <>
      {t('references.title')} <span className="text-fg-3">{count}</span>
    </>
  );
  return (
    <Segmented
      label={t('references.attached')}
      value={view}
      onChange={onShow}
      options={[
        { value: 'references', label: title },
        { value: 'frames', label: t(hasVideo ? 'references.framesShort' : 'references.frames') },
        ...(hasVideo ? [{ value: 'video' as const, label: t('references.video.title') }] : []),
      ]}
    />
  );
}

function placeOf(place: string | null): AttachPlace {
  return place === 'startFrame' || place === 'endFrame' || place === 'sourceVideo' ? place : 'reference';
}

interface ReferencesPanelProps {
  /** Small tiles and no heading, for windows with little room. */
  readonly isCompact?: boolean;
}

/** The tray of references and the frame slots. While it is shown, files dropped or pasted into the window land in it. */
export function ReferencesPanel({ isCompact = false }: ReferencesPanelProps) {
  const { t } = useTranslation();
  const hasFrames = useDraft(({ spec }) => spec !== null && (spec.startFrame ?? spec.endFrame) !== null);
  const count = useDraft((draft) => draft.spec?.references.length ?? 0);
  const clipId = useDraft((draft) => draft.clipId);
  const [chosen, setChosen] = useState<{ clipId: typeof clipId; view: View } | null>(null);
  const isEdit = useDraft(({ spec }) => spec?.kind === 'edit');
  const hasSource = useDraft(({ spec }) => spec?.sourceVideo !== undefined);
  const hasVideo = useOffersEdit() || isEdit || hasSource;
  const usual: View = isEdit ? 'video' : hasFrames && count === 0 ? 'frames' : 'references';
  const wanted = chosen?.clipId === clipId ? chosen.view : usual;
  const isOpening = useWantedReference() !== null;
  const view = isOpening || (wanted === 'video' && !hasVideo) ? 'references' : wanted;
  const show = (next: View): void => {
    setChosen({ clipId, view: next });
  };
  // Once its tile has been opened, the tray stays.
  if (isOpening && wanted !== 'references') show('references');
  const over = useFileDrop(({ dropped, place }) => void attachFiles(dropped, placeOf(place)));
  usePastedFiles((files) => void attachFiles(files, 'reference'));
  return (
    <section
      aria-label={t('references.title')}
      className="flex shrink-0 flex-col gap-2 border-b border-line-1 px-3 py-2.5"
    >
      {isCompact && view === 'references' ? null : (
        <div className="flex items-center gap-2">
          <ViewSwitch view={view} count={count} hasVideo={hasVideo} onShow={show} />
          {isCompact ? null : <Budget />}
        </div>
      )}
      {view === 'references' ? (
        <Tray
          isCompact={isCompact}
          isOver={over !== null && placeOf(over) === 'reference'}
          onShow={show}
          hasVideo={hasVideo}
        />
      ) : view === 'frames' ? (
        <FrameSlots over={over} />
      ) : (
        <SourceVideo over={over} />
      )}
      {view !== 'references' || count === 0 ? null : (
        // The room of one line is kept, so that the words below do not move when it comes.
        <Suspense fallback={isCompact ? null : <div className="h-5.25" />}>
          <BudgetBar isCompact={isCompact} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <TrayNotices />
      </Suspense>
    </section>
  );
}
