import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { openTable } from './table-place.tsx';

/** Opens all shots as a table. */
export function TableButton() {
  const { t } = useTranslation();
  return (
    <IconButton
      label={t('studio.shots.table')}
      keys={useKeysLabel('shot.table')}
      icon={Table2}
      iconSize={14}
      aria-haspopup="dialog"
      className="short:h-6"
      onClick={openTable}
    />
  );
}
