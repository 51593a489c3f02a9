import { ArrowLeft, ArrowRight, Pencil, Scissors, Trash2, Users } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { originOf, rolesOfKind, type Reference } from '#shared/domain/reference.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { noteOpened, useWantedReference } from '#renderer/editing/open-reference.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { NameField } from './name-field.tsx';
import { redrawThumbnail } from './redraw-thumbnail.ts';
import { chooseRole, hover, moveInTray, removeFromTray } from './references-actions.ts';
import { useTileDrag } from './tile-drag.ts';

const RangeDialog = lazy(async () => ({ default: (await import('./range/range-dialog.tsx')).RangeDialog }));

interface ReferenceTileProps {
  readonly reference: Reference;
  readonly index: number;
  /** The provider does not take this many: it stays, hatched. */
  readonly isSurplus: boolean;
  /** The provider does not take the file as it is: it stays, hatched. */
  readonly isRefused: boolean;
  /** A small picture, and no role under the name. */
  readonly isSmall: boolean;
}

const makeElement = async (reference: Reference): Promise<void> => {
  const { createFromReference } = await import('#renderer/editing/elements/element-actions.ts');
  await createFromReference(reference);
};

interface TileActions {
  readonly onRename: () => void;
  readonly onChoosePart: () => void;
}

function useEntries(reference: Reference, index: number, { onRename, onChoosePart }: TileActions): MenuEntry[] {
  const { t } = useTranslation();
  const count = useDraft((draft) => draft.spec?.references.length ?? 0);
  const { id } = reference;
  return [
    { id: 'rename', label: t('references.rename'), icon: Pencil, keys: 'F2', onSelect: onRename },
    ...(reference.kind === 'image'
      ? []
      : [{ id: 'part', label: t('references.choosePart'), icon: Scissors, onSelect: onChoosePart }]),
    {
      id: 'left',
      label: t('references.moveLeft'),
      icon: ArrowLeft,
      keys: 'Alt ←',
      disabledReason: index === 0 ? t('references.isFirst') : undefined,
      onSelect: () => {
        moveInTray(id, index - 1);
      },
    },
    {
      id: 'right',
      label: t('references.moveRight'),
      icon: ArrowRight,
      keys: 'Alt →',
      disabledReason: index === count - 1 ? t('references.isLast') : undefined,
      onSelect: () => {
        moveInTray(id, index + 1);
      },
    },
    'separator',
    { heading: t('references.role') },
    ...rolesOfKind[reference.kind].map((role) => ({
      id: role,
      label: t(`common.role.${role}`),
      isChecked: role === reference.role,
      onSelect: () => {
        chooseRole(id, role);
      },
    })),
    'separator',
    ...(reference.element === undefined
      ? [{ id: 'cast', label: t('references.makeElement'), icon: Users, onSelect: () => void makeElement(reference) }]
      : []),
    {
      id: 'remove',
      label: t('references.remove'),
      icon: Trash2,
      keys: 'Del',
      isDanger: true,
      onSelect: () => {
        removeFromTray(id);
      },
    },
  ];
}

