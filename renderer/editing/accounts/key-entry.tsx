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
  /** The key is kept, and the provider did not refuse it. */
  readonly onSaved?: () => void;
  /** The key is kept, but the provider does not take it. */
  readonly onRefused?: () => void;
  readonly onCancel?: () => void;
}

interface Saving {
  readonly busy: 'saving' | 'testing' | null;
  readonly error: string | undefined;
  readonly clearError: () => void;
  /** Keeps a key and asks the provider about it. `onKept` is called in between. */
  readonly save: (provider: Capabilities, key: string, onKept: () => void) => Promise<'not-kept' | 'refused' | 'kept'>;
}

function useSaving(slot: KeySlot): Saving {
  const [busy, setBusy] = useState<Saving['busy']>(null);
  const [error, setError] = useState<string>();
  const save: Saving['save'] = async ({ id, name }, key, onKept) => {
    setBusy('saving');
    const saved = await saveKey(id, slot, key);
    if (!saved.ok) {
      setError(errorSentence({ ...saved.error, params: { provider: name, ...saved.error.params } }));
      setBusy(null);
      return 'not-kept';
    }
    onKept();
    setBusy('testing');
    const tested = await testKeys(id);
    setBusy(null);
    if (!tested.ok) {
      // A second key says nothing without the first.
      if (slot === 'main' || tested.error.code !== 'key.missing') {
        showToast({ title: errorSentence(tested.error), kind: 'failure' });
      }
      return 'kept';
    }
    const view = tested.value.keys.find((each) => each.slot === slot);
    return view?.test.kind === 'refused' ? 'refused' : 'kept';
  };
  const clearError = (): void => {
    setError(undefined);
  };
  return { busy, error, clearError, save };
}

/** The field's name, what stands in it while it is empty, and what a key looks like. */
function useFieldWords(provider: Capabilities | null, slot: KeySlot) {
  const { t } = useTranslation();
  const slotName = t(`accounts.key.${slot}`);
  if (provider === null) return { label: slotName, placeholder: t('accounts.key.paste') };
  const { name } = provider;
  const example = provider.keys.find((each) => each.slot === slot)?.example;
  return {
    label: t('accounts.key.field', { slot: slotName, provider: name }),
    placeholder: t('accounts.key.pasteOf', { provider: name, slot: slotName.toLocaleLowerCase('en') }),
    title: example === undefined ? undefined : t('accounts.key.example', { example }),
  };
}

/** Takes a key, keeps it and asks the provider about it. Once it is kept, this window forgets it. */
export function KeyEntry(props: KeyEntryProps) {
  const { provider, slot, hasFocus = false, isPrimary = false, onTyped, onSaved, onRefused, onCancel } = props;
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const { busy, error, clearError, save } = useSaving(slot);
  const fieldWords = useFieldWords(provider, slot);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const change = (next: string): void => {
    setKey(next);
    clearError();
    onTyped?.(next);
  };
  const canSave = provider !== null && key.trim() !== '' && busy === null;
  const submit = async (): Promise<void> => {
    if (!canSave) return;
    const outcome = await save(provider, key, () => {
      setKey('');
    });
    // What is pasted next takes the place of what was not taken.
    if (outcome === 'kept') onSaved?.();
    else field.current?.select();
    if (outcome === 'refused') onRefused?.();
  };
  return (
    <div className="flex items-start gap-2">
      <SecretField
        ref={field}
        {...fieldWords}
        value={key}
        error={error}
        readOnly={busy !== null}
        onChange={change}
        onSubmit={() => void submit()}
      />
      <Button
        variant={isPrimary ? 'primary' : 'default'}
        disabled={!canSave && busy === null}
        isBusy={busy !== null}
        busyLabel={t(busy === 'saving' ? 'accounts.key.saving' : 'accounts.key.testing')}
        onClick={() => void submit()}
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
