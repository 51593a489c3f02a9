import { z } from 'zod';
import { accountSchema, keyStoreSchema } from '../domain/account.ts';
import { assetSchema } from '../domain/asset.ts';
import { bucketViewSchema } from '../domain/bucket.ts';
import { elementSchema } from '../domain/element.ts';
import { jobViewSchema } from '../domain/job.ts';
import { libraryInfoSchema } from '../domain/library.ts';
import { clipSchema, draftSchema, projectSchema, sequenceSchema } from '../domain/project.ts';
import { capabilitiesSchema } from '../domain/provider.ts';
import { settingsSchema } from '../domain/settings.ts';
import { takeSchema } from '../domain/take.ts';

/** What the host can do; the interface hides the rest. */
export const hostInfoSchema = z.strictObject({
  kind: z.enum(['electron', 'browser']),
  /** Show a file in the system's file manager. */
  canReveal: z.boolean(),
  /** The window draws its own title bar buttons. */
  hasWindowControls: z.boolean(),
  platform: z.enum(['darwin', 'win32', 'linux']),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

/** Everything of one project. */
export const projectContentSchema = z.strictObject({
  project: projectSchema,
  sequences: z.array(sequenceSchema),
  clips: z.array(clipSchema),
  drafts: z.array(draftSchema),
  takes: z.array(takeSchema),
  /** Cast & places, the trash included. */
  elements: z.array(elementSchema),
  /** Assets that the drafts, takes and elements refer to. */
  assets: z.array(assetSchema),
});
export type ProjectContent = z.infer<typeof projectContentSchema>;

export const appSnapshotSchema = z.strictObject({
  /** Random per start of the application. A change means: throw everything away and take a new snapshot. */
  epoch: z.uuid(),
  /** Events up to this revision are contained. */
  revision: z.number().int().nonnegative(),
  appVersion: z.string(),
  host: hostInfoSchema,
  library: libraryInfoSchema,
  settings: settingsSchema,
  providers: z.array(capabilitiesSchema),
  /** One per provider that needs a key. */
  accounts: z.array(accountSchema),
  keyStore: keyStoreSchema,
  bucket: bucketViewSchema,
  isOnline: z.boolean(),
  projects: z.array(projectSchema),
  open: projectContentSchema.nullable(),
  /** Jobs that are not settled, and those that settled today. */
  jobs: z.array(jobViewSchema),
  /** Rows that could not be read and were skipped. */
  damagedRows: z.number().int().nonnegative(),
});
export type AppSnapshot = z.infer<typeof appSnapshotSchema>;
