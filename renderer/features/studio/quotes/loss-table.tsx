import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lossResults, type Quote } from '#shared/domain/quote.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { passedLines, type LossLine } from '../loss-text.ts';
import { linesOf } from './quote-text.ts';

const cell = 'py-1 pr-3 text-left align-top wrap-anywhere';

function Line({ line }: { readonly line: LossLine }) {
  const { t } = useTranslation();
  const isGone = line.kind === 'dropped' && line.gets === '';
  return (
    <tr>
      <th scope="row" className={classNames(cell, 'pl-5 font-normal text-fg-1')}>
        {line.fields}
      </th>
      <td className={cell}>{line.wrote}</td>
      <td className={classNames(cell, isGone && 'text-fg-3')}>
        {isGone ? t('quoteBoard.details.getsNothing') : line.gets}
      </td>
      <td className={cell}>{line.why}</td>
    </tr>
  );
}

interface ResultLinesProps {
  readonly kind: LossLine['kind'];
  readonly lines: readonly LossLine[];
}

/** What comes to the same, under its result: folded where nothing is lost. */
function ResultLines({ kind, lines }: ResultLinesProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(kind !== 'passed');
  return (
    <tbody className="border-t border-line-1">
      <tr>
        <th scope="rowgroup" colSpan={4} className="text-left font-normal">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
            className="flex min-h-6 items-center gap-1.5 rounded-r1 pr-2"
          >
            <Icon of={ChevronRight} size={12} className={classNames('text-fg-3', isOpen && 'rotate-90')} />
            <span className={kind === 'dropped' ? 'font-medium text-accent-text' : 'font-medium text-fg-1'}>
              {t(`studio.report.result.${kind}`)}
            </span>
            <span className="tabular text-fg-3">{lines.length}</span>
          </button>
        </th>
      </tr>
      {isOpen ? lines.map((line) => <Line key={`${line.fields} ${line.gets}`} line={line} />) : null}
    </tbody>
  );
}

/** Each field of the clip by what becomes of it there, what is dropped first. */
export function LossTable({ quote, provider }: { readonly quote: Quote; readonly provider: string }) {
  const { t } = useTranslation();
  const all = [...linesOf(quote), ...passedLines(quote.losses)];
  if (all.length === 0) return null;
  const heads = [
    ['w-[26%]', t('quoteBoard.details.field')],
    ['w-[16%]', t('quoteBoard.details.wrote')],
    ['w-[18%]', t('quoteBoard.details.gets', { provider })],
    ['', t('quoteBoard.details.why')],
  ] as const;
  return (
    <table aria-label={t('quoteBoard.details.table', { provider })} className="w-full table-fixed">
      <thead>
        <tr className="text-meta text-fg-3">
          {heads.map(([width, text], index) => (
            <th key={text} scope="col" className={classNames(cell, width, 'font-normal', index === 0 && 'pl-5')}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      {lossResults.map((kind) => {
        const lines = all.filter((line) => line.kind === kind);
        return lines.length === 0 ? null : <ResultLines key={kind} kind={kind} lines={lines} />;
      })}
    </table>
  );
}
