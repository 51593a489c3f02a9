import { PanelBottom, PanelLeft, PanelRight, Redo2, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { redo, undo, useHistory } from '#renderer/editing/draft-store.ts';
import { usePanel } from '#renderer/editing/panels.ts';
import { useKeysLabel, useShortcut } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { ProjectMenu } from './project-menu.tsx';

/** A panel of the screen on show that can be closed. */
export interface PanelToggle {
  /** Name of the panel, such as `studio.inspector`. */
  readonly name: string;
  readonly label: string;
  readonly side: 'left' | 'bottom' | 'right';
}

const sideIcons: Readonly<Record<PanelToggle['side'], LucideIcon>> = {
  left: PanelLeft,
  bottom: PanelBottom,
  right: PanelRight,
};

function PanelButton({ name, label, side }: PanelToggle) {
  const panel = usePanel(name, 0);
  return (
    <ToggleButton
      label={label}
      icon={sideIcons[side]}
      tooltipSide="bottom"
      isPressed={panel.isOpen}
      onToggle={panel.setOpen}
    />
  );
}

function HistoryButtons() {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useHistory();
  const undoKeys = useKeysLabel('edit.undo');
  const redoKeys = useKeysLabel('edit.redo');
  useShortcut('edit.undo', undo);
  useShortcut('edit.redo', redo);
  return (
    <>
      <IconButton
        label={t('common.frame.undo')}
        keys={undoKeys}
        icon={Undo2}
        tooltipSide="bottom"
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        label={t('common.frame.redo')}
        keys={redoKeys}
        icon={Redo2}
        tooltipSide="bottom"
        disabled={!canRedo}
        onClick={redo}
      />
    </>
  );
}

interface TitleBarProps {
  readonly hasHistory: boolean;
  readonly panels: readonly PanelToggle[];
}

export function TitleBar({ hasHistory, panels }: TitleBarProps) {
  const { t } = useTranslation();
  const isMacWindow = useMirror(({ host }) => host.kind === 'electron' && host.platform === 'darwin');
  return (
    <header
      aria-label={t('common.frame.titleBar')}
      data-panel="title"
      className={classNames(
        'app-drag flex h-10 shrink-0 items-center gap-1 border-b border-line-1 bg-bg-0 pr-3 pl-2',
        // The traffic lights of a Mac window stand here.
        isMacWindow && 'pl-[72px]',
      )}
    >
      <ProjectMenu />
      <div className="app-control ml-auto flex items-center gap-1">
        {hasHistory ? <HistoryButtons /> : null}
        {hasHistory && panels.length > 0 ? <span aria-hidden="true" className="mx-2 h-4 w-px bg-line-2" /> : null}
        {panels.map((panel) => (
          <PanelButton key={panel.name} {...panel} />
        ))}
      </div>
    </header>
  );
}
