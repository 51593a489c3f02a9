import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capabilities, KeySlot } from '#shared/domain/provider.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { saveKey, testKeys } from './key-actions.ts';

interface KeyEntryProps {
  /** `null`: whose key it is has to be chosen first. */
  readonly provider: Capabilities | null;
  readonly slot: KeySlot;
  readonly hasFocus?: boolean;
  /** The one amber button of the screen. */
  readonly isPrimary?: boolean;
  /** Told on every change, so that a key can be recognised; nobody may keep it. */
  readonly onTyped?: (key: string) => void;
  /** The key is kept, and the provider has been asked about it. */
  readonly onSaved?: () => void;
  readonly onCancel?: () => void;
}

/** Takes a key, keeps it and asks the provider about it. Once it is kept, this window forgets it. */
export function KeyEntry(props: KeyEntryProps) {
  const { provider, slot, hasFocus = false, isPrimary = false, onTyped, onSaved, onCancel } = props;
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState<'saving' | 'testing' | null>(null);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const change = (next: string): void => {
    setKey(next);
    setError(undefined);
    onTyped?.(next);
  };
  const save = async ({ id, name }: Capabilities): Promise<void> => {
    setBusy('saving');
    const saved = await saveKey(id, slot, key);
    if (!saved.ok) {
      setError(errorSentence({ ...saved.error, params: { provider: name, ...saved.error.params } }));
      setBusy(null);
      // What is pasted next replaces what was not taken.
      field.current?.select();
      return;
    }
    setKey('');
    setBusy('testing');
    const tested = await testKeys(id);
    if (!tested.ok) showToast({ title: errorSentence(tested.error), kind: 'failure' });
    setBusy(null);
    onSaved?.();
  };
  const canSave = provider !== null && key.trim() !== '' && busy === null;
  const submit = (): void => {
    if (canSave) void save(provider);
  };
  const example = provider?.keys.find((each) => each.slot === slot)?.example;
  const slotName = t(`accounts.key.${slot}`);
  return (
    <div className="flex items-start gap-2">
      <SecretField
        ref={field}
        label={provider === null ? slotName : t('accounts.key.field', { slot: slotName, provider: provider.name })}
        placeholder={
          provider === null
            ? t('accounts.key.placeholderUnknown')
            : t('accounts.key.placeholder', { provider: provider.name })
        }
        title={example === undefined ? undefined : t('accounts.key.example', { example })}
        value={key}
        error={error}
        readOnly={busy !== null}
        onChange={change}
        onSubmit={submit}
      />
      <Button
        variant={isPrimary ? 'primary' : 'default'}
        disabled={!canSave && busy === null}
        isBusy={busy !== null}
        busyLabel={t(busy === 'saving' ? 'accounts.key.saving' : 'accounts.key.testing')}
        onClick={submit}
      >
        {t('accounts.key.save')}
      </Button>
      {onCancel === undefined ? null : (
        <Button variant="quiet" disabled={busy !== null} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      )}
    </div>
  );
}
