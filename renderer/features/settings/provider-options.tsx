import { useTranslation } from 'react-i18next';
import type { Capabilities, ProviderOption } from '#shared/domain/provider.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { Select } from '#renderer/ui/select.tsx';
import { FactRow } from './fact-row.tsx';
import { optionText } from './option-text.ts';

async function choose(providerId: Capabilities['id'], id: string, choice: string): Promise<void> {
  const { providerOptions } = mirrorStore.getState().settings;
  const own = { ...providerOptions[providerId], [id]: choice };
  await orReport(client().invoke('settings.update', { providerOptions: { ...providerOptions, [providerId]: own } }));
}

function OptionRow({ provider, option }: { readonly provider: Capabilities; readonly option: ProviderOption }) {
  const { t } = useTranslation();
  const chosen = useMirror((mirror) => mirror.settings.providerOptions[provider.id]?.[option.id]);
  const { name, fact, choiceName } = optionText(option);
  const value = option.choices.find((choice) => choice === chosen) ?? option.choices[0] ?? null;
  return (
    <FactRow label={name}>
      <span className="flex flex-col gap-0.5">
        <Select
          label={t('providers.optionOf', { option: name, provider: provider.name })}
          value={value}
          options={option.choices.map((choice) => ({ value: choice, label: choiceName(choice) }))}
          onChange={(choice) => void choose(provider.id, option.id, choice)}
          className="max-w-44"
        />
        {fact === null ? null : <span className="text-meta text-fg-3">{fact}</span>}
      </span>
    </FactRow>
  );
}

/** What a person may decide once for this provider, as its data offers it. */
export function ProviderOptions({ provider }: { readonly provider: Capabilities }) {
  return provider.options.map((option) => <OptionRow key={option.id} provider={provider} option={option} />);
}
