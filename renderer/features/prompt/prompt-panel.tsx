import { CircleX, Info } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countBlocks, type PreflightReport } from '#shared/prompt/preflight.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { PromptRequestPlace } from './prompt-request-place.tsx';
import { showPromptTab, usePromptTab } from './prompt-tab-store.ts';
import { WriteActions } from './write-actions.tsx';
import { WriteTab } from './write-tab.tsx';

// The words come first; the other two tabs are loaded while nobody looks.
const CompiledTab = lazy(async () => ({ default: (await import('./compiled-tab.tsx')).CompiledTab }));
const PreflightTab = lazy(async () => ({ default: (await import('./preflight-tab.tsx')).PreflightTab }));

function PreflightLabel({ report }: { readonly report: PreflightReport | null }) {
  const { t } = useTranslation();
  const blocks = report === null ? 0 : countBlocks(report);
  const advice = report?.advice.length ?? 0;
  if (blocks + advice === 0) return t('prompt.tab.preflight');
  return (
    <>
      {t('prompt.tab.preflight')}
      <span className={`flex items-center gap-1 ${blocks > 0 ? 'text-danger' : 'text-fg-2'}`}>
        {/* Where the switch of the composer stands beside the tabs there is room for the number only. */}
        <Icon of={blocks > 0 ? CircleX : Info} size={12} className="narrow:hidden" />
        {blocks > 0 ? blocks : advice}
        <span className="sr-only">{t(blocks > 0 ? 'prompt.blocksShort' : 'prompt.adviceShort')}</span>
      </span>
    </>
  );
}

interface PromptPanelProps {
  /** Stands between the tabs and the words, where the composer has no room above them. */
  readonly tray?: ReactNode;
  /** Stands at the right end of the tabs. */
  readonly actions?: ReactNode;
  /** The row of tabs has no room for anything else. */
  readonly isNarrow?: boolean;
}

/** Write, read exactly what is sent, and see what stands in the way. */
export function PromptPanel({ tray, actions, isNarrow = actions !== undefined }: PromptPanelProps) {
  const { t } = useTranslation();
  const tab = usePromptTab();
  const report = usePreflight();
  const below = (content: ReactNode): ReactNode => (
    <>
      {tray}
      <Suspense fallback={null}>{content}</Suspense>
    </>
  );
  const openWrite = (): void => {
    showPromptTab('write');
  };
  return (
    <>
      <Tabs
        label={t('prompt.tabs')}
        className="min-h-0 flex-1"
        value={tab}
        onChange={showPromptTab}
        // Where the switch of the composer stands beside the tabs, there is no room for more.
        actions={actions ?? (tab === 'write' && !isNarrow ? <WriteActions /> : undefined)}
        tabs={[
          {
            value: 'write',
            label: t('prompt.tab.write'),
            content: below(<WriteTab actions={isNarrow ? <WriteActions /> : undefined} />),
          },
          { value: 'compiled', label: t('prompt.tab.compiled'), content: below(<CompiledTab />) },
          {
            value: 'preflight',
            label: <PreflightLabel report={report} />,
            content: below(report === null ? null : <PreflightTab report={report} onOpenShot={openWrite} />),
          },
        ]}
      />
      <PromptRequestPlace />
    </>
  );
}
