import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { remember } from './remember.ts';
import { useMedia } from './use-media.ts';

interface PanelChanges {
  /** Changed in this window; `null` until something was. What is stored stands below it. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly closed: readonly string[] | null;
}

const panelStore = createStore<PanelChanges>(() => ({ sizes: {}, closed: null }));

/** Sizes are kept apart for small and for large windows. */
const largeWindow = '(width >= 1200px)';

export interface Panel {
  readonly size: number;
  readonly isOpen: boolean;
  readonly resize: (size: number) => void;
  readonly setOpen: (isOpen: boolean) => void;
}

function closedPanels(): readonly string[] {
  return panelStore.getState().closed ?? mirrorStore.getState().settings.closedPanels;
}

/** Opens or closes a panel by name, such as `studio.inspector`. */
function setPanelOpen(name: string, isOpen: boolean): void {
  const rest = closedPanels().filter((panel) => panel !== name);
  const closed = isOpen ? rest : [...rest, name];
  panelStore.setState({ closed });
  remember({ closedPanels: closed });
}

/** A panel that remembers its size and whether it is open. `name` reads `<screen>.<panel>`. */
export function usePanel(name: string, defaultSize: number): Panel {
  const isLarge = useMedia(largeWindow);
  const key = `${name}@${isLarge ? 'large' : 'small'}`;
  const stored = useMirror((mirror) => mirror.settings.panelSizes[key]);
  const changed = useStore(panelStore, (state) => state.sizes[key]);
  const storedClosed = useMirror((mirror) => mirror.settings.closedPanels);
  const closed = useStore(panelStore, (state) => state.closed) ?? storedClosed;
  return {
    size: changed ?? stored ?? defaultSize,
    isOpen: !closed.includes(name),
    resize: (size) => {
      panelStore.setState(({ sizes }) => ({ sizes: { ...sizes, [key]: size } }));
      remember({ panelSizes: { ...mirrorStore.getState().settings.panelSizes, ...panelStore.getState().sizes } });
    },
    setOpen: (isOpen) => {
      setPanelOpen(name, isOpen);
    },
  };
}
