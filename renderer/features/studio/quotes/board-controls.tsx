import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quoteOrders, type QuoteOrder } from '#shared/domain/settings.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';

/** Reads the tables again of every provider that publishes them. */
function RefreshPrices() {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const hasAny = useMirror((mirror) => mirror.providers.some(({ isRefreshable }) => isRefreshable));
  if (!hasAny) return null;
  const refresh = async (): Promise<void> => {
    const { providers } = mirrorStore.getState();
    setIsBusy(true);
    const ids = providers.flatMap(({ id, isRefreshable }) => (isRefreshable ? [id] : []));
    const read = await Promise.all(
      ids.map((providerId) => orReport(client().invoke('providers.refresh', { providerId }))),
    );
    setIsBusy(false);
    if (read.every((answer) => answer !== null)) announce(t('quoteBoard.refreshed'));
  };
  return <IconButton label={t('quoteBoard.refresh')} icon={RefreshCw} isBusy={isBusy} onClick={() => void refresh()} />;
}

interface BoardControlsProps {
  readonly order: QuoteOrder;
  readonly isTwin: boolean;
  readonly onTwin: (isTwin: boolean) => void;
}

/** In which order, whether two are wanted, and whether prices are still true. */
export function BoardControls({ order, isTwin, onTwin }: BoardControlsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex shrink-0 items-center gap-3">
      <Checkbox label={t('quoteBoard.twin.wanted')} isChecked={isTwin} onChange={onTwin} />
      <Select
        label={t('quoteBoard.sort.label')}
        value={order}
        options={quoteOrders.map((value) => ({ value, label: t(`quoteBoard.sort.${value}`) }))}
        onChange={(quoteOrder) => void orReport(client().invoke('settings.update', { quoteOrder }))}
        className="w-36 flex-none"
      />
      <RefreshPrices />
    </div>
  );
}
