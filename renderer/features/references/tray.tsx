import { ImagePlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Element } from '#shared/domain/element.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useFileImports } from '#renderer/editing/file-imports.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { ImportTiles } from './import-tiles.tsx';
import { ReferenceTile } from './reference-tile.tsx';
import { chooseReferenceFiles } from './references-actions.ts';
import { surplusReferences } from './tray-model.ts';

const noReferences: readonly never[] = [];

/** Tiles of two rows. */
const tilesInSight = 12;
/** More of them and the plus do not fit into a row of the usual width with pictures of the usual size. */
const tilesInRow = 4;

function dashed(isOver: boolean): string {
  return `rounded-r1 border border-dashed hover:bg-bg-2 ${isOver ? 'border-accent-line bg-bg-2' : 'border-line-3'}`;
}

function EmptyTray({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTranslation();
  const limits = useChosenProvider()?.references;
  return (
    <button
      type="button"
      onClick={chooseReferenceFiles}
      className={classNames('flex min-h-18 w-full items-center gap-4 px-4 text-left', dashed(isOver))}
    >
      <Icon of={ImagePlus} size={18} className="text-fg-2" />
      <span className="flex flex-col">
        <span className="text-base font-semibold text-fg-1">{t('references.dropHere')}</span>
        <span className="text-meta text-fg-3">
          {limits === undefined ? t('references.typeAt') : t('references.limits', { ...limits })}
        </span>
      </span>
    </button>
  );
}

interface TrayProps {
  readonly isCompact: boolean;
  /** Files are held over the window. */
  readonly isOver: boolean;
  /** Where the tray has no heading, its plus opens the slots too. */
  readonly onShow: (view: 'frames' | 'video') => void;
  readonly hasVideo: boolean;
}

const attachElement = async (element: Element): Promise<void> => {
  const { attachToClip } = await import('#renderer/editing/elements/element-actions.ts');
  attachToClip(element);
};

/** Cast & places that can be attached. */
function useCast(): readonly Element[] {
  const elements = useMirror((mirror) => mirror.elements);
  return Object.values(elements)
    .filter(({ trashedAt, assets }) => trashedAt === null && assets.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function AddTile({ isCompact, isSmall, isOver, onShow, hasVideo }: TrayProps & { readonly isSmall: boolean }) {
  const { t } = useTranslation();
  const cast = useCast();
  const hasCast = cast.length > 0;
  const button = (
    <button
      type="button"
      aria-label={t(isCompact || hasCast ? 'references.addHere' : 'references.add')}
      onClick={isCompact || hasCast ? undefined : chooseReferenceFiles}
      className={classNames(
        'flex w-full items-center justify-center text-fg-2 hover:text-fg-1',
        isSmall ? 'h-9.25' : 'h-11.25',
        dashed(isOver),
      )}
    >
      <Icon of={Plus} size={16} />
    </button>
  );
  if (!isCompact && !hasCast) return button;
  const entries: MenuEntry[] = [
    { id: 'files', label: t('references.add'), onSelect: chooseReferenceFiles },
    {
      id: 'frames',
      label: t('references.frames'),
      onSelect: () => {
        onShow('frames');
      },
    },
    ...(hasVideo
      ? [
          {
            id: 'video',
            label: t('references.video.title'),
            onSelect: () => {
              onShow('video');
            },
          },
        ]
      : []),
    ...(hasCast ? [{ heading: t('references.cast') }] : []),
    ...cast.map((element) => ({
      id: element.id,
      label: element.name,
      onSelect: () => {
        void attachElement(element);
      },
    })),
  ];
  return <Menu entries={entries}>{button}</Menu>;
}

/** The references of the clip in the order in which a provider counts them. */
export function Tray(props: TrayProps) {
  const { isCompact, isOver } = props;
  const { t } = useTranslation();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const limits = useChosenProvider()?.references ?? null;
  const isImporting = useFileImports((state) => state.running.some(({ purpose }) => purpose === 'reference'));
  const refused = new Set(usePreflight()?.files.map(({ assetId }) => assetId));
  const surplus = surplusReferences(references, limits);
  // Small pictures without roles from the fifth on, so that the words keep their room; the menu of a tile has its role.
  const isSmall = isCompact || references.length > tilesInRow;
  if (references.length === 0 && !isImporting && !isCompact) return <EmptyTray isOver={isOver} />;
  return (
    <ul
      aria-label={t('references.title')}
      className={classNames(
        'flex flex-wrap gap-y-2',
        isSmall ? 'gap-x-1.25' : 'gap-x-2',
        // More than two rows would push the words out of sight.
        references.length > tilesInSight && '-m-1 max-h-33 overflow-y-auto p-1',
      )}
    >
      {references.map((reference, index) => (
        <ReferenceTile
          key={reference.id}
          reference={reference}
          index={index}
          isSurplus={surplus.has(reference.id)}
          isRefused={refused.has(reference.assetId)}
          isSmall={isSmall}
        />
      ))}
      <ImportTiles purpose="reference" isSmall={isSmall} className={isSmall ? 'w-13.5' : 'w-17'} />
      <li className="w-11.5">
        <AddTile {...props} isSmall={isSmall} />
      </li>
    </ul>
  );
}
