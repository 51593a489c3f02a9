import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { byteSize } from '#renderer/words/byte-size.ts';
import { SettingRow } from './setting-row.tsx';

export function StorageSection() {
  const { t } = useTranslation();
  const { folder, usedBytes, freeBytes } = useMirror((mirror) => mirror.library);
  useEffect(() => {
    // The new sizes come back as an event.
    void client().invoke('library.measure', {});
  }, []);
  return (
    <dl>
      <SettingRow label={t('settings.storage.folder')}>{folder}</SettingRow>
      <SettingRow label={t('settings.storage.used')}>{byteSize(usedBytes)}</SettingRow>
      {freeBytes === null ? null : <SettingRow label={t('settings.storage.free')}>{byteSize(freeBytes)}</SettingRow>}
      <SettingRow label={t('settings.storage.other')}>{t('settings.storage.otherFact')}</SettingRow>
    </dl>
  );
}
