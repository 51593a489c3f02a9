import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '#renderer/editing/use-media.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { showScreen, useScreen, type ScreenName } from './screen-store.ts';

export interface RailItem {
  readonly name: ScreenName;
  readonly label: string;
  readonly icon: LucideIcon;
  /** How many things on it wait for the person, and that in words; absent: none. */
  readonly badge?: { readonly count: number; readonly label: string };
  /** Stands at the bottom. */
  readonly isLast?: boolean;
}

function RailButton({
  name,
  label,
  icon,
  badge,
  isLast = false,
  isCompact,
}: RailItem & { readonly isCompact: boolean }) {
  const { t } = useTranslation();
  const isCurrent = useScreen() === name;
  const fullLabel = badge === undefined ? label : t('common.frame.badged', { label, badge: badge.label });
  const button = (
    <button
      type="button"
      aria-label={isCompact || badge !== undefined ? fullLabel : undefined}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => {
        showScreen(name);
      }}
      className={classNames(
        'relative flex h-12 w-full flex-col items-center justify-center gap-0.5 text-meta transition-colors duration-fast focus-inset',
        'before:absolute before:inset-y-1 before:left-0 before:w-0.5',
        isCurrent ? 'font-medium text-fg-1 before:bg-select' : 'text-fg-3 hover:text-fg-1',
        isLast && 'mt-auto',
      )}
    >
      <span className="relative">
        <Icon of={icon} size={18} />
        {badge === undefined ? null : (
          <span
            aria-hidden="true"
            className="tabular absolute -top-1.5 -right-2 flex h-3.5 min-w-3.5 items-center justify-center rounded-full bg-accent px-1 text-[10px]/[14px] font-semibold text-accent-fg ring-2 ring-bg-0"
          >
            {badge.count > 99 ? '99+' : badge.count}
          </span>
        )}
      </span>
      {isCompact ? null : label}
    </button>
  );
  if (!isCompact) return button;
  return (
    <Tooltip label={fullLabel} side="right">
      {button}
    </Tooltip>
  );
}

/** The screens. Under 1200 px wide the labels go and stand in tooltips. */
export function Rail({ items }: { readonly items: readonly RailItem[] }) {
  const { t } = useTranslation();
  const isCompact = useMedia('(width < 1200px)');
  return (
    <nav
      aria-label={t('common.frame.screens')}
      data-panel="rail"
      className={classNames(
        'flex shrink-0 flex-col gap-0.5 border-r border-line-1 bg-bg-0 py-2',
        isCompact ? 'w-12' : 'w-14',
      )}
    >
      {items.map((item) => (
        <RailButton key={item.name} {...item} isCompact={isCompact} />
      ))}
    </nav>
  );
}
