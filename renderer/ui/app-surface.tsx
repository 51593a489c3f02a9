import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, type ReactNode } from 'react';
import { Announcer } from './announcer.tsx';

const ToastRegion = lazy(async () => {
  const { ToastRegion: loaded } = await import('./toast-region.tsx');
  return { default: loaded };
});
const TooltipLayer = lazy(async () => {
  const { TooltipLayer: loaded } = await import('./tooltip-layer.tsx');
  return { default: loaded };
});

interface AppSurfaceProps {
  readonly closeToastLabel: string;
  readonly children: ReactNode;
}

/** What every primitive needs around it, once. The one CSP forbids style elements, so Base UI may not add any. */
export function AppSurface({ closeToastLabel, children }: AppSurfaceProps) {
  return (
    <CSPProvider disableStyleElements>
      {children}
      <Suspense fallback={null}>
        <ToastRegion closeLabel={closeToastLabel} />
        <TooltipLayer />
      </Suspense>
      <Announcer />
    </CSPProvider>
  );
}
