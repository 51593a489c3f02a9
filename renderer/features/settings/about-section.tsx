import { useTranslation } from 'react-i18next';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { SettingRow } from './setting-row.tsx';

/** "Chromium 146": what draws this window, for a report of a fault. */
function engineName(userAgent: string): string {
  const version = /Chrome\/(\d+)/u.exec(userAgent)?.[1];
  return version === undefined ? userAgent : `Chromium ${version}`;
}

export function AboutSection() {
  const { t } = useTranslation();
  const version = useMirror((mirror) => mirror.appVersion);
  const host = useMirror((mirror) => mirror.host);
  return (
    <dl>
      <SettingRow label={t('settings.about.version')}>{version}</SettingRow>
      <SettingRow label={t('settings.about.host')}>{t(`settings.about.hosts.${host.kind}`)}</SettingRow>
      <SettingRow label={t('settings.about.engine')}>{engineName(navigator.userAgent)}</SettingRow>
      <SettingRow label={t('settings.about.system')}>{t(`settings.about.systems.${host.platform}`)}</SettingRow>
      <SettingRow label={t('settings.about.licence')}>{t('settings.about.licenceFact')}</SettingRow>
    </dl>
  );
}
