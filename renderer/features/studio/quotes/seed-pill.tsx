import { Dices } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { pillButton } from '#renderer/ui/pill-button.ts';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { seedText } from './seed-text.ts';

const SeedDialog = lazy(async () => ({ default: (await import('./seed-dialog.tsx')).SeedDialog }));

/** The seeds that the next takes get; a die alone while they are left to chance. */
export function SeedPill({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const text = seedText(spec.parameters);
  const name = `${t('quotes.seed.label')}: ${text}`;
  return (
    <>
      <Tooltip label={name}>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={name}
          onClick={() => {
            setIsOpen(true);
          }}
          className={pillButton}
        >
          <Icon of={Dices} size={14} className="text-fg-3" />
          {spec.parameters.seed === null ? null : text}
        </button>
      </Tooltip>
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
