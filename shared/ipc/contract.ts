import { z } from 'zod';
import { accountSchema } from '../domain/account.ts';
import { assetSchema } from '../domain/asset.ts';
import { clipSpecSchema } from '../domain/clip-spec.ts';
import { derivativeRecipeSchema, derivativeSchema } from '../domain/derivative.ts';
import { elementAssetListSchema, elementKinds, elementSchema } from '../domain/element.ts';
import { historyCandidateSchema, jobLogSchema, jobViewSchema } from '../domain/job.ts';
import {
  assetIdListSchema,
  libraryBuckets,
  libraryCountsSchema,
  libraryInfoSchema,
  libraryItemIdSchema,
  libraryItemSchema,
  takeRecipeSchema,
} from '../domain/library.ts';
import { mediaWorkClaimSchema, mediaWorkFailures, mediaWorkResultSchema } from '../domain/media-work.ts';
import { bucketSettingsSchema, bucketViewSchema } from '../domain/bucket.ts';
import { clipSchema, draftSchema, entityNameSchema, projectSchema } from '../domain/project.ts';
import { capabilitiesSchema, keySlots } from '../domain/provider.ts';
import { priceSchema, quoteSchema } from '../domain/quote.ts';
import { mediaKinds } from '../domain/reference.ts';
import { referenceNameSchema } from '../domain/reference-name.ts';
import { settingsSchema } from '../domain/settings.ts';
import { stillSchema } from '../domain/still.ts';
import { sentPromptSchema, snapshotEntrySchema } from '../domain/snapshot.ts';
import { takeSchema } from '../domain/take.ts';
import {
  clipIdSchema,
  elementIdSchema,
  jobIdSchema,
  mediaWorkIdSchema,
  projectIdSchema,
  providerIdSchema,
  snapshotIdSchema,
  stagedFileIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '../ids.ts';
import { appSnapshotSchema, projectContentSchema } from './snapshot.ts';

/** The largest piece of a file that one call carries, in bytes. */
export const maxChunkBytes = 1_048_576;

const nothing = z.strictObject({});
const chunkSchema = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= maxChunkBytes, {
    message: 'a chunk has 1 byte to 1 MiB',
  });
const fileNameSchema = z.string().min(1).max(255);
const leaseSchema = z.strictObject({ id: mediaWorkIdSchema, lease: z.uuid() });

/**
 * Method name -> strict input and output. One argument object each. Names read `area.verb`. Ids cross this line, never
 * paths or provider URLs; media never does (it is read from `/media/<sha256>`).
 */
