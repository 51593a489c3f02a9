import { Check, ChevronDown, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countBlocks, type PreflightReport } from '#shared/prompt/preflight.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { putLegalCopies, useAreCopiesPending } from '#renderer/editing/legal-copies.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { problemText } from '#renderer/words/problem-text.ts';
import { FileBlockRow } from './file-block-row.tsx';
import { FindingRow, isSpeech, useSourceText } from './finding-row.tsx';
import './preflight-words.ts';

/** Passed checks shown before "more". */
const passedInSight = 7;

function Group({
  title,
  count,
  action,
  children,
}: {
  readonly title: string;
  readonly count: number;
  /** Stands at the right end of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title} className="flex flex-col border-b border-line-1 pb-1 last:border-b-0">
      <div className="flex min-h-6 items-center justify-between gap-2 px-3 pt-2.5 pb-1">
        <h2 className="flex gap-2 text-meta font-medium text-fg-3">
          {title} <span>{count}</span>
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function PassedRows({ passed }: { readonly passed: PreflightReport['passed'] }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? passed : passed.slice(0, passedInSight);
  const hidden = passed.length - shown.length;
  return (
    <ul>
      {shown.map(({ code, params }) => (
        <li key={code} className="flex min-h-7 items-center gap-2.5 px-3 text-base text-fg-2">
          <Icon of={Check} size={14} className="text-ok" />
          {t(`preflight.passed.${code}`, params)}
        </li>
      ))}
      {hidden === 0 ? null : (
        <li>
          <button
            type="button"
            onClick={() => {
              setIsOpen(true);
            }}
            className="flex min-h-7 w-full items-center gap-2.5 px-3 text-base text-fg-2 hover:text-fg-1 focus-inset"
          >
            <Icon of={ChevronDown} size={14} />
            {t('preflight.morePassed', { count: hidden })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface PreflightTabProps {
  readonly report: PreflightReport;
  readonly onOpenShot: () => void;
}

function NothingStops({ provider }: { readonly provider: string | null }) {
  const { t } = useTranslation();
  return (
    <p className="flex min-h-7 items-center gap-2.5 px-3 pb-1 text-base text-fg-2">
      <Icon of={Check} size={14} className="text-ok" />
      {provider === null ? t('preflight.nothingStops') : t('preflight.nothingStopsAt', { provider })}
    </p>
  );
}

/** One click for every file that a copy can heal, where there are several. */
function FixAll({ files }: { readonly files: PreflightReport['files'] }) {
  const { t } = useTranslation();
  const wishes = files.flatMap(({ assetId, fix }) => (fix === null ? [] : [{ sourceId: assetId, recipe: fix }]));
  const isBusy = useAreCopiesPending(wishes);
  if (wishes.length < 2) return null;
  return (
    <Button
      size={24}
      isBusy={isBusy}
      onClick={() => {
        void putLegalCopies(wishes);
      }}
    >
      {t('prompt.file.fixAll', { count: wishes.length })}
    </Button>
  );
}

/** What the files would break, and once for all of them where the limits come from. */
function FileRows({ files }: { readonly files: PreflightReport['files'] }) {
  const { t } = useTranslation();
  const provider = useChosenProvider();
  const sourceText = useSourceText();
  if (files.length === 0 || provider === null) return null;
  const source = sourceText({ kind: 'provider', ...provider.source });
  const hasFix = files.some(({ fix }) => fix !== null);
  return (
    <>
      {files.map((block) => (
        <FileBlockRow key={block.assetId} block={block} provider={provider.name} />
      ))}
      <li className="px-3 pt-1 pb-2 pl-9 text-meta text-fg-3">
        {source} {hasFix ? t('prompt.file.stays') : null}
      </li>
    </>
  );
}

function BlockRows({ report: { blocks, files, refusals }, onOpenShot }: PreflightTabProps) {
  return (
    <ul>
      {blocks.map((finding) => (
        <FindingRow
          key={`${finding.code}-${finding.shotId ?? finding.referenceId ?? ''}`}
          finding={finding}
          icon={CircleX}
          tone="text-danger"
          onOpenShot={onOpenShot}
        />
      ))}
      {refusals.map((problem) => (
        <li key={problem.code} className="flex gap-2.5 border-t border-line-1 px-3 py-2.5 first:border-t-0">
          <Icon of={CircleX} size={14} className="mt-px text-danger" />
          <p className="text-base font-medium text-fg-1 wrap-anywhere">{problemText(problem)}</p>
        </li>
      ))}
      <FileRows files={files} />
    </ul>
  );
}

/** What stops the clip, what is worth a look, and what was found right: three lists, never mixed. */
export function PreflightTab({ report, onOpenShot }: PreflightTabProps) {
  const { t } = useTranslation();
  const provider = useChosenProvider();
  const { files, advice, passed } = report;
  const count = countBlocks(report);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <Group title={t('preflight.group.blocks')} count={count} action={<FixAll files={files} />}>
        {count === 0 ? (
          <NothingStops provider={provider?.name ?? null} />
        ) : (
          <BlockRows report={report} onOpenShot={onOpenShot} />
        )}
      </Group>
      {advice.length === 0 ? null : (
        <Group title={t('preflight.group.advice')} count={advice.length}>
          <ul>
            {advice.map((finding) => (
              <FindingRow
                key={`${finding.code}-${finding.shotId ?? finding.referenceId ?? finding.params['written'] ?? ''}`}
                finding={finding}
                icon={isSpeech(finding.code) ? TriangleAlert : Info}
                tone={isSpeech(finding.code) ? 'text-accent-line' : 'text-fg-3'}
                onOpenShot={onOpenShot}
              />
            ))}
          </ul>
        </Group>
      )}
      {passed.length === 0 ? null : (
        <Group title={t('preflight.group.passed')} count={passed.length}>
          <PassedRows passed={passed} />
        </Group>
      )}
    </div>
  );
}
