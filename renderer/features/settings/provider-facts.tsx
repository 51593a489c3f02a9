import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import { momentText } from '#renderer/words/moment-text.ts';
import { amountText } from '#renderer/words/price-text.ts';
import { contactedHosts } from './contacted-hosts.ts';
import { FactRow } from './fact-row.tsx';
import { RetentionSelect } from './retention-select.tsx';

const dayMs = 86_400_000;
/** A table older than this may be wrong. */
const stalePriceDays = 30;

function PriceTable({ provider, now }: { readonly provider: Capabilities; readonly now: number }) {
  const { t } = useTranslation();
  const { text, readOn } = provider.source;
  const readAt = new Date(`${readOn}T00:00:00`);
  const facts = { date: calendarDay(readAt), source: text };
  const days = Math.floor((now - readAt.getTime()) / dayMs);
  if (days <= stalePriceDays) return t('providers.prices', facts);
  return (
    <span className="inline-flex items-start gap-1.5 text-accent-text">
      <Icon of={TriangleAlert} size={14} className="mt-px text-accent-line" />
      {t('providers.pricesOld', { ...facts, count: days })}
    </span>
  );
}

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
      <FactRow label={t('providers.row.contacts')}>{contactedHosts(provider, account).join(', ')}</FactRow>
    </dl>
  );
}
