import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { GenerateButton } from './generate-button.tsx';
import { InspectorFields, InspectorHead } from './inspector/inspector.tsx';
import { ParameterPills } from './parameter-pills.tsx';
import { QuoteLine } from './quote-line.tsx';
import { useSelectedShot } from './shots/selected-shot.ts';
import { studioStore, useStudio } from './studio-store.ts';
import { TwinLine } from './twin-line.tsx';
import { useTwinQuote } from './twin-quote.ts';

/** The panels of other features that stand in the composer. */
export interface ComposerSlots {
  readonly tray: ReactNode;
  /** `tray` and `actions` stand at the tabs where there is no room above them. */
  readonly prompt: (inside: {
    readonly tray?: ReactNode;
    readonly actions?: ReactNode;
    readonly isNarrow?: boolean;
  }) => ReactNode;
  readonly onShowBlocks: () => void;
  /** Leads to where keys are entered. */
  readonly onAddKey: () => void;
}

/** Under 1280 px the inspector has no column of its own. */
function ViewSwitch() {
  const { t } = useTranslation();
  const view = useStudio((studio) => studio.composerView);
  const selected = useSelectedShot();
  return (
    <Segmented
      label={t('studio.composer.view')}
      value={view}
      options={[
        { value: 'clip', label: t('studio.composer.clip') },
        { value: 'shot', label: t('studio.inspector.shot', { number: (selected?.index ?? 0) + 1 }) },
      ]}
      onChange={(composerView) => {
        studioStore.setState({ composerView });
      }}
      className="h-6 *:h-5 *:px-2"
    />
  );
}

function NarrowBody({ tray, prompt }: ComposerSlots) {
  const view = useStudio((studio) => studio.composerView);
  const selected = useSelectedShot();
  if (view === 'clip' || selected === null) return prompt({ tray, actions: <ViewSwitch /> });
  return (
    <>
      <div className="flex items-center border-b border-line-1">
        <InspectorHead placed={selected} />
        <span className="pr-3">
          <ViewSwitch />
        </span>
      </div>
      <InspectorFields shot={selected.shot} />
    </>
  );
}

const OrderQuestionDialog = lazy(async () => ({
  default: (await import('./quotes/order-question-dialog.tsx')).OrderQuestionDialog,
}));

function OrderQuestionPlace({ onAddKey }: Pick<ComposerSlots, 'onAddKey'>) {
  const question = useStudio((studio) => studio.orderQuestion);
  if (question === null) return null;
  return (
    <Suspense fallback={null}>
      <OrderQuestionDialog question={question} onAddKey={onAddKey} />
    </Suspense>
  );
}

/** The narrowest composer whose row of tabs has room for the form of the prompt and its actions, in pixels. */
const tabsWithActions = 372;

interface ComposerProps extends ComposerSlots {
  readonly width: number;
  readonly hasInspectorInside: boolean;
  readonly onWriteFirst: () => void;
}

/** Where a clip is written: references, words, settings, and the one button that spends. */
export function Composer(props: ComposerProps) {
  const { tray, prompt, onShowBlocks, onAddKey, onWriteFirst, width, hasInspectorInside } = props;
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const quote = useChosenQuote();
  const twin = useTwinQuote();
  if (spec === null) return null;
  return (
    <section
      aria-label={t('studio.region.composer')}
      data-panel="composer"
      style={{ width }}
      className="flex shrink-0 flex-col bg-bg-1"
    >
      <div className="flex min-h-0 flex-1 flex-col">
        {hasInspectorInside ? (
          <NarrowBody {...props} />
        ) : (
          <>
            {tray}
            {prompt({ isNarrow: width < tabsWithActions })}
          </>
        )}
      </div>
      <div className={classNames('flex shrink-0 flex-col gap-2.5 border-t border-line-1 p-3 short:gap-2 short:py-2.5')}>
        <ParameterPills spec={spec} />
        <QuoteLine spec={spec} quote={quote} onOpenSettings={onAddKey} />
        {twin === null ? null : <TwinLine quote={twin} />}
        <GenerateButton spec={spec} onShowBlocks={onShowBlocks} onWriteFirst={onWriteFirst} />
        <OrderQuestionPlace onAddKey={onAddKey} />
      </div>
    </section>
  );
}
