import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { putLegalCopies, useCopyProgress, type CopyWish } from './legal-copies.ts';

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

/** The one click that makes a legal copy of a file, and how far it is. */
export function LegalCopyFix({ wish, name }: { readonly wish: CopyWish; readonly name: string }) {
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
