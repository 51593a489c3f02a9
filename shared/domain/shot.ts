import { z } from 'zod';
import { dialogueLineIdSchema, shotIdSchema } from '../ids.ts';
import { richTextSchema } from './rich-text.ts';

export const framings = [
  'wide',
  'full',
  'medium',
  'medium-close-up',
  'close-up',
  'extreme-close-up',
  'aerial',
  'over-the-shoulder',
  'pov',
  'insert',
  'two-shot',
] as const;
export type Framing = (typeof framings)[number];

export const cameraMoves = [
  'static',
  'push-in',
  'pull-out',
  'dolly',
  'pan',
  'tilt',
  'crane',
  'orbit',
  'tracking',
  'handheld-follow',
  'whip-pan',
  'dutch-angle',
  'rack-focus',
  'dolly-zoom',
] as const;
export type CameraMove = (typeof cameraMoves)[number];

export const cameraSpeeds = ['slow', 'normal', 'fast'] as const;
export type CameraSpeed = (typeof cameraSpeeds)[number];

export const cameraDirections = ['left', 'right', 'up', 'down'] as const;
export type CameraDirection = (typeof cameraDirections)[number];

/** Directions that make sense for a move; the first is the default. A move without any has no direction. */
export const directionsOfMove: Readonly<Record<CameraMove, readonly CameraDirection[]>> = {
  static: [],
  'push-in': [],
  'pull-out': [],
  dolly: ['right', 'left'],
  pan: ['right', 'left'],
  tilt: ['up', 'down'],
  crane: ['up', 'down'],
  orbit: ['right', 'left'],
  tracking: ['right', 'left'],
  'handheld-follow': [],
  'whip-pan': ['right', 'left'],
  'dutch-angle': [],
  'rack-focus': [],
  'dolly-zoom': [],
};

const cameraSchema = z.strictObject({
  move: z.enum(cameraMoves),
  speed: z.enum(cameraSpeeds),
  /** `null`: the default direction of the move. */
  direction: z.enum(cameraDirections).nullable(),
});
export type Camera = z.infer<typeof cameraSchema>;

const dialogueLineSchema = z.strictObject({
  id: dialogueLineIdSchema,
  /** A mention of a character, or plain words such as "Conductor". */
  speaker: richTextSchema,
  /** How the voice sounds: "low, close to the mic". */
  voice: z.string().max(500),
  emotion: z.string().max(500),
  words: z.string().max(2_000),
});
export type DialogueLine = z.infer<typeof dialogueLineSchema>;

const soundSchema = z.strictObject({ effects: richTextSchema, ambience: richTextSchema, music: richTextSchema });
export type Sound = z.infer<typeof soundSchema>;

/** Lines that one shot can hold. */
export const maxDialogueLines = 20;

/** Length limits of a shot, in milliseconds; lengths are multiples of `shotStepMs`. */
export const minShotMs = 1_000;
export const shotStepMs = 100;
/** Edges snap to this while dragging. */
export const shotSnapMs = 500;

export const shotSchema = z.strictObject({
  id: shotIdSchema,
  durationMs: z.number().int().min(minShotMs).max(15_000).multipleOf(shotStepMs),
  framing: z.enum(framings).nullable(),
  camera: cameraSchema.nullable(),
  action: richTextSchema,
  /** Light and mood. */
  light: z.string().max(2_000),
  dialogue: z.array(dialogueLineSchema).max(maxDialogueLines),
  sound: soundSchema,
});
/** One camera set-up inside a clip. */
export type Shot = z.infer<typeof shotSchema>;
