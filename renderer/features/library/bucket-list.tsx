import { Layers, Trash2, Unplug, Users, X, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { libraryBuckets, type LibraryBucket } from '#shared/domain/library.ts';
import { listElements } from '#renderer/editing/elements/element-actions.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { chooseBucket, chooseCast } from './library-loading.ts';
import { useLibrary } from './library-store.ts';

const icons: Readonly<Record<LibraryBucket, LucideIcon>> = { all: Layers, rejected: X, missing: Unplug, trash: Trash2 };

interface RowProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count: number | null;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ icon, label, count, isChosen, onChoose }: RowProps) {
  return (
    <button
      type="button"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
      className={classNames(
        'relative flex h-7 items-center gap-2.5 px-3 text-left text-base before:absolute before:inset-y-0 before:left-0 before:w-0.5 focus-inset',
        isChosen ? 'bg-select-bg text-fg-1 before:bg-select' : 'text-fg-2 hover:bg-bg-2 hover:text-fg-1',
      )}
    >
      <Icon of={icon} size={14} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {count === null ? null : <span className="text-fg-3">{count.toLocaleString('en')}</span>}
    </button>
  );
}

/** The lists the library keeps by itself, and cast & places, with how many each holds. */
export function BucketList({ onChoose }: { readonly onChoose?: () => void }) {
  const { t } = useTranslation();
  const bucket = useLibrary((library) => library.bucket);
  const isCast = useLibrary((library) => library.isCast);
  const counts = useLibrary((library) => library.counts);
  const cast = useMirror((mirror) => listElements(mirror.elements).length);
  return (
    <nav aria-label={t('library.buckets')} className="flex flex-col py-2">
      {libraryBuckets.map((name) => (
        <Row
          key={name}
          icon={icons[name]}
          label={t(`library.bucket.${name}`)}
          count={counts?.[name] ?? null}
          isChosen={name === bucket && !isCast}
          onChoose={() => {
            chooseBucket(name);
            onChoose?.();
          }}
        />
      ))}
      <span aria-hidden="true" className="mx-3 my-2 h-px bg-line-1" />
      <Row
        icon={Users}
        label={t('elements.title')}
        count={cast}
        isChosen={isCast}
        onChoose={() => {
          chooseCast();
          onChoose?.();
        }}
      />
    </nav>
  );
}
