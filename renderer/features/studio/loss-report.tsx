import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { problemText } from '#renderer/words/problem-text.ts';
import { changeText, lossLines } from './loss-text.ts';
import { studioStore } from './studio-store.ts';

function close(): void {
  studioStore.setState({ report: null });
}

interface LossReportProps {
  readonly quote: Quote;
  readonly provider: string;
}

/** Everything a provider will change or drop, before the click. */
export function LossReport({ quote, provider }: LossReportProps) {
  const { t } = useTranslation();
  const cannotRun = quote.problems.length > 0;
  return (
    <Dialog
      isOpen
      onClose={close}
      width={560}
      title={t('studio.report.title', { provider })}
      sentence={cannotRun ? t('studio.report.cannot', { provider }) : t('studio.report.sentence')}
      actions={<Button onClick={close}>{t('common.close')}</Button>}
    >
      <ul className="flex flex-col">
        {quote.problems.map((problem) => (
          <li
            key={`${problem.code} ${problem.assetId ?? ''}`}
            className="border-t border-line-1 py-2 text-base text-danger"
          >
            {problemText(problem)}
          </li>
        ))}
        {lossLines(quote.losses).map((line) => (
          <li
            key={`${line.result} ${line.fields}`}
            className="grid grid-cols-[120px_1fr] gap-x-3 border-t border-line-1 py-2 text-base"
          >
            <span className="text-fg-2">{line.result}</span>
            <span className="font-medium text-fg-1">{line.fields}</span>
            <span className="col-start-2 text-fg-3">{changeText(line)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
