import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { setParameters } from '../parameter-edits.ts';
import './board-words.ts';
import { seedText } from './seed-text.ts';

/** So that the seed of the last take is still one. */
const maxSeed = 2_147_483_640;

/** A whole number that fits, or `null`. */
function seedOf(typed: string): number | null {
  const seed = /^\d{1,10}$/u.test(typed.trim()) ? Number(typed) : null;
  return seed === null || seed > maxSeed ? null : seed;
}

/** Sets the seed that the next takes start from, or none. */
export function SeedDialog({ spec, onClose }: { readonly spec: ClipSpec; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(String(spec.parameters.seed ?? ''));
  const seed = seedOf(typed);
  const apply = (chosen: number | null): void => {
    setParameters({ seed: chosen });
    onClose();
  };
  const submit = (): void => {
    if (seed !== null) apply(seed);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('quoteBoard.seed.title')}
      sentence={t('quoteBoard.seed.fact')}
      actions={
        <>
          <Button
            variant="quiet"
            onClick={() => {
              apply(null);
            }}
          >
            {t('quoteBoard.seed.clear')}
          </Button>
          <Button variant="primary" disabled={seed === null} onClick={submit}>
            {t('quoteBoard.seed.set')}
          </Button>
        </>
      }
    >
      <FieldRow label={t('quotes.seed.label')} htmlFor="seed-field">
        <TextField
          id="seed-field"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            // The same press must not reach the pill, which has the focus afterwards.
            event.preventDefault();
            submit();
          }}
        />
        {seed === null ? null : (
          <span className="shrink-0 text-base text-fg-3">{seedText({ seed, takes: spec.parameters.takes })}</span>
        )}
      </FieldRow>
    </Dialog>
  );
}
