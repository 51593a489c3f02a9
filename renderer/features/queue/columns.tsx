import { useTranslation } from 'react-i18next';

/** Picture, clip, provider, state, price, charged, actions: the same for the heads and for every row. */
export const columns =
  'grid grid-cols-[80px_minmax(0,1.5fr)_minmax(0,0.8fr)_minmax(0,1.5fr)_96px_96px_96px] gap-x-3 px-4';

const names = ['picture', 'clip', 'provider', 'state', 'price', 'charged', 'actions'] as const;
const quiet: readonly string[] = ['picture', 'actions'];

export function ColumnHeads() {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className="shrink-0 border-b border-line-1">
      <div role="row" aria-rowindex={1} className={`${columns} h-7 items-center text-meta font-medium text-fg-3`}>
        {names.map((name) => (
          <span key={name} role="columnheader" className={name === 'price' ? 'text-right' : undefined}>
            {quiet.includes(name) ? (
              <span className="sr-only">{t(`queue.column.${name}`)}</span>
            ) : (
              t(`queue.column.${name}`)
            )}
          </span>
        ))}
      </div>
    </div>
  );
}
