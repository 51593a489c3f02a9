import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { momentText } from '#renderer/words/moment-text.ts';
import { amountText } from '#renderer/words/price-text.ts';
import { contactedHosts } from './contacted-hosts.ts';
import { FactRow } from './fact-row.tsx';
import { PriceTable } from './price-table.tsx';
import { ProviderOptions } from './provider-options.tsx';
import { lifetimeText } from './retention-text.ts';
import { RetentionSelect } from './retention-select.tsx';

interface ProviderFactsProps {
  readonly provider: Capabilities;
  readonly account: Account | undefined;
}

/** What a person should know before and while they spend there. */
export function ProviderFacts({ provider, account }: ProviderFactsProps) {
  const { t } = useTranslation();
  const main = account?.keys.find(({ slot }) => slot === 'main');
  const tested = main?.test.kind === 'accepted' || main?.test.kind === 'refused' ? main.test.at : null;
  const balance = account?.balance ?? null;
  const [now] = useState(() => Date.now());
  return (
    <dl className="flex flex-col">
      {main?.savedAt == null ? null : (
        <FactRow label={t('providers.row.saved')}>{momentText(main.savedAt, now)}</FactRow>
      )}
      {tested === null ? null : <FactRow label={t('providers.row.tested')}>{momentText(tested, now)}</FactRow>}
      {balance === null ? null : (
        <FactRow label={t('providers.row.balance')}>
          {t('providers.balanceAt', { balance: amountText(balance.amount), when: momentText(balance.at, now) })}
        </FactRow>
      )}
      {provider.hasFreeCredits ? <FactRow label={t('providers.row.credits')}>{t('providers.credits')}</FactRow> : null}
      <FactRow label={t('providers.row.prices')}>
        <PriceTable provider={provider} now={now} />
      </FactRow>
      <FactRow label={t('providers.row.cancel')}>{t(`providers.cancel.${provider.cancel}`)}</FactRow>
      <FactRow label={t('providers.row.lostAnswer')}>
        {provider.hasHistory ? t('providers.lostAnswer.history') : t('providers.lostAnswer.none')}
      </FactRow>
      <FactRow label={t('providers.row.keepsFiles')}>
        <RetentionSelect provider={provider} />
      </FactRow>
      {provider.outputSeconds === null ? null : (
        <FactRow label={t('providers.row.results')}>
          {t('providers.results', { time: lifetimeText(provider.outputSeconds) })}
        </FactRow>
      )}
      <ProviderOptions provider={provider} />
      <FactRow label={t('providers.row.contacts')}>{contactedHosts(provider, account).join(', ')}</FactRow>
    </dl>
  );
}
