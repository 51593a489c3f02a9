import { ArrowLeft, ArrowRight, Copy, Plus, Scissors, Trash2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { canSplitAt, hasRoomForShots } from './model.ts';
import { usePickedIds } from './picked-shots.ts';
import { useSelectedShot } from './selected-shot.ts';
import { arrange } from './arrange.ts';

export interface Tool {
  readonly id: 'add' | 'split' | 'duplicate' | 'delete';
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** Why it does nothing now. */
  readonly reason: string | undefined;
  readonly run: () => void;
}

/** What can be done with the selected shots. */
export function useShotTools(spec: ClipSpec): Tool[] {
  const { t } = useTranslation();
  // Not the time itself: the tools are drawn again only when the answer changes.
  const canSplit = useSelection(({ playheadMs }) => canSplitAt(spec, playheadMs));
  const selected = useSelectedShot();
  const picked = usePickedIds(spec, selected?.shot.id ?? null);
  const room = (count: number): string | undefined =>
    hasRoomForShots(spec, count) ? undefined : t('studio.shots.noRoom', { count });
  const onlyShot = picked.size >= spec.shots.length ? t('studio.shots.onlyShot') : undefined;
  const cannotSplit = canSplit ? undefined : t('studio.shots.cannotSplit');
  return [
    {
      id: 'add',
      label: t('studio.shots.add'),
      icon: Plus,
      reason: room(1),
      run: () => arrange((actions) => actions.addShot()),
    },
    {
      id: 'split',
      label: t('studio.shots.split'),
      icon: Scissors,
      keys: 'S',
      reason: cannotSplit,
      run: () => arrange((actions) => actions.splitAtPlayhead()),
    },
    {
      id: 'duplicate',
      label: t('studio.shots.duplicate'),
      icon: Copy,
      keys: 'D',
      reason: room(picked.size),
      run: () => arrange((actions) => actions.duplicateShot()),
    },
    {
      id: 'delete',
      label: t('studio.shots.delete'),
      icon: Trash2,
      keys: 'Del',
      reason: onlyShot,
      run: () => arrange((actions) => actions.deleteSelectedShot()),
    },
  ];
}

/** The same tools, and moving, as a menu on the cards. */
export function useShotMenu(spec: ClipSpec, index: number): MenuEntry[] {
  const { t } = useTranslation();
  const tools = useShotTools(spec).map((tool) => ({
    id: tool.id,
    label: tool.label,
    icon: tool.icon,
    keys: tool.keys,
    disabledReason: tool.reason,
    isDanger: tool.id === 'delete',
    onSelect: tool.run,
  }));
  const move = (label: string, icon: LucideIcon, keys: string, direction: 1 | -1): MenuEntry => ({
    id: keys,
    label,
    icon,
    keys,
    onSelect: () => {
      arrange((actions) => actions.moveSelectedShot(direction));
    },
  });
  return [
    ...tools.slice(0, -1),
    'separator',
    ...(index === 0 ? [] : [move(t('studio.shots.moveLeft'), ArrowLeft, 'Alt ←', -1)]),
    ...(index === spec.shots.length - 1 ? [] : [move(t('studio.shots.moveRight'), ArrowRight, 'Alt →', 1)]),
    'separator',
    ...tools.slice(-1),
  ];
}
