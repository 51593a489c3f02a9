import { accounts } from './en/accounts.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { library } from './en/library.ts';
import { media } from './en/media.ts';
import { prompt } from './en/prompt.ts';
import { quotes } from './en/quotes.ts';
import { references } from './en/references.ts';
import { settings } from './en/settings.ts';
import { studio } from './en/studio.ts';

/** The words that the first paint may need. */
export const early = {
  accounts,
  common,
  errors,
  library,
  media,
  prompt,
  quotes,
  references,
  settings,
  studio,
} as const;
