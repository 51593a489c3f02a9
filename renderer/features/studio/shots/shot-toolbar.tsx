import { ArrowLeft, ArrowRight, Copy, Plus, Scissors, Trash2, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { canSplitAt, hasRoomForShot, totalMs } from './model.ts';
import { addShot, deleteSelectedShot, duplicateShot, moveSelectedShot, splitAtPlayhead } from './shot-actions.ts';

interface Tool {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** Why it does nothing now. */
  readonly reason: string | undefined;
  readonly run: () => void;
}

function useTools(spec: ClipSpec): Tool[] {
  const { t } = useTranslation();
  const playheadMs = useSelection((selection) => selection.playheadMs);
  const noRoom = hasRoomForShot(spec) ? undefined : t('studio.shots.noRoom');
  return [
    { id: 'add', label: t('studio.shots.add'), icon: Plus, reason: noRoom, run: () => addShot() },
    {
      id: 'split',
      label: t('studio.shots.split'),
      icon: Scissors,
      keys: 'S',
      reason: canSplitAt(spec, playheadMs) ? undefined : t('studio.shots.cannotSplit'),
      run: splitAtPlayhead,
    },
    { id: 'duplicate', label: t('studio.shots.duplicate'), icon: Copy, keys: 'D', reason: noRoom, run: duplicateShot },
    {
      id: 'delete',
      label: t('studio.shots.delete'),
      icon: Trash2,
      keys: 'Del',
      reason: spec.shots.length === 1 ? t('studio.shots.onlyShot') : undefined,
      run: deleteSelectedShot,
    },
  ];
}

/** The same tools, and moving, as a menu on the cards. */
export function useShotMenu(spec: ClipSpec, index: number): MenuEntry[] {
  const { t } = useTranslation();
  const tools = useTools(spec).map((tool) => ({
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
      moveSelectedShot(direction);
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

/** Stays focusable when it does nothing, so that its reason can be read. */
function ToolButton({ tool, isIconOnly }: { readonly tool: Tool; readonly isIconOnly: boolean }) {
  return (
    <Tooltip label={tool.reason ?? tool.label} keys={tool.reason === undefined ? tool.keys : undefined}>
      <button
        type="button"
        aria-label={isIconOnly ? tool.label : undefined}
        aria-disabled={tool.reason !== undefined}
        onClick={tool.reason === undefined ? tool.run : undefined}
        className={classNames(
          'inline-flex h-7 min-w-7 items-center justify-center gap-2 rounded-r2 px-2 text-base font-medium transition-colors duration-fast short:h-6',
          tool.reason === undefined ? 'text-fg-2 hover:bg-bg-3 hover:text-fg-1 active:bg-bg-4' : 'text-fg-4',
        )}
      >
        <Icon of={tool.icon} size={14} />
        {isIconOnly ? null : tool.label}
      </button>
    </Tooltip>
  );
}

/** What is too much to say in its time, where somebody looks for it. */
function TightShots({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const tight = spec.shots
    .map((shot, index) => ({ index, level: dialogueDensity(shot).level }))
    .find(({ level }) => level === 'stretch' || level === 'too-dense');
  if (tight === undefined || tight.level === 'none') return null;
  return (
    <p className="ml-auto flex items-center gap-3 pl-3 text-meta whitespace-nowrap text-fg-3">
      {t('studio.shots.density.label')}
      <span
        className={classNames(
          'flex items-center gap-1.5 font-medium',
          tight.level === 'too-dense' ? 'text-danger' : 'text-accent-text',
        )}
      >
        <Icon of={TriangleAlert} size={12} />
        {t('studio.shots.density.tight', { level: t(`studio.shots.density.${tight.level}`), number: tight.index + 1 })}
      </span>
    </p>
  );
}

export function ShotToolbar({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const tools = useTools(spec);
  const isNarrow = useMedia('(width < 1200px)');
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 short:h-7">
      <h2 className="text-base font-semibold">{t('studio.shots.title')}</h2>
      <span className="text-base text-fg-3">
        {t('studio.shots.summary', { count: spec.shots.length, seconds: secondsText(totalMs(spec.shots)) })}
      </span>
      <span aria-hidden="true" className="mx-1 h-4 w-px bg-line-2" />
      <div role="toolbar" aria-label={t('studio.shots.title')} className="flex items-center gap-1">
        {tools.map((tool) => (
          <ToolButton key={tool.id} tool={tool} isIconOnly={isNarrow} />
        ))}
      </div>
      <TightShots spec={spec} />
    </div>
  );
}
