import { z } from 'zod';
import { assetIdSchema } from '../ids.ts';
import { usedRangeSchema } from './reference.ts';
import { cameraDirections, cameraMoves, cameraSpeeds, framings } from './shot.ts';

const animaticShotSchema = z.strictObject({
  /** 1, 2, 3… */
  number: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  framing: z.enum(framings).nullable(),
  camera: z.strictObject({
    move: z.enum(cameraMoves),
    speed: z.enum(cameraSpeeds),
    direction: z.enum(cameraDirections).nullable(),
  }),
  /** The picture that is moved; `null` draws a card with the action. A video gives its first used frame. */
  picture: z
    .strictObject({ assetId: assetIdSchema, kind: z.enum(['image', 'video']), atMs: z.number().int() })
    .nullable(),
  /** What happens, for the drawn card. */
  action: z.string().max(2_000),
  /** Dialogue lines, each "Speaker: words", shown as captions for the length of the shot. */
  captions: z.array(z.string().max(2_000)).max(20),
  /** Sound cue on the slate; empty for none. */
  soundCue: z.string().max(500),
});
export type AnimaticShot = z.infer<typeof animaticShotSchema>;

export const animaticPlanSchema = z.strictObject({
  /** Pixels; exactly a cell of the size table. */
  width: z.number().int().min(16).max(4_096),
  height: z.number().int().min(16).max(4_096),
  framesPerSecond: z.literal(24),
  /** Each shot starts where the one before ended. */
  shots: z.array(animaticShotSchema).min(1).max(15),
  hasAudio: z.boolean(),
  /** The sound under the film; `null` renders a quiet click at each cut so that timing can be heard. */
  guideTrack: z.strictObject({ assetId: assetIdSchema, usedRange: usedRangeSchema.nullable() }).nullable(),
});
/** Everything a worker needs to draw an animatic; two equal plans give the same picture. */
export type AnimaticPlan = z.infer<typeof animaticPlanSchema>;
