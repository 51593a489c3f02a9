import { KeyRound, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, KeyView } from '#shared/domain/account.ts';
import type { Capabilities, KeySlot } from '#shared/domain/provider.ts';
import { KeyEntry } from '#renderer/editing/accounts/key-entry.tsx';
import { keyStateText } from '#renderer/editing/accounts/key-text.ts';
import { TestButton } from '#renderer/editing/accounts/test-button.tsx';
import { TestResult } from '#renderer/editing/accounts/test-result.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { RemoveKeyDialog } from './remove-key-dialog.tsx';

interface KeyRowProps {
  readonly provider: Capabilities;
  readonly account: Account | undefined;
  readonly slot: KeySlot;
}

interface StoredKeyProps {
  readonly provider: Capabilities;
  readonly view: KeyView;
  /** It came in place of the field that had it. */
  readonly hasFocus: boolean;
  readonly onReplace: () => void;
}

/** A key that is there: how it ends, and what can be done with it. */
function StoredKey({ provider, view, hasFocus, onReplace }: StoredKeyProps) {
  const { t } = useTranslation();
  const [isRemoving, setIsRemoving] = useState(false);
  const replace = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hasFocus) replace.current?.focus();
  }, [hasFocus]);
  const names = { slot: t(`accounts.key.${view.slot}`).toLocaleLowerCase('en'), provider: provider.name };
  const isRefused = view.test.kind === 'refused';
  // Testing one that the keychain does not give out asks the keychain again.
  const canTest = view.state !== 'other-origin';
  return (
    <div className="flex items-start gap-2">
      <p
        className={classNames(
          'selectable flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-t-r1 border-b bg-bg-2 px-2 py-1 text-base text-fg-2',
          isRefused ? 'border-b-2 border-danger-line' : 'border-line-3',
        )}
      >
        <Icon of={KeyRound} size={14} className="text-fg-3" />
        <span className="min-w-0 wrap-anywhere">{keyStateText(view)}</span>
      </p>
      {canTest ? <TestButton providerId={provider.id} provider={provider.name} test={view.test.kind} /> : null}
      {view.state === 'environment' ? null : (
        <>
          <Button
            ref={replace}
            variant={isRefused || view.state === 'unreadable' || !canTest ? 'default' : 'quiet'}
            aria-label={t('providers.replaceKey', names)}
            onClick={onReplace}
          >
            {t('providers.replace')}
          </Button>
          <IconButton
            label={t('providers.remove', names)}
            icon={Trash2}
            onClick={() => {
              setIsRemoving(true);
            }}
          />
        </>
      )}
      {isRemoving ? (
        <RemoveKeyDialog
          provider={provider}
          slot={view.slot}
          onClose={() => {
            setIsRemoving(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** One key of a provider: entered, shown by how it ends, tested, replaced, removed. */
export function KeyRow({ provider, account, slot }: KeyRowProps) {
  const { t } = useTranslation();
  const [isEntering, setIsEntering] = useState(false);
  const [hasEntered, setHasEntered] = useState(false);
  const view = account?.keys.find((key) => key.slot === slot);
  const isThere = view !== undefined && view.state !== 'none';
  const page = provider.keys.find((key) => key.slot === slot)?.page;
  const stop = (): void => {
    setIsEntering(false);
    setHasEntered(true);
  };
  return (
    <div className="flex flex-col gap-2">
      {isThere && !isEntering ? (
        <StoredKey
          provider={provider}
          view={view}
          hasFocus={hasEntered}
          onReplace={() => {
            setIsEntering(true);
          }}
        />
      ) : (
        <KeyEntry
          provider={provider}
          slot={slot}
          hasFocus={isThere && isEntering}
          // The field stays while its key is on the way, although the key is there by then.
          onTyped={() => {
            setIsEntering(true);
          }}
          onSaved={stop}
          onRefused={stop}
          {...(isThere ? { onCancel: stop } : {})}
        />
      )}
      {isThere && account !== undefined ? (
        <TestResult account={account} view={view} provider={provider.name} />
      ) : (
        <p className="selectable text-base text-fg-3 wrap-anywhere">
          {page === undefined ? null : t('accounts.key.page', { page })}
        </p>
      )}
      {view?.state === 'environment' ? <p className="text-base text-fg-3">{t('providers.environmentFact')}</p> : null}
    </div>
  );
}
