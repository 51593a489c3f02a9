import { z } from 'zod';
import { bucketSettingsSchema } from './bucket.ts';
import { promptFormSchema } from './prompt-form.ts';
import { clipIdSchema, projectIdSchema, providerIdSchema } from '../ids.ts';

/** Sizes in CSS pixels by panel name; remembered per screen and window class. */
const panelSizesSchema = z.record(z.string().max(60), z.number().min(0).max(10_000));

export const quoteOrders = ['provider', 'price', 'wait', 'losses'] as const;
/** By provider, or the cheapest, the quickest, or the one that changes least first. */
export type QuoteOrder = (typeof quoteOrders)[number];

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']),
  hasFinishedFirstRun: z.boolean(),
  openProjectId: projectIdSchema.nullable(),
  /** The clip that was open, per project. */
  openClipIds: z.record(projectIdSchema, clipIdSchema),
  panelSizes: panelSizesSchema,
  /** Names of panels that are closed. */
  closedPanels: z.array(z.string().max(60)).max(40),
  /** A dragged edge of a shot snaps to half seconds. */
  snapsShots: z.boolean(),
  /** Height of a library row, in CSS pixels. */
  libraryRowHeight: z.number().int().min(80).max(400),
  /** The form of prompts whose clip chose none. */
  grammar: promptFormSchema,
  /** Who makes the next take; `null`: the first provider that can. */
  chosenProviderId: providerIdSchema.nullable(),
  /** How the quotes of a clip are put in order. */
  quoteOrder: z.enum(quoteOrders),
  /** How long a provider may keep uploads and results, in seconds; a provider that is not named does as it likes. */
  retentionSeconds: z.record(providerIdSchema, z.number().int().positive()),
  /** The person's own bucket; its key is elsewhere. Changed by `bucket.save` only, which checks where it leads. */
  bucket: bucketSettingsSchema.nullable(),
  /** What a person chose of a provider's own options, by option; what is not named stands at its first choice. */
  providerOptions: z.record(providerIdSchema, z.record(z.string().max(40), z.string().max(40))),
});
/** What the app remembers for this library. */
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  hasFinishedFirstRun: false,
  openProjectId: null,
  openClipIds: {},
  panelSizes: {},
  closedPanels: [],
  snapsShots: true,
  libraryRowHeight: 140,
  grammar: 'shot-order',
  chosenProviderId: null,
  quoteOrder: 'provider',
  retentionSeconds: {},
  bucket: null,
  providerOptions: {},
};
