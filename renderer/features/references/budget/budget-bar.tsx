import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { byteSize } from '#renderer/words/byte-size.ts';
import { amountText, priceText } from '#renderer/words/price-text.ts';
import { secondsNumber } from '#renderer/words/time-text.ts';
import '../reference-tools-words.ts';
import { budgetOf, type KindBudget } from './budget-model.ts';
import { priceDifference, usePriceEffect } from './price-effect.ts';

const noReferences: readonly never[] = [];

/** "3/9 · 8.2/15 s · 12/50 MB", and the same to be spoken. */
function useBudgetText({ kind, slots, lengthMs, bytes }: KindBudget): {
  readonly short: string;
  readonly spoken: string;
} {
  const { t } = useTranslation();
  const of = (used: string, limit: string | null): string =>
    limit === null ? used : t('referenceTools.budget.of', { used, limit });
  const spokenOf = (used: string, limit: string | null): string =>
    limit === null ? used : t('referenceTools.budget.spokenOf', { used, limit });
  const parts = (write: typeof of): string[] => [
    write(String(slots.used), slots.limit === null ? null : String(slots.limit)),
    ...(lengthMs === null
      ? []
      : [
          t('common.seconds', {
            seconds: write(
              secondsNumber(lengthMs.used),
              lengthMs.limit === null ? null : secondsNumber(lengthMs.limit),
            ),
          }),
        ]),
    ...(bytes === null ? [] : [write(byteSize(bytes.used), bytes.limit === null ? null : byteSize(bytes.limit))]),
  ];
  const name = t(`referenceTools.budget.kind.${kind}`);
  return { short: `${name} ${parts(of).join(' · ')}`, spoken: `${name}: ${parts(spokenOf).join(', ')}` };
}

function Meter({ budget }: { readonly budget: KindBudget }) {
  const { t } = useTranslation();
  const { short, spoken } = useBudgetText(budget);
  const { share, isOver } = budget;
  return (
    <li
      aria-label={isOver ? t('referenceTools.budget.over', { budget: spoken }) : spoken}
      className="flex min-w-14 flex-auto flex-col gap-0.5"
    >
      <span
        aria-hidden="true"
        className={classNames(
          'tabular inline-flex items-center gap-1 text-meta whitespace-nowrap',
          isOver ? 'text-danger' : 'text-fg-3',
        )}
      >
        {isOver ? <Icon of={CircleX} size={12} /> : null}
        {short}
      </span>
      <span aria-hidden="true" className="block h-0.75 overflow-hidden rounded-full bg-bg-5">
        <span
          style={{ width: `${Math.round(share * 100)}%` }}
          className={classNames(
            'block h-full rounded-full',
            isOver
              ? 'bg-[repeating-linear-gradient(90deg,var(--danger-line)_0_4px,transparent_4px_6px)]'
              : 'bg-fg-2 forced-colors:bg-[CanvasText]',
          )}
        />
      </span>
    </li>
  );
}

/** What the attached files do to the price: a video changes the rate and its seconds are counted. */
function Effect() {
  const { t } = useTranslation();
  const effect = usePriceEffect();
  const takes = useDraft((draft) => draft.spec?.parameters.takes ?? 1);
  const difference = effect === null ? null : priceDifference(effect.without, effect.with);
  if (effect === null || difference === null || difference.amount === 0) return null;
  const size = amountText({ currency: difference.currency, amount: Math.abs(difference.amount) * takes });
  return (
    <p aria-live="polite" className="tabular text-meta text-fg-3">
      {t(`referenceTools.effect.${effect.of}`, {
        without: priceText(effect.without, takes),
        with: priceText(effect.with, takes),
      })}{' '}
      <span className="font-medium whitespace-nowrap text-fg-1">
        {t(`referenceTools.effect.${difference.amount > 0 ? 'more' : 'less'}`, { size })}
      </span>
    </p>
  );
}

/** What the references use of what the chosen provider takes, and what they do to the price. */
export function BudgetBar({ isCompact }: { readonly isCompact: boolean }) {
  const { t } = useTranslation();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const assets = useMirror((mirror) => mirror.assets);
  const provider = useChosenProvider();
  if (references.length === 0) return null;
  const budgets = budgetOf(references, assets, provider);
  // Where there is little room, pictures that fit are not worth a line.
  const shown = isCompact ? budgets.filter(({ kind, isOver }) => kind !== 'image' || isOver) : budgets;
  return (
    <>
      {shown.length === 0 ? null : (
        <ul
          aria-label={t('referenceTools.budget.label', { provider: provider?.name ?? '' })}
          className="flex flex-wrap gap-x-4 gap-y-1.5"
        >
          {shown.map((budget) => (
            <Meter key={budget.kind} budget={budget} />
          ))}
        </ul>
      )}
      <Effect />
    </>
  );
}
