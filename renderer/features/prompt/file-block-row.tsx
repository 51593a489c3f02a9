import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileBlock } from '#shared/prompt/preflight-files.ts';
import { LegalCopyFix } from '#renderer/editing/legal-copy-fix.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { problemText } from '#renderer/words/problem-text.ts';

interface FileBlockRowProps {
  readonly block: FileBlock;
  readonly provider: string;
}

/** A file that the provider would refuse: which limits it breaks, and the one click that makes a copy within them. */
export function FileBlockRow({ block: { assetId, name, problems, fix }, provider }: FileBlockRowProps) {
  const { t } = useTranslation();
  return (
    <li className="flex gap-2.5 border-t border-line-1 px-3 py-2.5 first:border-t-0">
      <Icon of={CircleX} size={14} className="mt-px text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="text-base font-medium text-fg-1 wrap-anywhere">{t('prompt.file.cannotGo', { name, provider })}</p>
        <ul className="flex flex-col gap-0.5 text-base text-fg-3 wrap-anywhere">
          {problems.map((problem) => (
            <li key={problem.code}>{problemText(problem)}</li>
          ))}
        </ul>
        {fix === null ? null : <LegalCopyFix wish={{ sourceId: assetId, recipe: fix }} name={name} />}
      </div>
    </li>
  );
}
