import { ArrowLeft, ArrowRight, Pencil, Plus, Trash2, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { elementKinds, type Element, type ElementAsset } from '#shared/domain/element.ts';
import { rolesOfKind, type MediaKind, type ReferenceRole } from '#shared/domain/reference.ts';
import {
  renameElement,
  setElementAssets,
  setElementKind,
  trashElement,
} from '#renderer/editing/elements/element-actions.ts';
import { redrawThumbnail } from '#renderer/platform/redraw-thumbnail.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { acceptedFiles } from '#renderer/ui/accepted-files.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { openFileDialog } from '#renderer/ui/open-file-dialog.ts';
import { Select } from '#renderer/ui/select.tsx';
import { importToElement } from './import-to-element.ts';

interface MoveButtonProps {
  readonly file: string;
  readonly side: 'left' | 'right';
  readonly icon: LucideIcon;
  readonly onMove: () => void;
}

function MoveButton({ file, side, icon, onMove }: MoveButtonProps) {
  const { t } = useTranslation();
  return (
    <IconButton label={t(`elements.moveFile.${side}`, { file })} icon={icon} iconSize={12} size={24} onClick={onMove} />
  );
}

interface MovesProps {
  readonly file: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (toIndex: number) => void;
}

function Moves({ file, index, count, onMove }: MovesProps) {
  return (
    <>
      {index === 0 ? null : (
        <MoveButton
          file={file}
          side="left"
          icon={ArrowLeft}
          onMove={() => {
            onMove(index - 1);
          }}
        />
      )}
      {index === count - 1 ? null : (
        <MoveButton
          file={file}
          side="right"
          icon={ArrowRight}
          onMove={() => {
            onMove(index + 1);
          }}
        />
      )}
    </>
  );
}

interface RoleSelectProps {
  readonly kind: MediaKind;
  readonly file: string;
  readonly role: ReferenceRole;
  readonly onChange: (role: ReferenceRole) => void;
}

function RoleSelect({ kind, file, role, onChange }: RoleSelectProps) {
  const { t } = useTranslation();
  const options = rolesOfKind[kind].map((value) => ({ value, label: t(`common.role.${value}`) }));
  return <Select label={t('elements.roleOf', { file })} value={role} options={options} onChange={onChange} />;
}

interface FileTileProps {
  readonly element: Element;
  readonly file: ElementAsset;
  readonly index: number;
}

/** One file of an element: what it is for, its place, and a way out. */
function FileTile({ element, file, index }: FileTileProps) {
  const { t } = useTranslation();
  const asset = useMirror((mirror) => mirror.assets[file.assetId] ?? null);
  const name = asset?.name ?? t('common.thisFile');
  const change = (assets: readonly ElementAsset[]): void => {
    void setElementAssets(element, assets);
  };
  const moveTo = (to: number): void => {
    change(element.assets.toSpliced(index, 1).toSpliced(to, 0, file));
  };
  return (
    <li className="flex w-36 flex-col gap-1">
      <MediaThumb asset={asset} alt="" onBroken={redrawThumbnail} className="h-20 w-full rounded-r1" />
      <span title={name} className="truncate text-meta text-fg-2">
        {name}
      </span>
      {asset === null ? null : (
        <RoleSelect
          kind={asset.kind}
          file={name}
          role={file.role}
          onChange={(role) => {
            change(element.assets.with(index, { ...file, role }));
          }}
        />
      )}
      <span className="flex">
        <Moves file={name} index={index} count={element.assets.length} onMove={moveTo} />
        <span className="ml-auto">
          <IconButton
            label={t('elements.removeFile', { file: name, name: element.name })}
            icon={X}
            iconSize={12}
            size={24}
            onClick={() => {
              change(element.assets.toSpliced(index, 1));
            }}
          />
        </span>
      </span>
    </li>
  );
}

function AddFiles({ element, isOver }: { readonly element: Element; readonly isOver: boolean }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-label={t('elements.addFiles', { name: element.name })}
      onClick={() => {
        openFileDialog({
          accept: acceptedFiles,
          isMultiple: true,
          onFiles: (files) => void importToElement(element.id, { files, refusals: [] }),
        });
      }}
      className={classNames(
        'flex h-20 w-36 flex-col items-center justify-center gap-1 rounded-r1 border border-dashed text-meta text-fg-3 hover:bg-bg-2 hover:text-fg-1',
        isOver ? 'border-accent-line bg-bg-2' : 'border-line-3',
      )}
    >
      <Icon of={Plus} size={16} />
      {t('elements.dropHere')}
    </button>
  );
}

function Head({ element }: { readonly element: Element }) {
  const { t } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const { name, kind } = element;
  return (
    <div className="flex items-center gap-2">
      <h3 className="min-w-0 truncate text-read font-semibold">{name}</h3>
      <IconButton
        label={t('elements.rename', { name })}
        icon={Pencil}
        iconSize={12}
        size={24}
        onClick={() => {
          setIsRenaming(true);
        }}
      />
      <Select
        label={t('elements.kindOf', { name })}
        value={kind}
        options={elementKinds.map((value) => ({ value, label: t(`common.elementKind.${value}`) }))}
        onChange={(next) => void setElementKind(element, next)}
        className="max-w-32"
      />
      <span className="ml-auto">
        <IconButton
          label={t('elements.trash', { name })}
          icon={Trash2}
          iconSize={14}
          size={24}
          onClick={() => void trashElement(element)}
        />
      </span>
      {isRenaming ? (
        <NameDialog
          title={t('elements.renameTitle')}
          fieldLabel={t('elements.name')}
          submitLabel={t('elements.renameSubmit')}
          cancelLabel={t('common.cancel')}
          initialName={name}
          onSubmit={(next) => void renameElement(element, next)}
          onClose={() => {
            setIsRenaming(false);
          }}
        />
      ) : null}
    </div>
  );
}

interface ElementCardProps {
  readonly element: Element;
  /** Files are held over it. */
  readonly isOver: boolean;
}

/** A character, place, prop, style or voice, with its files. Files dropped on it become its own. */
export function ElementCard({ element, isOver }: ElementCardProps) {
  const { t } = useTranslation();
  const { name, assets } = element;
  return (
    <section
      aria-label={name}
      data-drop={element.id}
      className="flex flex-col gap-2 border-b border-line-1 px-3 py-3 last:border-b-0"
    >
      <Head element={element} />
      <p className="text-meta text-fg-3">
        {assets.length === 0 ? t('elements.noFiles') : t('elements.mention', { name })}
      </p>
      <ul aria-label={t('elements.filesOf', { name })} className="flex flex-wrap gap-3">
        {assets.map((file, index) => (
          <FileTile key={file.assetId} element={element} file={file} index={index} />
        ))}
        <li>
          <AddFiles element={element} isOver={isOver} />
        </li>
      </ul>
    </section>
  );
}
