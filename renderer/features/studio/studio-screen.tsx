import { FolderOpen, ImagePlus, LayoutTemplate, PencilLine, Plus } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectId } from '#shared/ids.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { followQuotes } from '#renderer/editing/follow-quotes.ts';
import type { JobId } from '#shared/ids.ts';
import { openStarterKit } from '#renderer/editing/starter-kit-store.ts';
import { usePanel } from '#renderer/editing/panels.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { EmptyState, type EmptyAction } from '#renderer/ui/empty-state.tsx';
import { Splitter } from '#renderer/ui/splitter.tsx';
import { addClip } from './sequence/clip-actions.ts';
import { Composer, type ComposerSlots } from './composer.tsx';
import { FilmStrip } from './film-strip.tsx';
import { focusWords } from './focus-words.ts';
import { Inspector } from './inspector/inspector.tsx';
import type { PlacedShot } from './shots/model.ts';
import { Player } from './player.tsx';
import { orReport } from '#renderer/editing/report-failure.ts';
import { followEstimates } from './quotes/follow-estimates.ts';
import { selectedShot } from './shots/selected-shot.ts';
import { SequenceStrip } from './sequence/sequence-strip.tsx';
import { ShotStrip } from './shots/shot-strip.tsx';
import { StarterKitPlace } from './starter-kit/starter-kit-place.tsx';
import { useStudioShortcuts } from './studio-shortcuts.ts';
import { TablePlace } from './table/table-place.tsx';
import { Transport } from './transport.tsx';

/** Panels that the title bar can close. */
export const studioPanels = {
  composer: 'studio.composer',
  shots: 'studio.shots',
  inspector: 'studio.inspector',
} as const;

export interface StudioSlots extends ComposerSlots {
  /** A job stands still: shows what can be done about it. */
  readonly onOpenQueue: (jobId: JobId) => void;
  /** Opens the file dialog for references. */
  readonly onAddReference: () => void;
  /** Brings the words of the shots on screen. */
  readonly onShowWords: () => void;
}

function useEmptyActions({ onAddReference }: StudioSlots, write: (placed: PlacedShot | null) => void): EmptyAction[] {
  const { t } = useTranslation();
  const sampleId = useMirror(
    (mirror): ProjectId | null =>
      Object.values(mirror.projects).find(
        ({ id, isSample, trashedAt }) => isSample && trashedAt === null && id !== mirror.openProjectId,
      )?.id ?? null,
  );
  const actions: EmptyAction[] = [
    {
      label: t('studio.empty.writeShot'),
      icon: PencilLine,
      onAction: () => {
        write(selectedShot());
      },
    },
    { label: t('common.frame.fromTemplate'), icon: LayoutTemplate, onAction: openStarterKit },
    { label: t('studio.empty.addReference'), icon: ImagePlus, onAction: onAddReference },
  ];
  if (sampleId === null) return actions;
  return [
    ...actions,
    {
      label: t('studio.empty.openSample'),
      icon: FolderOpen,
      onAction: () => void orReport(client().invoke('projects.open', { projectId: sampleId })),
    },
  ];
}

function NoClips() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-1 items-center justify-center bg-bg-1 p-6">
      <EmptyState
        title={t('studio.empty.noClips')}
        fact={t('studio.empty.noClipsFact')}
        actions={[
          { label: t('studio.empty.addClip'), icon: Plus, onAction: () => void addClip() },
          { label: t('common.frame.fromTemplate'), icon: LayoutTemplate, onAction: openStarterKit },
        ]}
      />
    </div>
  );
}

function InspectorColumn() {
  const { t } = useTranslation();
  const panel = usePanel(studioPanels.inspector, 300);
  if (!panel.isOpen) return null;
  return (
    <>
      <Splitter
        label={t('studio.splitter.inspector')}
        orientation="vertical"
        size={panel.size}
        min={264}
        max={400}
        defaultSize={300}
        isPanelAfter
        onResize={panel.resize}
        onCollapse={() => {
          panel.setOpen(false);
        }}
      />
      <Inspector width={panel.size} />
    </>
  );
}

function ShotsRow({ write }: { readonly write: (placed: PlacedShot) => void }) {
  const { t } = useTranslation();
  const isShort = useMedia('(height < 800px)');
  const defaultSize = isShort ? 138 : 200;
  const panel = usePanel(studioPanels.shots, defaultSize);
  if (!panel.isOpen) return null;
  return (
    <>
      <Splitter
        label={t('studio.splitter.shots')}
        orientation="horizontal"
        size={panel.size}
        min={136}
        max={320}
        defaultSize={defaultSize}
        isPanelAfter
        onResize={panel.resize}
        onCollapse={() => {
          panel.setOpen(false);
        }}
      />
      <ShotStrip height={panel.size} onEditShot={write} />
    </>
  );
}

interface ComposerColumnProps {
  readonly slots: StudioSlots;
  readonly isNarrow: boolean;
  readonly write: (placed: PlacedShot | null) => void;
}

function ComposerColumn({ slots, isNarrow, write }: ComposerColumnProps) {
  const { t } = useTranslation();
  const isSmall = useMedia('(width < 1200px)');
  const defaultSize = isSmall ? 312 : 376;
  const panel = usePanel(studioPanels.composer, defaultSize);
  if (!panel.isOpen) return null;
  return (
    <>
      <Composer
        {...slots}
        width={panel.size}
        hasInspectorInside={isNarrow}
        onWriteFirst={() => {
          write(selectedShot());
        }}
      />
      <Splitter
        label={t('studio.splitter.composer')}
        orientation="vertical"
        size={panel.size}
        min={312}
        max={560}
        defaultSize={defaultSize}
        onResize={panel.resize}
        onCollapse={() => {
          panel.setOpen(false);
        }}
      />
    </>
  );
}

/** Write, watch, adjust; time below. */
export function StudioScreen(slots: StudioSlots): ReactNode {
  const hasClip = useDraft((draft) => draft.spec !== null);
  const isNarrow = useMedia('(width < 1280px)');
  const composer = usePanel(studioPanels.composer, 0);
  const write = (placed: PlacedShot | null): void => {
    if (!composer.isOpen) composer.setOpen(true);
    slots.onShowWords();
    focusWords(placed);
  };
  const emptyActions = useEmptyActions(slots, write);
  useStudioShortcuts();
  useEffect(() => followQuotes(), []);
  useEffect(() => followEstimates(), []);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SequenceStrip />
      {hasClip ? (
        <div className="flex min-h-0 flex-1">
          <ComposerColumn slots={slots} isNarrow={isNarrow} write={write} />
          <div className="flex min-w-0 flex-1 flex-col">
            <div className="flex min-h-0 flex-1">
              <div className="flex min-w-0 flex-1 flex-col">
                <Player emptyActions={emptyActions} />
                <Transport />
                <FilmStrip onOpenQueue={slots.onOpenQueue} />
              </div>
              {isNarrow ? null : <InspectorColumn />}
            </div>
            <ShotsRow write={write} />
            <TablePlace />
          </div>
        </div>
      ) : (
        <NoClips />
      )}
      <StarterKitPlace />
    </div>
  );
}
