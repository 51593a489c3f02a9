import { Ban, Check, KeyRound, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { pointAt } from '#renderer/editing/settings-target.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { problemText } from '#renderer/words/problem-text.ts';
import type { BoardRow } from './board-rows.ts';
import { quoteName } from './quote-name.ts';
import { isMendedInSettings } from './problem-fix.ts';
import { changesText, firstLost, linesOf } from './quote-text.ts';

interface QuoteChangesProps {
  readonly row: BoardRow;
  /** The heading above says how the key stands. */
  readonly isGrouped: boolean;
  readonly onOpenSettings: () => void;
}

function FixLink({ label, name, onPress }: { label: string; name: string; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onPress}
      className="min-h-6 font-medium text-fg-1 underline underline-offset-2"
    >
      {label}
    </button>
  );
}

interface ReasonProps {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly fix: { readonly label: string; readonly name: string } | null;
  readonly onOpenSettings: () => void;
}

function Reason({ icon, text, fix, onOpenSettings }: ReasonProps) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-fg-2">
      <Icon of={icon} size={14} className="shrink-0" />
      <span className="min-w-0">
        {text} {fix === null ? null : <FixLink label={fix.label} name={fix.name} onPress={onOpenSettings} />}
      </span>
    </span>
  );
}

/** What becomes of the clip there; or why it cannot be made there, and the one click that mends it. */
export function QuoteChanges({ row, isGrouped, onOpenSettings }: QuoteChangesProps) {
  const { t } = useTranslation();
  const { quote, provider, tier, trouble } = row;
  const [problem] = quote.problems;
  const name = quoteName(provider.name, tier);
  if (problem !== undefined) {
    const fix = isMendedInSettings(problem)
      ? { label: t('quoteBoard.fix.bucket'), name: t('quoteBoard.fix.bucketFor', { quote: name }) }
      : null;
    const openBucket = (): void => {
      pointAt('bucket');
      onOpenSettings();
    };
    return <Reason icon={Ban} text={problemText(problem)} fix={fix} onOpenSettings={openBucket} />;
  }
  if (trouble !== null && !isGrouped) {
    const fix = {
      label: t(`quoteBoard.mend.${trouble}`),
      name: t(`quoteBoard.mendFor.${trouble}`, { provider: name }),
    };
    const text = t(`quoteBoard.trouble.${trouble}`);
    return <Reason icon={KeyRound} text={text} fix={fix} onOpenSettings={onOpenSettings} />;
  }
  const lines = linesOf(quote);
  const isDropped = lines.some(({ kind }) => kind === 'dropped');
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {lines.length > 0 && !isDropped ? null : (
        <Icon
          of={isDropped ? TriangleAlert : Check}
          size={14}
          className={classNames('shrink-0', isDropped ? 'text-accent-line' : 'text-ok')}
        />
      )}
      <span className="flex min-w-0 flex-col">
        <span className={classNames('line-clamp-2', isDropped ? 'text-accent-text' : 'text-fg-2')}>
          {changesText(lines)}
        </span>
        {lines.length === 0 ? null : <span className="truncate text-meta text-fg-3">{firstLost(lines)}</span>}
      </span>
    </span>
  );
}
