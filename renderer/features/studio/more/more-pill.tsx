import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { setOptionIds } from '#renderer/editing/option-edits.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { pillButton } from '#renderer/ui/pill-button.ts';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { offeredOptions } from './offered-options.ts';

const MoreDialog = lazy(async () => ({ default: (await import('./more-dialog.tsx')).MoreDialog }));

/** The dialog, while it is wanted. */
export function MorePlace({ spec, isOpen, onClose }: { spec: ClipSpec; isOpen: boolean; onClose: () => void }) {
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <MoreDialog spec={spec} onClose={onClose} />
    </Suspense>
  );
}

function countSet(spec: ClipSpec): number {
  return setOptionIds(spec.parameters).filter((id) => id !== 'keepAudio').length;
}

/** "More", or "2 more" when two are set; `null` while nobody honours any. */
export function useMoreText(spec: ClipSpec): string | null {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  const accounts = useMirror((mirror) => mirror.accounts);
  if (offeredOptions({ providers, accounts }, spec.parameters).length === 0) return null;
  const count = countSet(spec);
  return count === 0 ? t('studio.composer.moreNone') : t('studio.composer.moreSet', { count });
}

/** What only some providers honour; an icon alone while none of it is set. */
export function MorePill({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const text = useMoreText(spec);
  if (text === null) return null;
  return (
    <>
      <Tooltip label={t('studio.composer.moreOptions')}>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={`${t('studio.composer.moreOptions')}: ${text}`}
          onClick={() => {
            setIsOpen(true);
          }}
          className={pillButton}
        >
          <Icon of={SlidersHorizontal} size={14} className="text-fg-3" />
          {countSet(spec) === 0 ? null : text}
        </button>
      </Tooltip>
      <MorePlace
        spec={spec}
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
      />
    </>
  );
}
