import { Lock } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { ProviderId } from '#shared/ids.ts';
import { KeyEntry } from '#renderer/editing/accounts/key-entry.tsx';
import { keyStateText } from '#renderer/editing/accounts/key-text.ts';
import { recogniseKey } from '#renderer/editing/accounts/recognise-key.ts';
import { SessionOnlyBanner } from '#renderer/editing/accounts/session-only-banner.tsx';
import { TestButton } from '#renderer/editing/accounts/test-button.tsx';
import { TestResult } from '#renderer/editing/accounts/test-result.tsx';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { keyReadyText } from './key-ready-text.ts';

interface FoundKeyProps {
  readonly provider: Capabilities;
  readonly account: Account;
}

/** A key that is there: from the environment, or entered just now. */
function FoundKey({ provider, account }: FoundKeyProps) {
  const main = account.keys.find(({ slot }) => slot === 'main');
  if (main === undefined || main.state === 'none') return null;
  return (
    <li className="flex flex-col gap-1 border-b border-line-1 py-2 last:border-b-0">
      <div className="flex min-h-6 items-center justify-between gap-3">
        <p className="selectable min-w-0 text-base text-fg-2 wrap-anywhere">
          <span className="font-semibold text-fg-1">{provider.name}</span> {keyStateText(main)}
        </p>
        {account.isUsable ? (
          <TestButton providerId={provider.id} provider={provider.name} test={main.test.kind} size={24} />
        ) : null}
      </div>
      <TestResult account={account} view={main} provider={provider.name} />
    </li>
  );
}

/** Notes under the field: whose key it looks like, where it goes, who gives credit, where keys are made. */
function Notes({
  provider,
  isRecognised,
}: {
  readonly provider: Capabilities | null;
  readonly isRecognised: boolean | null;
}) {
  const { t } = useTranslation();
  const isKept = useMirror((mirror) => mirror.keyStore.kind === 'keychain');
  const generous = useMirror((mirror) => mirror.providers).filter(({ hasFreeCredits }) => hasFreeCredits);
  const page = provider?.keys.find(({ slot }) => slot === 'main')?.page;
  return (
    <div className="flex flex-col gap-1 pt-0.5 text-meta text-fg-3">
      <p role="status" className="text-fg-2 empty:hidden">
        {isRecognised === true && provider !== null ? t('firstRun.recognised', { provider: provider.name }) : null}
        {isRecognised === false && provider === null ? t('firstRun.notRecognised') : null}
      </p>
      {isKept ? (
        <p className="flex items-center gap-1.5">
          <Icon of={Lock} size={12} />
          {t('firstRun.keychain')}
        </p>
      ) : null}
      {page === undefined ? null : <p className="selectable wrap-anywhere">{t('accounts.key.page', { page })}</p>}
      {generous.map(({ id, name }) => (
        <p key={id}>{t('firstRun.freeCredits', { provider: name })}</p>
      ))}
    </div>
  );
}

interface EntryProps {
  /** Whose keys can be entered: a key from the environment is not replaced here. */
  readonly providers: readonly Capabilities[];
  readonly isTyped: boolean;
  readonly onTyped: (isTyped: boolean) => void;
  readonly onSaved: () => void;
}

/** The field for one key, whose provider its shape tells, or the person. */
function Entry({ providers, isTyped, onTyped, onSaved }: EntryProps) {
  const { t } = useTranslation();
  const [only, ...others] = providers;
  const [chosenId, setChosenId] = useState<ProviderId | null>(others.length === 0 ? (only?.id ?? null) : null);
  /** `null`: nothing is typed, or the person said whose it is. */
  const [isRecognised, setIsRecognised] = useState<boolean | null>(null);
  const chosen = providers.find(({ id }) => id === chosenId) ?? null;
  const look = (key: string): void => {
    onTyped(key.trim() !== '');
    const found = recogniseKey(key, providers);
    if (found !== null) setChosenId(found);
    setIsRecognised(key.trim() === '' ? null : found !== null);
  };
  const forget = (): void => {
    onTyped(false);
    setIsRecognised(null);
  };
  return (
    <div className="flex flex-col gap-2 pt-2">
      <SessionOnlyBanner />
      {providers.length < 2 ? null : (
        <Segmented
          label={t('firstRun.whose')}
          value={chosenId}
          className="w-full *:flex-1"
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            setChosenId(id);
            setIsRecognised(null);
          }}
        />
      )}
      <KeyEntry
        provider={chosen}
        slot="main"
        isPrimary={isTyped}
        onTyped={look}
        onSaved={() => {
          forget();
          onSaved();
        }}
        onRefused={forget}
      />
      <Notes provider={chosen} isRecognised={isRecognised} />
    </div>
  );
}

/** The way on: with the key that is there, or without any. */
function WayOn({
  usable,
  isAmber,
  button,
  onDone,
}: {
  readonly usable: readonly string[];
  readonly isAmber: boolean;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="mt-3 flex items-center justify-between gap-3 border-t border-line-1 pt-3">
      <div className="min-w-0 text-base">
        <p className="font-semibold text-fg-1">{usable.length === 0 ? t('firstRun.noKey') : keyReadyText(usable)}</p>
        <p className="text-fg-2">{usable.length === 0 ? t('firstRun.noKeyFact') : t('firstRun.keyReadyFact')}</p>
      </div>
      <Button ref={button} variant={isAmber ? 'primary' : 'default'} size={36} onClick={onDone}>
        {usable.length === 0 ? t('firstRun.withoutKey') : t('firstRun.goOn')}
      </Button>
    </div>
  );
}

interface KeyStepProps {
  readonly providers: readonly Capabilities[];
  /** The provider whose key can be used. */
  readonly usable: readonly string[];
  readonly onDone: () => void;
}

/** One key, whose provider its shape tells; or none. */
export function KeyStep({ providers, usable, onDone }: KeyStepProps) {
  const { t } = useTranslation();
  const accounts = useMirror((mirror) => mirror.accounts);
  const [isTyped, setIsTyped] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  const enterable = providers.filter(
    ({ id }) => !(accounts[id]?.keys.some(({ slot, state }) => slot === 'main' && state === 'environment') ?? false),
  );
  return (
    <>
      <p className="text-base text-fg-2">{t('firstRun.keyFact')}</p>
      <ul className="flex flex-col empty:hidden">
        {providers.map((provider) => {
          const account = accounts[provider.id];
          return account === undefined ? null : <FoundKey key={provider.id} provider={provider} account={account} />;
        })}
      </ul>
      {enterable.length === 0 ? null : (
        <Entry
          providers={enterable}
          isTyped={isTyped}
          onTyped={setIsTyped}
          onSaved={() => {
            way.current?.focus();
          }}
        />
      )}
      <WayOn usable={usable} isAmber={!isTyped} button={way} onDone={onDone} />
    </>
  );
}
