import { useTranslation } from 'react-i18next';
import type { Reference } from '#shared/domain/reference.ts';
import { selectionStore, useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ReferenceChip } from '#renderer/ui/reference-chip.tsx';

interface ReferenceMentionProps {
  /** `undefined`: the reference was deleted. */
  readonly reference: Reference | undefined;
  readonly lastName?: string | undefined;
}

/** A chip that lights up together with its tile, and says when its reference or its file is gone. */
export function ReferenceMention({ reference, lastName }: ReferenceMentionProps) {
  const { t } = useTranslation();
  const assetId = reference?.assetId ?? null;
  const isFileMissing = useMirror((mirror) => assetId !== null && mirror.assets[assetId]?.isMissing === true);
  const isLit = useSelection((selection) => assetId !== null && selection.hoveredAssetId === assetId);
  if (reference === undefined) {
    const name = lastName ?? t('prompt.deletedReference');
    const accessibleName = t('prompt.chip.deleted', { name });
    return <ReferenceChip name={name} kind="image" hue={1} isMissing accessibleName={accessibleName} />;
  }
  const { name, kind, hue, role } = reference;
  const facts = { name, kind: t(`common.mediaKind.${kind}`), role: t(`common.role.${role}`).toLocaleLowerCase() };
  return (
    <ReferenceChip
      name={name}
      kind={kind}
      hue={hue}
      isLit={isLit}
      isMissing={isFileMissing}
      accessibleName={t(isFileMissing ? 'prompt.chip.fileMissing' : 'prompt.chip.name', facts)}
      onPointerEnter={() => {
        selectionStore.setState({ hoveredAssetId: reference.assetId });
      }}
      onPointerLeave={() => {
        selectionStore.setState({ hoveredAssetId: null });
      }}
    />
  );
}
