import { early } from './early.ts';
import { elements } from './en/elements.ts';
import { firstRun } from './en/first-run.ts';
import { history } from './en/history.ts';
import { mentions } from './en/mentions.ts';
import { moreOptions } from './en/more-options.ts';
import { preview } from './en/preview.ts';
import { preflight } from './en/preflight.ts';
import { priceBasis } from './en/price-basis.ts';
import { bucket } from './en/bucket.ts';
import { providerOptions } from './en/provider-options.ts';
import { providers } from './en/providers.ts';
import { queue } from './en/queue.ts';
import { quoteBoard } from './en/quote-board.ts';
import { several } from './en/several.ts';
import { setUp } from './en/set-up.ts';
import { referenceTools } from './en/reference-tools.ts';
import { shotTable } from './en/shot-table.ts';
import { splitClip } from './en/split-clip.ts';
import { starterKit } from './en/starter-kit.ts';
import { timeline } from './en/timeline.ts';

/** Words that come with the part that shows them: see `add-words.ts`. */
const late = {
  bucket,
  elements,
  firstRun,
  history,
  mentions,
  moreOptions,
  preview,
  preflight,
  priceBasis,
  providerOptions,
  providers,
  queue,
  quoteBoard,
  several,
  setUp,
  starterKit,
  referenceTools,
  shotTable,
  splitClip,
  timeline,
} as const;

/** Every word a person reads, by area. */
export const catalogue = { en: { translation: { ...early, ...late } } } as const;
