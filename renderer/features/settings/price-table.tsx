import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/domain/provider.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { calendarDay } from '#renderer/words/calendar-day.ts';

const dayMs = 86_400_000;
/** A table older than this may be wrong. */
const stalePriceDays = 30;

function Refresh({ provider }: { readonly provider: Capabilities }) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const isOnline = useMirror((mirror) => mirror.isOnline);
  const refresh = async (): Promise<void> => {
    setIsBusy(true);
    const read = await orReport(client().invoke('providers.refresh', { providerId: provider.id }));
    setIsBusy(false);
    if (read !== null) announce(t('providers.refreshed', { provider: provider.name }));
  };
  return (
    <IconButton
      label={t('providers.refresh', { provider: provider.name })}
      icon={RefreshCw}
      iconSize={14}
      size={24}
      disabled={!isOnline}
      isBusy={isBusy}
      onClick={() => void refresh()}
      className="-my-1 shrink-0"
    />
  );
}

/** How old the prices are, and a way to read them again where the provider publishes them. */
export function PriceTable({ provider, now }: { readonly provider: Capabilities; readonly now: number }) {
  const { t } = useTranslation();
  const { text, readOn } = provider.source;
  const readAt = new Date(`${readOn}T00:00:00`);
  const facts = { date: calendarDay(readAt), source: text };
  const days = Math.floor((now - readAt.getTime()) / dayMs);
  const isOld = days > stalePriceDays;
  return (
    <span className={isOld ? 'flex items-start gap-1.5 text-accent-text' : 'flex items-start gap-1.5'}>
      {isOld ? <Icon of={TriangleAlert} size={14} className="mt-px text-accent-line" /> : null}
      <span className="min-w-0">
        {isOld ? t('providers.pricesOld', { ...facts, count: days }) : t('providers.prices', facts)}
      </span>
      {provider.isRefreshable ? <Refresh provider={provider} /> : null}
    </span>
  );
}
