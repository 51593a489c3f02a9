import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account.ts';
import { endpointVariable } from '#shared/domain/endpoint-variable.ts';
import { FactRow } from './fact-row.tsx';

/** The addresses in force, and how others are put in their place. They are never edited here. */
export function EndpointFacts({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const names = account.origins.map(({ name }) => name);
  const isOverridden = account.origins.some((origin) => origin.isOverridden);
  return (
    <div className="pt-1">
      <p className="pb-1">{isOverridden ? t('providers.endpoints.read') : t('providers.endpoints.none')}</p>
      <dl className="flex flex-col">
        {account.origins.map(({ name, origin, isOverridden: isThisOne }) => (
          <FactRow key={name} label={name}>
            {origin}
            <span className="block text-meta text-fg-3">
              {endpointVariable(account.providerId, name, names)}
              {isThisOne ? `, ${t('providers.endpoints.fromEnvironment')}` : null}
            </span>
          </FactRow>
        ))}
      </dl>
    </div>
  );
}
