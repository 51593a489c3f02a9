import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { elementIdSchema } from '#shared/ids.ts';
import { usePanel } from '#renderer/editing/panels.ts';
import { useFileDrop } from '#renderer/editing/use-file-drop.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { BucketList } from './bucket-list.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { importToLibrary } from './library-actions.ts';
import { LibraryBody } from './library-body.tsx';
import { ElementScreen } from './elements/element-screen.tsx';
import { importToElement } from './elements/import-to-element.ts';
import { followLibrary } from './library-loading.ts';
import { useLibrary } from './library-store.ts';
import { LibraryToolbar, type PanelSwitch } from './library-toolbar.tsx';

/** In a small window both side panels lie over the grid, and one at most is open. */
type Overlay = 'buckets' | 'details' | null;

function useSwitches(isSmall: boolean) {
  const buckets = usePanel('library.buckets', 208);
  const details = usePanel('library.details', 316);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const switchOf = (name: 'buckets' | 'details', panel: PanelSwitch): PanelSwitch =>
    isSmall
      ? {
          isOpen: overlay === name,
          setOpen: (isOpen) => {
            setOverlay(isOpen ? name : null);
          },
        }
      : { isOpen: panel.isOpen, setOpen: panel.setOpen };
  return { buckets, details, bucketSwitch: switchOf('buckets', buckets), detailSwitch: switchOf('details', details) };
}

/** Says where files that are held over the window would go. */
function DropHint() {
  const { t } = useTranslation();
  return (
    <div className="pointer-events-none absolute inset-2 flex items-center justify-center rounded-r3 border-2 border-dashed border-accent-line bg-overlay text-head text-on-img">
      {t('library.dropToImport')}
    </div>
  );
}

interface FilesProps {
  readonly buckets: PanelSwitch;
  readonly details: PanelSwitch;
  readonly isSmall: boolean;
  readonly isOver: boolean;
}

function Files({ buckets, details, isSmall, isOver }: FilesProps) {
  return (
    <>
      <LibraryToolbar buckets={buckets} details={details} isSmall={isSmall} />
      <LibraryBody
        onOpen={() => {
          details.setOpen(true);
        }}
      />
      {isOver ? <DropHint /> : null}
    </>
  );
}

interface LibraryScreenProps {
  /** A clip was opened: show it. */
  readonly onOpenStudio: () => void;
}

/** Every take and file on this disk. */
export function LibraryScreen({ onOpenStudio }: LibraryScreenProps) {
  const { t } = useTranslation();
  const isSmall = useMedia('(width < 1200px)');
  const { buckets, details, bucketSwitch, detailSwitch } = useSwitches(isSmall);
  useEffect(() => followLibrary(), []);
  const isCast = useLibrary((library) => library.isCast);
  const over = useFileDrop(({ dropped, place }) => {
    const element = elementIdSchema.safeParse(place);
    void (element.success ? importToElement(element.data, dropped) : importToLibrary(dropped));
  });
  const closeBuckets = (): void => {
    bucketSwitch.setOpen(false);
  };
  const closeDetails = (): void => {
    detailSwitch.setOpen(false);
  };
  return (
    <div className="relative flex min-h-0 flex-1 bg-bg-1">
      <SidePanel
        side="left"
        label={t('library.buckets')}
        splitterLabel={t('library.splitter.buckets')}
        isOverlay={isSmall}
        isOpen={bucketSwitch.isOpen}
        onClose={closeBuckets}
        limits={{ min: 180, max: 320, usual: 208 }}
        size={buckets.size}
        onResize={buckets.resize}
      >
        <BucketList {...(isSmall ? { onChoose: closeBuckets } : {})} />
      </SidePanel>
      <section aria-label={t('library.title')} className="relative flex min-w-0 flex-1 flex-col">
        {isCast ? (
          <ElementScreen buckets={bucketSwitch} isSmall={isSmall} over={over} />
        ) : (
          <Files buckets={bucketSwitch} details={detailSwitch} isSmall={isSmall} isOver={over !== null} />
        )}
      </section>
      <SidePanel
        side="right"
        label={t('library.details')}
        splitterLabel={t('library.splitter.details')}
        isOverlay={isSmall}
        isOpen={detailSwitch.isOpen}
        onClose={closeDetails}
        limits={{ min: 280, max: 440, usual: 316 }}
        size={details.size}
        onResize={details.resize}
      >
        <DetailsPanel onOpenStudio={onOpenStudio} />
      </SidePanel>
    </div>
  );
}
