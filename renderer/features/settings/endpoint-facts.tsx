import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { FactRow } from './fact-row.tsx';

/** `DAILIES_<PROVIDER>_<NAME>_URL`: what puts another address in place of the provider's own. */
function variableOf(providerId: string, name: string): string {
  return `DAILIES_${providerId}_${name}_URL`.toUpperCase().replaceAll('-', '_');
}

/** The addresses in force, and how others are put in their place. They are never edited here. */
export function EndpointFacts({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const isOverridden = account.origins.some((origin) => origin.isOverridden);
  return (
    <div className="pt-1">
      <p className="pb-1">{isOverridden ? t('providers.endpoints.read') : t('providers.endpoints.none')}</p>
      <dl className="flex flex-col">
        {account.origins.map(({ name, origin, isOverridden: isThisOne }) => (
          <FactRow key={name} label={name}>
            {origin}
            <span className="block text-meta text-fg-3">
              {variableOf(account.providerId, name)}
              {isThisOne ? `, ${t('providers.endpoints.fromEnvironment')}` : null}
            </span>
          </FactRow>
        ))}
      </dl>
    </div>
  );
}
