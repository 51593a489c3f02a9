import { z } from 'zod';
import { assetIdSchema, clipIdSchema, projectIdSchema, sequenceIdSchema, takeIdSchema } from '../ids.ts';
import { clipSpecSchema } from './clip-spec.ts';

export const entityNameSchema = z.string().trim().min(1).max(120);

export const projectSchema = z.strictObject({
  id: projectIdSchema,
  name: entityNameSchema,
  isSample: z.boolean(),
  createdAt: z.number().int(),
  trashedAt: z.number().int().nullable(),
});
/** A production. */
export type Project = z.infer<typeof projectSchema>;

export const sequenceSchema = z.strictObject({
  id: sequenceIdSchema,
  projectId: projectIdSchema,
  name: entityNameSchema,
  position: z.number().int().nonnegative(),
});
/** Ordered clips that become one film. */
export type Sequence = z.infer<typeof sequenceSchema>;

const continuationSchema = z.strictObject({
  /** The take whose last frame this clip starts with. */
  takeId: takeIdSchema,
  /** The picture that was made of that frame. It counts only while it is the start frame of the clip. */
  stillId: assetIdSchema,
});
/** A clip that goes on where a take of another ends. */
export type Continuation = z.infer<typeof continuationSchema>;

export const clipSchema = z.strictObject({
  id: clipIdSchema,
  sequenceId: sequenceIdSchema,
  name: entityNameSchema,
  /** Order inside the sequence; gaps are allowed, ties are not. */
  position: z.number().int().nonnegative(),
  activeTakeId: takeIdSchema.nullable(),
  /** `null`: it starts with a cut. */
  continues: continuationSchema.nullable(),
  createdAt: z.number().int(),
  trashedAt: z.number().int().nullable(),
});
/** One place in a sequence. */
export type Clip = z.infer<typeof clipSchema>;

export const draftSchema = z.strictObject({
  clipId: clipIdSchema,
  spec: clipSpecSchema,
  /** Rises by one with every save. */
  revision: z.number().int().nonnegative(),
  updatedAt: z.number().int(),
});
/** The mutable, autosaved spec of a clip. */
export type Draft = z.infer<typeof draftSchema>;