export const contract = {
  /** The whole state to start from; also makes this session the active one, and replaces any other. */
  'app.snapshot': { input: nothing, output: appSnapshotSchema },

  'projects.create': { input: z.strictObject({ name: entityNameSchema }), output: projectContentSchema },
  'projects.open': { input: z.strictObject({ projectId: projectIdSchema }), output: projectContentSchema },
  'projects.rename': {
    input: z.strictObject({ projectId: projectIdSchema, name: entityNameSchema }),
    output: projectSchema,
  },
  'projects.trash': { input: z.strictObject({ projectId: projectIdSchema }), output: projectSchema },
  'projects.restore': { input: z.strictObject({ projectId: projectIdSchema }), output: projectSchema },

  /** Adds a clip at the end, or after `afterClipId`; with a spec it starts from that (reuse everything). */
  'clips.create': {
    input: z.strictObject({
      projectId: projectIdSchema,
      name: entityNameSchema.optional(),
      spec: clipSpecSchema.optional(),
      afterClipId: clipIdSchema.optional(),
    }),
    output: z.strictObject({ clip: clipSchema, draft: draftSchema }),
  },
  'clips.rename': { input: z.strictObject({ clipId: clipIdSchema, name: entityNameSchema }), output: clipSchema },
  /** Moves a clip to a place (0 = first) among the clips of its sequence that are not in the trash. */
  'clips.move': {
    input: z.strictObject({ clipId: clipIdSchema, toIndex: z.number().int().nonnegative().max(10_000) }),
    output: z.array(clipSchema),
  },
  'clips.trash': { input: z.strictObject({ clipId: clipIdSchema }), output: clipSchema },
  'clips.restore': { input: z.strictObject({ clipId: clipIdSchema }), output: clipSchema },

  /** Cast & places. Fails with `element.name-taken` when the project has one of that name, whatever the case. */
  'elements.create': {
    input: z.strictObject({
      projectId: projectIdSchema,
      kind: z.enum(elementKinds),
      name: referenceNameSchema,
      assets: elementAssetListSchema,
    }),
    output: elementSchema,
  },
  'elements.rename': {
    input: z.strictObject({ elementId: elementIdSchema, name: referenceNameSchema }),
    output: elementSchema,
  },
  'elements.setKind': {
    input: z.strictObject({ elementId: elementIdSchema, kind: z.enum(elementKinds) }),
    output: elementSchema,
  },
  /** The whole list: which files, what each is for, in which order. What was sent with the old one stays as it was. */
  'elements.setAssets': {
    input: z.strictObject({ elementId: elementIdSchema, assets: elementAssetListSchema }),
    output: elementSchema,
  },
  /** Clips that mention it keep its files and its name. */
  'elements.trash': { input: z.strictObject({ elementId: elementIdSchema }), output: elementSchema },
  /** Fails with `element.name-taken` when another has its name by now. */
  'elements.restore': { input: z.strictObject({ elementId: elementIdSchema }), output: elementSchema },

  /** Autosave. Fails with `draft.stale` when somebody saved after `baseRevision`. */
  'drafts.save': {
    input: z.strictObject({ clipId: clipIdSchema, spec: clipSpecSchema, baseRevision: z.number().int().nonnegative() }),
    output: z.strictObject({ revision: z.number().int() }),
  },

  /** Opens a staged file for pasted or dropped bytes. Without `bytes` the size is not known yet. */
  'assets.beginImport': {
    input: z.strictObject({
      name: fileNameSchema,
      bytes: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 40),
    }),
    output: z.strictObject({ stagedFileId: stagedFileIdSchema }),
  },
  /** The one method that carries bytes. Chunks of a file may arrive in any order, at most 4 in flight. */
  'staged.write': {
    input: z.strictObject({
      stagedFileId: stagedFileIdSchema,
      offset: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 40),
      bytes: chunkSchema,
    }),
    output: nothing,
  },
  /** Checks, hashes and keeps the staged file. The same bytes twice give the same asset. */
  'assets.finishImport': { input: z.strictObject({ stagedFileId: stagedFileIdSchema }), output: assetSchema },
  'assets.abortImport': { input: z.strictObject({ stagedFileId: stagedFileIdSchema }), output: nothing },
  'assets.get': { input: z.strictObject({ assetIds: assetIdListSchema }), output: z.array(assetSchema) },
  /** A thumbnail did not load: draw it again, once. */
  'assets.redrawThumbnail': { input: z.strictObject({ assetId: assetSchema.shape.id }), output: assetSchema },

  /** Makes a copy that fits a provider's limits; the same copy is made once. */
  'derivatives.make': {
    input: z.strictObject({ assetId: assetSchema.shape.id, recipe: derivativeRecipeSchema }),
    output: derivativeSchema,
  },

  /**
   * Takes the last frame out of a take; the same take twice gives the same picture. `newClipId`: an id that the caller
   * made; a clip that goes on from the take is made under it in the same transaction, behind the clip of the take. It is
   * made even when nobody listens any more, and once only.
   */
  'stills.make': {
    input: z.strictObject({ takeId: takeIdSchema, newClipId: clipIdSchema.nullable() }),
    output: stillSchema,
  },
  /** Nobody wants the picture any more; one that is there stays. */
  'stills.cancel': {
    input: z.strictObject({ takeId: takeIdSchema, newClipId: clipIdSchema.nullable() }),
    output: stillSchema,
  },

  /** Reads again what a provider publishes of itself. */
  'providers.refresh': { input: z.strictObject({ providerId: providerIdSchema }), output: capabilitiesSchema },

  'quotes.list': { input: z.strictObject({ spec: clipSpecSchema }), output: z.array(quoteSchema).max(50) },

  /**
   * Asks a provider what a clip would cost, where it tells (`hasEstimate`): the quote with the answer for a price, which
   * then also stands in `quotes.list` and is what an order agrees to.
   */
  'quotes.refine': {
    input: z.strictObject({
      clipId: clipIdSchema,
      spec: clipSpecSchema,
      providerId: providerIdSchema,
      tier: tierIdSchema,
    }),
    output: quoteSchema,
  },

  /**
   * One click. The draft must be saved at `draftRevision`; `orderToken` is made when the button is shown, so that a
   * double click is one order. `agreedPrice` is what stood on the button.
   */
  'generations.order': {
    input: z.strictObject({
      clipId: clipIdSchema,
      draftRevision: z.number().int().nonnegative(),
      providerId: providerIdSchema,
      tier: tierIdSchema,
      agreedPrice: priceSchema,
      /** A twin take: the same spec, once more, at another quote. Both are ordered, or neither. */
      twin: z.strictObject({ providerId: providerIdSchema, tier: tierIdSchema, agreedPrice: priceSchema }).optional(),
      orderToken: z.uuid(),
    }),
    output: z.array(jobViewSchema).min(1),
  },
  /**
   * One click for several clips, each at its own quote: all are ordered, or none. The same token again answers with the
   * jobs of the first. A failure names the clip that it is about (`params.clipId`).
   */
  'generations.orderSeveral': {
    input: z.strictObject({
      orders: z
        .array(
          z.strictObject({
            clipId: clipIdSchema,
            draftRevision: z.number().int().nonnegative(),
            providerId: providerIdSchema,
            tier: tierIdSchema,
            agreedPrice: priceSchema,
          }),
        )
        .min(1)
        .max(200)
        .refine((orders) => new Set(orders.map(({ clipId }) => clipId)).size === orders.length, {
          message: 'a clip stands twice',
        }),
      orderToken: z.uuid(),
    }),
    output: z.array(jobViewSchema).min(1),
  },
  'jobs.cancel': { input: z.strictObject({ jobId: jobIdSchema }), output: jobViewSchema },
  /**
   * Lets a held job go on. `useCurrentKey`: the key it was ordered with is gone, so ask with the one in force; that only
   * polls and fetches, it never sends.
   */
  'jobs.resume': { input: z.strictObject({ jobId: jobIdSchema, useCurrentKey: z.boolean() }), output: jobViewSchema },
  /**
   * Looks for an unconfirmed job in the provider's history: adopts an exact match, else lists what it may be.
   * `useCurrentKey` as in `jobs.resume`; absent: no.
   */
  'jobs.checkAgain': {
    input: z.strictObject({ jobId: jobIdSchema, useCurrentKey: z.boolean().optional() }),
    output: z.strictObject({ job: jobViewSchema, candidates: z.array(historyCandidateSchema).max(100) }),
  },
  /** A person says which job at the provider the unconfirmed one is. */
  'jobs.attach': {
    input: z.strictObject({
      jobId: jobIdSchema,
      remoteId: z.string().trim().min(1).max(500),
      useCurrentKey: z.boolean().optional(),
    }),
    output: jobViewSchema,
  },
  /** A person sends an unconfirmed job once more, knowing that it may be charged twice. The first one is given up. */
  'jobs.sendAgain': {
    input: z.strictObject({ jobId: jobIdSchema, agreedPrice: priceSchema, orderToken: z.uuid() }),
    output: jobViewSchema,
  },
  /** A person agrees to what a job costs by now that is held for its price; nothing of it was accepted anywhere. */
  'jobs.agree': {
    input: z.strictObject({ jobId: jobIdSchema, agreedPrice: priceSchema, orderToken: z.uuid() }),
    output: jobViewSchema,
  },
  /** A person no longer waits for an unconfirmed job. */
  'jobs.writeOff': { input: z.strictObject({ jobId: jobIdSchema }), output: jobViewSchema },
  'jobs.log': { input: z.strictObject({ jobId: jobIdSchema }), output: jobLogSchema },
  /** A new generation from the same snapshot, at the price on the button; the failed one stays. */
  'jobs.retry': {
    input: z.strictObject({ jobId: jobIdSchema, agreedPrice: priceSchema, orderToken: z.uuid() }),
    output: jobViewSchema,
  },

  /** Every prompt of a clip that was sent, newest first. */
  'snapshots.list': {
    input: z.strictObject({ clipId: clipIdSchema }),
    output: z.array(snapshotEntrySchema).max(1_000),
  },
  'snapshots.get': { input: z.strictObject({ snapshotId: snapshotIdSchema }), output: sentPromptSchema },

  'takes.activate': { input: z.strictObject({ takeId: takeIdSchema }), output: clipSchema },
  'takes.judge': {
    input: z.strictObject({ takeId: takeIdSchema, verdict: takeSchema.shape.verdict }),
    output: takeSchema,
  },

  /** Newest first, keyset paging. */
  'library.list': {
    input: z.strictObject({
      bucket: z.enum(libraryBuckets),
      kinds: z.array(z.enum(mediaKinds)).max(3),
      cursor: z.string().max(200).nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.strictObject({ items: z.array(libraryItemSchema), nextCursor: z.string().nullable() }),
  },
  /** Takes and files whose name has these words in it, newest first; only the newest few thousand are looked through. */
  'library.find': {
    input: z.strictObject({ text: z.string().max(100), limit: z.number().int().min(1).max(50) }),
    output: z.array(libraryItemSchema),
  },
  'library.counts': { input: nothing, output: libraryCountsSchema },
  'library.recipe': { input: z.strictObject({ takeId: takeIdSchema }), output: takeRecipeSchema },
  'library.trash': {
    input: z.strictObject({ itemIds: z.array(libraryItemIdSchema).min(1).max(1_000) }),
    output: z.strictObject({ itemIds: z.array(libraryItemIdSchema) }),
  },
  'library.restore': {
    input: z.strictObject({ itemIds: z.array(libraryItemIdSchema).min(1).max(1_000) }),
    output: z.strictObject({ itemIds: z.array(libraryItemIdSchema) }),
  },
  'library.measure': { input: nothing, output: libraryInfoSchema },

  /** Keeps a key for the address in force, in place of the one before. It never comes back. */
  'accounts.saveKey': {
    input: z.strictObject({ providerId: providerIdSchema, slot: z.enum(keySlots), key: z.string().max(200_000) }),
    output: accountSchema,
  },
  'accounts.removeKey': {
    input: z.strictObject({ providerId: providerIdSchema, slot: z.enum(keySlots) }),
    output: accountSchema,
  },
  /** Asks the provider whether it takes the keys, and for the balance. Costs nothing. */
  'accounts.test': { input: z.strictObject({ providerId: providerIdSchema }), output: accountSchema },

  /**
   * `settings`: `null` leaves the address as it is. `key`: `null` keeps the one that is there, which goes nowhere but to the
   * address that it was entered for.
   */
  'bucket.save': {
    input: z.strictObject({
      settings: bucketSettingsSchema.nullable(),
      key: z.strictObject({ id: z.string().max(1_000), secret: z.string().max(1_000) }).nullable(),
    }),
    output: bucketViewSchema,
  },
  /** Puts a tiny object, fetches it by its signed address, compares, and deletes it. */
  'bucket.test': { input: nothing, output: bucketViewSchema },
  /** Forgets the bucket and its key, as far as they do not come from the environment. */
  'bucket.remove': { input: nothing, output: bucketViewSchema },

  'settings.update': { input: settingsSchema.omit({ bucket: true }).partial(), output: settingsSchema },

  /** Claims the next piece of media work, for 30 s. */
  'mediaWork.claim': { input: nothing, output: mediaWorkClaimSchema.nullable() },
  /** Renews the lease. `share` runs from 0 to 1. Fails with `media-work.lease-lost` when the work was taken away or cancelled. */
  'mediaWork.progress': { input: leaseSchema.extend({ share: z.number().min(0).max(1) }), output: nothing },
  'mediaWork.complete': { input: leaseSchema.extend({ result: mediaWorkResultSchema }), output: nothing },
  'mediaWork.fail': {
    input: leaseSchema.extend({
      reason: z.enum(mediaWorkFailures),
      detail: z.string().max(2_000),
    }),
    output: nothing,
  },

  /** Shows a file of the library in the system's file manager, where the host can. */
  'desktop.reveal': { input: z.strictObject({ assetId: assetSchema.shape.id }), output: nothing },
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type MethodInput<M extends MethodName> = z.infer<Contract[M]['input']>;
export type MethodOutput<M extends MethodName> = z.infer<Contract[M]['output']>;
