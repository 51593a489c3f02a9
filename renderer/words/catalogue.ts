import { accounts } from './en/accounts.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { firstRun } from './en/first-run.ts';
import { library } from './en/library.ts';
import { media } from './en/media.ts';
import { priceBasis } from './en/price-basis.ts';
import { prompt } from './en/prompt.ts';
import { providers } from './en/providers.ts';
import { quotes } from './en/quotes.ts';
import { references } from './en/references.ts';
import { settings } from './en/settings.ts';
import { studio } from './en/studio.ts';

/** Every word a person reads, by area. */
export const catalogue = {
  en: {
    translation: {
      accounts,
      common,
      errors,
      firstRun,
      library,
      media,
      priceBasis,
      prompt,
      providers,
      quotes,
      references,
      settings,
      studio,
    },
  },
} as const;
