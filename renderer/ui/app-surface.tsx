import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { Announcer } from './announcer.tsx';
import { ToastRegion } from './toast.tsx';
import { TooltipGroup } from './tooltip.tsx';

interface AppSurfaceProps {
  readonly closeToastLabel: string;
  readonly children: ReactNode;
}

/** What every primitive needs around it, once. The one CSP forbids style elements, so Base UI may not add any. */
export function AppSurface({ closeToastLabel, children }: AppSurfaceProps) {
  return (
    <CSPProvider disableStyleElements>
      <TooltipGroup>
        <ToastRegion closeLabel={closeToastLabel}>{children}</ToastRegion>
        <Announcer />
      </TooltipGroup>
    </CSPProvider>
  );
}
