import { Layers, Trash2, Unplug, X, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { libraryBuckets, type LibraryBucket } from '#shared/domain/library.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { chooseBucket } from './library-loading.ts';
import { useLibrary } from './library-store.ts';

const icons: Readonly<Record<LibraryBucket, LucideIcon>> = { all: Layers, rejected: X, missing: Unplug, trash: Trash2 };

/** The lists the library keeps by itself, with how many each holds. */
export function BucketList({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation();
  const bucket = useLibrary((library) => library.bucket);
  const counts = useLibrary((library) => library.counts);
  return (
    <nav aria-label={t('library.buckets')} className="flex flex-col py-2">
      {libraryBuckets.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === bucket ? 'true' : undefined}
          onClick={() => {
            chooseBucket(name);
            onChoose?.();
          }}
          className={classNames(
            'relative flex h-7 items-center gap-2.5 px-3 text-left text-base before:absolute before:inset-y-0 before:left-0 before:w-0.5 focus-inset',
            name === bucket ? 'bg-select-bg text-fg-1 before:bg-select' : 'text-fg-2 hover:bg-bg-2 hover:text-fg-1',
          )}
        >
          <Icon of={icons[name]} size={14} />
          <span className="min-w-0 flex-1 truncate">{t(`library.bucket.${name}`)}</span>
          {counts === null ? null : <span className="text-fg-3">{counts[name].toLocaleString('en')}</span>}
        </button>
      ))}
    </nav>
  );
}
