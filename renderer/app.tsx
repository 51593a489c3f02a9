import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StudioScreen, studioPanels } from '#renderer/features/studio/studio-screen.tsx';
import { PromptPanel } from '#renderer/features/prompt/prompt-panel.tsx';
import { showPromptTab } from '#renderer/features/prompt/prompt-tab-store.ts';
import { chooseReferenceFiles } from '#renderer/features/references/references-actions.ts';
import { ReferencesPanel } from '#renderer/features/references/references-panel.tsx';
import { AppFrame, type Screen } from '#renderer/frame/app-frame.tsx';
import { useMedia } from '#renderer/editing/use-media.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';

function useScreens(): Screen[] {
  const { t } = useTranslation();
  const isNarrow = useMedia('(width < 1280px)');
  const studio: Screen = {
    name: 'studio',
    label: t('common.frame.studio'),
    icon: Clapperboard,
    hasHistory: true,
    panels: [
      { name: studioPanels.composer, label: t('common.frame.panelComposer'), side: 'left' },
      { name: studioPanels.shots, label: t('common.frame.panelShots'), side: 'bottom' },
      // Under 1280 px the inspector stands in the composer.
      ...(isNarrow
        ? []
        : [{ name: studioPanels.inspector, label: t('common.frame.panelInspector'), side: 'right' as const }]),
    ],
    element: (
      <StudioScreen
        tray={<ReferencesPanel isCompact={isNarrow} />}
        prompt={(inside) => <PromptPanel {...inside} />}
        onShowBlocks={() => {
          showPromptTab('preflight');
        }}
        onAddReference={chooseReferenceFiles}
        onShowWords={() => {
          showPromptTab('write');
        }}
      />
    ),
  };
  return [studio];
}

/** Joins the screens. Only this file knows all features. */
export function App() {
  const { t } = useTranslation();
  return (
    <AppSurface closeToastLabel={t('common.close')}>
      <AppFrame screens={useScreens()} />
    </AppSurface>
  );
}
