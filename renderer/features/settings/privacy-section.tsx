import { useTranslation } from 'react-i18next';
import { providersWithKeys } from '#renderer/editing/accounts/recognise-key.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { contactedHosts } from './contacted-hosts.ts';
import { SettingRow } from './setting-row.tsx';

/** Every host this app may ever contact, by the provider it belongs to. */
function Hosts() {
  const { t } = useTranslation();
  const providers = providersWithKeys(useMirror((mirror) => mirror.providers));
  const accounts = useMirror((mirror) => mirror.accounts);
  const bucket = useMirror((mirror) => mirror.bucket);
  return (
    <>
      <p>{t('settings.privacy.hostsFact')}</p>
      <ul className="flex flex-col pt-1">
        {providers.map((provider) => (
          <li key={provider.id}>
            {t('settings.privacy.hostsOf', {
              provider: provider.name,
              hosts: contactedHosts(provider, accounts[provider.id]).join(', '),
            })}{' '}
            <span className="text-fg-3">
              {accounts[provider.id]?.isUsable === true
                ? t('settings.privacy.withKey')
                : t('settings.privacy.withoutKey')}
            </span>
          </li>
        ))}
        {bucket.settings === null ? null : (
          <li>
            {t('settings.privacy.hostsOf', {
              provider: t('bucket.title'),
              hosts: URL.parse(bucket.settings.url)?.host ?? bucket.settings.url,
            })}{' '}
            <span className="text-fg-3">
              {bucket.isUsable ? t('settings.privacy.withKey') : t('settings.privacy.withoutKey')}
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

export function PrivacySection() {
  const { t } = useTranslation();
  return (
    <dl>
      <SettingRow label={t('settings.privacy.telemetry')}>{t('settings.privacy.telemetryFact')}</SettingRow>
      <SettingRow label={t('settings.privacy.hosts')}>
        <Hosts />
      </SettingRow>
      <SettingRow label={t('settings.privacy.files')}>{t('settings.privacy.filesFact')}</SettingRow>
    </dl>
  );
}
