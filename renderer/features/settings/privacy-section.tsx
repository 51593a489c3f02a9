import { useTranslation } from 'react-i18next';
import { SettingRow } from './setting-row.tsx';

export function PrivacySection() {
  const { t } = useTranslation();
  return (
    <dl>
      <SettingRow label={t('settings.privacy.telemetry')}>{t('settings.privacy.telemetryFact')}</SettingRow>
      <SettingRow label={t('settings.privacy.hosts')}>{t('settings.privacy.hostsFact')}</SettingRow>
      <SettingRow label={t('settings.privacy.files')}>{t('settings.privacy.filesFact')}</SettingRow>
    </dl>
  );
}
