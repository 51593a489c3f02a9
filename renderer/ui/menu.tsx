import { lazy, type ReactElement } from 'react';
import { LateTrigger } from './late-trigger.tsx';
import type { MenuEntry } from './menu-entries.tsx';
import type { MenuPlace } from './menu-window.tsx';

const load = () => import('./menu-window.tsx');
const MenuWindow = lazy(async () => ({ default: (await load()).MenuWindow }));

interface MenuProps extends MenuPlace {
  readonly entries: readonly MenuEntry[];
  /** The button that opens it. It must pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export function Menu({ children, ...rest }: MenuProps) {
  return (
    <LateTrigger opensWith="press" preload={load} menu={(trigger) => <MenuWindow trigger={trigger} {...rest} />}>
      {children}
    </LateTrigger>
  );
}
