import type { TFunction } from 'i18next';
import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { FileBlock } from '#shared/prompt/preflight-files.ts';
import { putLegalCopies, useCopyProgress, type CopyWish } from '#renderer/editing/legal-copies.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { problemText } from '#renderer/words/problem-text.ts';

/** Names of formats; the same in every language. */
const formatOf = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'video/mp4': 'MP4', 'audio/wav': 'WAV' } as const;

/** What a click would make: the change that a person would notice most. */
function fixLabel(t: TFunction, { range, size, mime }: DerivativeRecipe, from: AssetMimeType | undefined): string {
  const seconds = range === null ? '' : ((range.endMs - range.startMs) / 1_000).toFixed(1);
  if (range !== null && size !== null) return t('prompt.file.trimmedAndScaled', { seconds, ...size });
  if (range !== null) return t('prompt.file.trimmed', { seconds });
  if (size !== null) return t('prompt.file.scaled', size);
  return mime === from ? t('prompt.file.smaller') : t('prompt.file.converted', { type: formatOf[mime] });
}

function Fix({ wish, name }: { readonly wish: CopyWish; readonly name: string }) {
  const { t } = useTranslation();
  const { isPending, share, error } = useCopyProgress(wish);
  const mime = useMirror(({ assets }) => assets[wish.sourceId]?.mime);
  if (isPending) {
    const percent = Math.round((share ?? 0) * 100);
    return (
      <div className="flex h-7 flex-col justify-center gap-1.5">
        <p role="status" className="tabular text-meta text-fg-2">
          {share === null ? t('prompt.file.waiting') : t('prompt.file.making', { percent })}
        </p>
        <ProgressBar label={t('prompt.file.progress', { name })} share={share ?? 0} />
      </div>
    );
  }
  return (
    <>
      {error === null ? null : (
        <p role="alert" className="text-base text-danger wrap-anywhere">
          {t('prompt.file.failed', { why: errorSentence(error) })}
        </p>
      )}
      <Button
        className="self-start"
        onClick={() => {
          void putLegalCopies([wish]);
        }}
      >
        {error === null ? fixLabel(t, wish.recipe, mime) : t('prompt.file.tryAgain')}
      </Button>
    </>
  );
}

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
        {fix === null ? null : <Fix wish={{ sourceId: assetId, recipe: fix }} name={name} />}
      </div>
    </li>
  );
}
