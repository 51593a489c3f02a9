import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { keyStatus } from '#renderer/editing/accounts/key-text.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { EndpointFacts } from './endpoint-facts.tsx';
import { KeyRow } from './key-row.tsx';
import { ProviderFacts } from './provider-facts.tsx';
import { ProviderLimits } from './provider-limits.tsx';
import { StatusMark } from './status-mark.tsx';

function Folds({ provider, account }: { readonly provider: Capabilities; readonly account: Account | undefined }) {
  const { t } = useTranslation();
  const hasBilling = provider.keys.some(({ slot }) => slot === 'billing');
  const isOverridden = account?.origins.some((origin) => origin.isOverridden) ?? false;
  return (
    <div className="mt-auto flex flex-col gap-0.5 border-t border-line-1 px-4 py-2">
      {hasBilling ? (
        <Fold title={t('providers.billing.title')}>
          <div className="flex flex-col gap-2 pt-1 pb-2">
            <p>{t('providers.billing.fact')}</p>
            <KeyRow provider={provider} account={account} slot="billing" />
          </div>
        </Fold>
      ) : null}
      {account === undefined || account.origins.length === 0 ? null : (
        <Fold
          title={isOverridden ? t('providers.endpoints.overridden') : t('providers.endpoints.title')}
          isOpen={isOverridden}
        >
          <EndpointFacts account={account} />
        </Fold>
      )}
      <Fold title={t('providers.limits.title')}>
        <ProviderLimits provider={provider} />
      </Fold>
    </div>
  );
}

/** One provider: its key, what is known of the account, what it does and takes. */
export function ProviderCard({ provider }: { readonly provider: Capabilities }) {
  const { t } = useTranslation();
  const account = useMirror((mirror) => mirror.accounts[provider.id]);
  const status = keyStatus(account);
  const problem = account?.problem ?? null;
  return (
    <section
      aria-labelledby={`provider-${provider.id}`}
      className="flex min-w-0 flex-col rounded-r3 border border-line-2 bg-bg-1"
    >
      <div className="flex flex-col gap-3 p-4">
        <div className="flex items-center justify-between gap-3">
          <h3 id={`provider-${provider.id}`} className="text-head text-fg-1">
            {provider.name}
          </h3>
          <StatusMark status={status} text={t(`accounts.status.${status}`)} />
        </div>
        {problem === null ? null : (
          <ErrorNotice
            sentence={errorSentence({ ...problem, params: { provider: provider.name, ...problem.params } })}
            detail={problem.detail}
          />
        )}
        <KeyRow provider={provider} account={account} slot="main" />
        <ProviderFacts provider={provider} account={account} />
      </div>
      <Folds provider={provider} account={account} />
    </section>
  );
}