function useTileKeys(reference: Reference, index: number, onRename: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.altKey && event.key === 'ArrowLeft') moveInTray(reference.id, index - 1);
    else if (event.altKey && event.key === 'ArrowRight') moveInTray(reference.id, index + 1);
    else if (event.key === 'F2') onRename();
    else if (event.key === 'Delete') removeFromTray(reference.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

type TilePictureProps = ReferenceTileProps & TileActions;

/** How long a video or a sound is, and whether that is a part of it. */
function LengthBadge({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation();
  const fileMs = useMirror((mirror) => mirror.assets[reference.assetId]?.facts?.durationMs ?? null);
  const { usedRange } = originOf(reference);
  const lengthMs = usedRange === null ? fileMs : usedRange.endMs - usedRange.startMs;
  if (lengthMs === null || reference.kind === 'image') return null;
  return (
    <span
      title={usedRange === null ? undefined : t('references.partUsed')}
      className="absolute right-0.5 bottom-0.5 inline-flex items-center gap-0.5 rounded-r1 bg-on-img-bg px-1 text-meta text-on-img"
    >
      {usedRange === null ? null : <Icon of={Scissors} size={12} />}
      {secondsText(lengthMs)}
    </span>
  );
}

/** The picture is a button that opens what can be done with the reference. */
function TilePicture({ reference, index, isSurplus, isRefused, isSmall, ...actions }: TilePictureProps) {
  const { t } = useTranslation();
  const asset = useMirror((mirror) => mirror.assets[reference.assetId] ?? null);
  const isLit = useSelection(
    ({ hoveredAssetId, hoveredElementId }) =>
      hoveredAssetId === reference.assetId ||
      (reference.element !== undefined && hoveredElementId === reference.element.id),
  );
  const entries = useEntries(reference, index, actions);
  const onKeyDown = useTileKeys(reference, index, actions.onRename);
  const button = useRef<HTMLButtonElement>(null);
  const isWanted = useWantedReference() === reference.id;
  useEffect(() => {
    if (!isWanted) return;
    noteOpened();
    button.current?.focus();
    button.current?.click();
  }, [isWanted]);
  const facts = {
    name: reference.name,
    kind: t(`common.mediaKind.${reference.kind}`),
    role: t(`common.role.${reference.role}`).toLocaleLowerCase(),
  };
  return (
    <ContextMenu entries={entries}>
      <div>
        <Menu entries={entries}>
          <button
            ref={button}
            type="button"
            aria-label={t(
              isSurplus ? 'references.tileSurplus' : isRefused ? 'references.tileRefused' : 'references.tile',
              facts,
            )}
            onKeyDown={onKeyDown}
            className={classNames(
              'relative block w-full overflow-hidden rounded-t-r1 border-b-3 border-hue',
              isLit && 'shadow-[0_0_0_1.5px_var(--hue)]',
            )}
          >
            <MediaThumb
              asset={asset}
              alt=""
              onBroken={redrawThumbnail}
              className={classNames('w-full', isSmall ? 'h-8.5' : 'h-10.5')}
            />
            <LengthBadge reference={reference} />
            {isSurplus || isRefused ? (
              <span className="absolute inset-0 bg-[repeating-linear-gradient(135deg,var(--on-img-bg)_0_3px,transparent_3px_7px)]" />
            ) : null}
          </button>
        </Menu>
      </div>
    </ContextMenu>
  );
}

const landingLine = {
  before: 'before:absolute before:inset-y-0 before:-left-1 before:w-0.5 before:bg-accent-line',
  after: 'after:absolute after:inset-y-0 after:-right-1 after:w-0.5 after:bg-accent-line',
} as const;

interface TileNameProps {
  readonly reference: Reference;
  readonly isRenaming: boolean;
  readonly onRename: () => void;
  readonly onDone: () => void;
}

function TileName({ reference, isRenaming, onRename, onDone }: TileNameProps) {
  if (isRenaming) return <NameField reference={reference} onDone={onDone} />;
  return (
    // A second way to rename, for the pointer; the first is in the menu and on F2.
    <span title={reference.name} onDoubleClick={onRename} className="mt-1 truncate text-meta font-medium text-hue-fg">
      {reference.name}
    </span>
  );
}

/** A reference in the tray: picture, hue, name, role. Dragging moves it, and its hue travels along. */
export function ReferenceTile(props: ReferenceTileProps) {
  const { reference, index, isSmall } = props;
  const { t } = useTranslation();
  const item = useRef<HTMLLIElement>(null);
  const [isRenaming, setIsRenaming] = useState(false);
  const [isChoosingPart, setIsChoosingPart] = useState(false);
  const { isDragging, landing } = useTileDrag(item, reference.id, index);
  const startRenaming = (): void => {
    setIsRenaming(true);
  };
  const stopRenaming = (): void => {
    setIsRenaming(false);
  };
  return (
    <li
      ref={item}
      data-hue={reference.hue}
      onPointerEnter={() => {
        hover(reference.assetId);
      }}
      onPointerLeave={() => {
        hover(null);
      }}
      className={classNames(
        'relative flex shrink-0 flex-col',
        isSmall ? 'w-13.5' : 'w-17',
        isDragging && 'opacity-55',
        landing !== null && landingLine[landing],
      )}
    >
      <TilePicture
        {...props}
        onRename={startRenaming}
        onChoosePart={() => {
          setIsChoosingPart(true);
        }}
      />
      {isChoosingPart ? (
        <Suspense fallback={null}>
          <RangeDialog
            reference={reference}
            onClose={() => {
              setIsChoosingPart(false);
            }}
          />
        </Suspense>
      ) : null}
      <TileName reference={reference} isRenaming={isRenaming} onRename={startRenaming} onDone={stopRenaming} />
      {isSmall ? null : <span className="truncate text-meta text-fg-3">{t(`common.role.${reference.role}`)}</span>}
    </li>
  );
}
