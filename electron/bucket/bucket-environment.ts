import type { BucketSettings } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBucketAddress } from './bucket-address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Both halves of the key; they leave the process environment with the keys of the providers. */
export const bucketKeyVariables = ['DAILIES_BUCKET_KEY_ID', 'DAILIES_BUCKET_SECRET'] as const;

const names = {
  url: 'DAILIES_BUCKET_URL',
  region: 'DAILIES_BUCKET_REGION',
  name: 'DAILIES_BUCKET_NAME',
  isForAll: 'DAILIES_BUCKET_FOR_ALL',
} as const;

export interface EnvironmentBucket {
  readonly settings: BucketSettings;
  /** Those that are set. */
  readonly variables: readonly string[];
}

/**
 * The bucket that the environment names; `null`: it names none. One that cannot be used is an error, and no other takes its
 * place: files would go where nobody meant them to.
 */
export function readEnvironmentBucket(environment: Environment): Result<EnvironmentBucket | null, AppError> {
  const text = (variable: string): string => environment[variable]?.trim() ?? '';
  const [url, region, name] = [text(names.url), text(names.region), text(names.name)];
  if (url === '' && name === '') return ok(null);
  if (url === '') return err(invalid(names.url));
  if (name === '') return err(invalid(names.name));
  const settings = { url, region, name, isForAll: text(names.isForAll) === '1' };
  const read = readBucketAddress(settings, true);
  if (!read.ok) return err(invalid(variableOf(read.error)));
  return ok({ settings, variables: Object.values(names).filter((variable) => text(variable) !== '') });
}

function variableOf({ params }: AppError): string {
  if (params['context'] === 'name') return names.name;
  return params['context'] === 'region' ? names.region : names.url;
}

function invalid(variable: string): AppError {
  return appError('invalid-input', 'bucket.address-invalid', { params: { context: 'variable', variable } });
}
