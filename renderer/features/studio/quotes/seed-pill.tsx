import { Dices } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { seedText } from './seed-text.ts';

const SeedDialog = lazy(async () => ({ default: (await import('./seed-dialog.tsx')).SeedDialog }));

/** What is left to chance, or the seeds that the next takes get. */
export function SeedPill({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const text = seedText(spec.parameters);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${t('quotes.seed.label')}: ${text}`}
        onClick={() => {
          setIsOpen(true);
        }}
        className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-r2 bg-bg-3 px-2 text-base font-medium whitespace-nowrap text-fg-1 transition-colors duration-fast hover:bg-bg-4"
      >
        <Icon of={Dices} size={14} className="text-fg-3" />
        {text}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <SeedDialog
            spec={spec}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
