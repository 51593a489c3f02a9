import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { referencesOfMention } from '#shared/domain/mentions.ts';
import type { Reference } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { openReference } from '#renderer/editing/open-reference.ts';
import { selectionStore, useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ReferenceChip } from '#renderer/ui/reference-chip.tsx';

interface ReferenceMentionProps {
  /** The id of a reference, or of an element whose parts are attached. */
  readonly mentioned: ReferenceId | null;
  readonly references: readonly Reference[];
  readonly lastName?: string | undefined;
}

function light(first: Reference, isElement: boolean): void {
  selectionStore.setState(
    isElement ? { hoveredElementId: first.element?.id ?? null } : { hoveredAssetId: first.assetId },
  );
}

function putOut(): void {
  selectionStore.setState({ hoveredAssetId: null, hoveredElementId: null });
}

interface ChipProps {
  readonly first: Reference;
  readonly meant: readonly Reference[];
  /** The mention is of the element that these are parts of, not of one of them. */
  readonly isElement: boolean;
}

function Chip({ first, meant, isElement }: ChipProps) {
  const { t } = useTranslation();
  const isFileMissing = useMirror((mirror) => meant.some(({ assetId }) => mirror.assets[assetId]?.isMissing === true));
  const isLit = useSelection(
    ({ hoveredAssetId, hoveredElementId }) =>
      meant.some(({ assetId }) => assetId === hoveredAssetId) ||
      (first.element !== undefined && first.element.id === hoveredElementId),
  );
  const isUnderPointer = useRef(false);
  useEffect(
    () => () => {
      // A chip that goes while the pointer is on it never hears it leave.
      if (isUnderPointer.current) putOut();
    },
    [],
  );
  const { kind, hue, role } = first;
  const name = isElement ? (first.element?.name ?? first.name) : first.name;
  const facts =
    meant.length > 1
      ? { name, count: meant.length }
      : { name, kind: t(`common.mediaKind.${kind}`), role: t(`common.role.${role}`).toLocaleLowerCase(), count: 1 };
  const state = isFileMissing ? 'fileMissing' : 'name';
  const key = meant.length > 1 ? (`prompt.chip.element.${state}` as const) : (`prompt.chip.${state}` as const);
  return (
    <ReferenceChip
      name={name}
      kind={kind}
      hue={hue}
      isLit={isLit}
      isMissing={isFileMissing}
      accessibleName={t(key, { kind: '', role: '', ...facts })}
      onPointerEnter={() => {
        isUnderPointer.current = true;
        light(first, isElement);
      }}
      onPointerLeave={() => {
        isUnderPointer.current = false;
        putOut();
      }}
      onDoubleClick={(event) => {
        openReference(first.id, event.currentTarget);
      }}
    />
  );
}

/** A chip that lights up together with its tiles, and says when its reference or its file is gone. */
export function ReferenceMention({ mentioned, references, lastName }: ReferenceMentionProps) {
  const { t } = useTranslation();
  const meant = mentioned === null ? [] : referencesOfMention(mentioned, references);
  const [first] = meant;
  if (first !== undefined) return <Chip first={first} meant={meant} isElement={first.id !== mentioned} />;
  const name = lastName ?? t('prompt.deletedReference');
  const accessibleName = t('prompt.chip.deleted', { name });
  return <ReferenceChip name={name} kind="image" hue={1} isMissing accessibleName={accessibleName} />;
}
