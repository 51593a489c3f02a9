import { z } from 'zod';

const uuid = z.uuid();

/** Ids are UUIDv7, so that ordering by id is ordering by creation and never depends on the wall clock being right. */
export const projectIdSchema = uuid.brand<'ProjectId'>();
export type ProjectId = z.infer<typeof projectIdSchema>;
export const sequenceIdSchema = uuid.brand<'SequenceId'>();
export type SequenceId = z.infer<typeof sequenceIdSchema>;
export const clipIdSchema = uuid.brand<'ClipId'>();
export type ClipId = z.infer<typeof clipIdSchema>;
export const shotIdSchema = uuid.brand<'ShotId'>();
export type ShotId = z.infer<typeof shotIdSchema>;
export const dialogueLineIdSchema = uuid.brand<'DialogueLineId'>();
export type DialogueLineId = z.infer<typeof dialogueLineIdSchema>;
export const referenceIdSchema = uuid.brand<'ReferenceId'>();
export type ReferenceId = z.infer<typeof referenceIdSchema>;
/** Cast & places. In rich text it stands where the id of a reference would: all files of the element are meant. */
export const elementIdSchema = uuid.brand<'ElementId'>();
export type ElementId = z.infer<typeof elementIdSchema>;
export const snapshotIdSchema = uuid.brand<'SnapshotId'>();
export type SnapshotId = z.infer<typeof snapshotIdSchema>;
export const orderIdSchema = uuid.brand<'OrderId'>();
export type OrderId = z.infer<typeof orderIdSchema>;
export const intentIdSchema = uuid.brand<'IntentId'>();
export type IntentId = z.infer<typeof intentIdSchema>;
export const generationIdSchema = uuid.brand<'GenerationId'>();
export type GenerationId = z.infer<typeof generationIdSchema>;
export const jobIdSchema = uuid.brand<'JobId'>();
export type JobId = z.infer<typeof jobIdSchema>;
export const takeIdSchema = uuid.brand<'TakeId'>();
export type TakeId = z.infer<typeof takeIdSchema>;
export const stagedFileIdSchema = uuid.brand<'StagedFileId'>();
export type StagedFileId = z.infer<typeof stagedFileIdSchema>;
export const mediaWorkIdSchema = uuid.brand<'MediaWorkId'>();
export type MediaWorkId = z.infer<typeof mediaWorkIdSchema>;
/** A key as this library knows it: the same key that comes back has the same id, and nothing of the key is in it. */
export const credentialIdSchema = uuid.brand<'CredentialId'>();
export type CredentialId = z.infer<typeof credentialIdSchema>;

/** An asset is its bytes: the lower-case hexadecimal SHA-256 of the file. */
export const assetIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'AssetId'>();
export type AssetId = z.infer<typeof assetIdSchema>;

/** `fal`, `animatic`, …: known only to the adapters and the registry. */
export const providerIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/)
  .brand<'ProviderId'>();
export type ProviderId = z.infer<typeof providerIdSchema>;
export const tierIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/)
  .brand<'TierId'>();
export type TierId = z.infer<typeof tierIdSchema>;
