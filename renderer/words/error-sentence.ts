import type { AppError } from '#shared/errors.ts';
import { words } from './words.ts';

/** The one sentence a person reads about an error. A file without a name is "This file". */
export function errorSentence(error: AppError): string {
  return words.t(`errors.${error.code}`, {
    name: words.t('common.thisFile'),
    provider: words.t('common.theProvider'),
    ...error.params,
  });
}
