import type { ProviderOption } from '#shared/domain/provider.ts';
import type { FrozenRequest, ProviderSettings } from '../provider.ts';

type Options = Pick<ProviderSettings, 'options'>;

/** Where its media calls are: one address is in its documentation and its own client, the other on the model's page. */
export const pathOption = { id: 'apiPath', choices: ['openai', 'plain'] } satisfies ProviderOption;

/** Whether a request names the model of its kind, or leaves it to the gateway to choose by what the request contains. */
export const modelOption = { id: 'modelName', choices: ['by-kind', 'plain'] } satisfies ProviderOption;

const paths = { openai: '/openai/v1/videos', plain: '/v1/videos' } as const;

/** Prices are asked for here only, whatever a person has chosen. */
export const dryRunPath = `${paths.openai}?dryRun=true`;

/** Where a new request goes. */
export function videosPath({ options }: Options): string {
  return options?.[pathOption.id] === 'plain' ? paths.plain : paths.openai;
}

/** Where a job is asked about: where it was ordered, as long as that is known. */
export function jobPath(id: string, frozen: Pick<FrozenRequest, 'path'> | undefined): string {
  return `${frozen?.path === paths.plain ? paths.plain : paths.openai}/${id}`;
}

/** Whether prices can be asked for: the other address has no dry run, and would begin to work. */
export function canAskPrice({ options }: Options): boolean {
  return options?.[pathOption.id] !== 'plain';
}

/** Whether the model of each kind is named. */
export function namesKind({ options }: Options): boolean {
  return options?.[modelOption.id] !== 'plain';
}
