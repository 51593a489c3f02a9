import { z } from 'zod';
import { accountSchema, keyStoreSchema } from '../domain/account.ts';
import { assetSchema } from '../domain/asset.ts';
import { bucketViewSchema } from '../domain/bucket.ts';
import { derivativeSchema } from '../domain/derivative.ts';
import { elementSchema } from '../domain/element.ts';
import { jobViewSchema } from '../domain/job.ts';
import { libraryInfoSchema } from '../domain/library.ts';
import { clipSchema, draftSchema, projectSchema, sequenceSchema } from '../domain/project.ts';
import { capabilitiesSchema } from '../domain/provider.ts';
import { settingsSchema } from '../domain/settings.ts';
import { stillSchema } from '../domain/still.ts';
import { takeSchema } from '../domain/take.ts';

/**
 * Event name -> payload. An event announces the whole new state of one entity; it never commands. Trashed entities are
 * announced with `trashedAt`, so nothing needs a separate "removed" event.
 */
export const events = {
  'projects.changed': projectSchema,
  'sequences.changed': sequenceSchema,
  'clips.changed': clipSchema,
  'elements.changed': elementSchema,
  /** A draft changed by something other than the session that saves it. */
  'drafts.changed': draftSchema,
  'assets.changed': assetSchema,
  'takes.changed': takeSchema,
  'jobs.changed': jobViewSchema,
  'settings.changed': settingsSchema,
  'accounts.changed': accountSchema,
  /** Its tables were read again. */
  'providers.changed': capabilitiesSchema,
  'bucket.changed': bucketViewSchema,
  'keyStore.changed': keyStoreSchema,
  'derivatives.changed': derivativeSchema,
  'stills.changed': stillSchema,
  /** Whether providers can be reached, as far as the last calls tell. */
  'network.changed': z.strictObject({ isOnline: z.boolean() }),
  'library.measured': libraryInfoSchema,
  /** There is work for a window to claim. */
  'mediaWork.queued': z.strictObject({ waiting: z.number().int().nonnegative() }),
  /** Another window or tab took over; this one must stop and say so. */
  'session.replaced': z.strictObject({}),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** One event on the wire. `revision` rises by one per event of an epoch, whatever its name. */
export interface EventEnvelope<N extends EventName = EventName> {
  readonly epoch: string;
  readonly revision: number;
  readonly name: N;
  readonly payload: EventPayload<N>;
}
