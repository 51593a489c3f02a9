import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { assetIdSchema, clipIdSchema, takeIdSchema } from '../ids.ts';

export const stillSchema = z.strictObject({
  takeId: takeIdSchema,
  /** The clip that is made together with the picture and begins with it; `null`: the picture alone. */
  newClipId: clipIdSchema.nullable(),
  /** `cancelled`: nobody wants it any more. */
  state: z.enum(['queued', 'working', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  share: z.number().min(0).max(1),
  /** False: it waits until a window of the app is open. */
  hasWindow: z.boolean(),
  /** The picture; set once it is `done`. */
  assetId: assetIdSchema.nullable(),
  error: appErrorSchema.nullable(),
});
/** The last frame of a take as a picture, or the work of taking it out. */
export type Still = z.infer<typeof stillSchema>;
