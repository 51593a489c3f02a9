import { FolderInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { chooseFilesToImport } from './library-actions.ts';
import { LibraryGrid } from './library-grid.tsx';
import { loadLibrary } from './library-loading.ts';
import { useLibrary } from './library-store.ts';

const skeletonWidths = ['w-60', 'w-60', 'w-40', 'w-60', 'w-32', 'w-60', 'w-44', 'w-60', 'w-60'] as const;

function Loading() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('library.loading')}
      className="flex flex-1 flex-wrap content-start gap-1.5 px-3 pt-8"
    >
      {skeletonWidths.map((width, index) => (
        <Skeleton key={`${index}`} className={`h-35 ${width}`} />
      ))}
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const bucket = useLibrary((library) => library.bucket);
  const media = useLibrary((library) => library.media);
  const actions = [{ label: t('library.importFiles'), icon: FolderInput, onAction: chooseFilesToImport }];
  const key = media === 'all' ? bucket : 'filtered';
  return (
    <div className="flex flex-1 p-6">
      <EmptyState
        title={t(`library.nothing.${key}.title`)}
        fact={t(`library.nothing.${key}.fact`)}
        {...(bucket === 'all' ? { actions } : {})}
      />
    </div>
  );
}

/** The grid, or what stands in its place. */
export function LibraryBody({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const status = useLibrary((library) => library.status);
  const error = useLibrary((library) => library.error);
  const isEmpty = useLibrary((library) => library.items.length === 0);
  if (status === 'failed' && error !== null) {
    return (
      <ErrorNotice
        className="p-6"
        sentence={errorSentence(error)}
        detail={error.detail}
        primary={{ label: t('common.tryAgain'), onAction: () => void loadLibrary() }}
      />
    );
  }
  if (status === 'loading') return <Loading />;
  return isEmpty ? <Nothing /> : <LibraryGrid onOpen={onOpen} />;
}
