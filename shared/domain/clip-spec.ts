import { z } from 'zod';
import { assetIdSchema, shotIdSchema, tierIdSchema } from '../ids.ts';
import { ratios, resolutions } from './frame-sizes.ts';
import { moreOptionsSchema } from './more-options.ts';
import { promptFormSchema } from './prompt-form.ts';
import { referenceSchema } from './reference.ts';
import { richTextSchema } from './rich-text.ts';
import { shotSchema } from './shot.ts';

export const clipKinds = ['text', 'frames', 'references', 'edit', 'extend'] as const;
/** What the request is built from. Shown, never guessed. */
export type ClipKind = (typeof clipKinds)[number];

export const minClipSeconds = 4;
export const maxClipSeconds = 15;
export const maxTakes = 4;

const parametersSchema = z.strictObject({
  /** `standard`, `fast`, …: each provider says which tiers it has. */
  tier: tierIdSchema,
  ratio: z.enum([...ratios, 'auto']),
  /** Whole seconds; the shots fill exactly this long. */
  durationSeconds: z.number().int().min(minClipSeconds).max(maxClipSeconds),
  /** With length *auto* the provider chooses; the strip keeps its planned total. */
  isAutoLength: z.boolean(),
  resolution: z.enum(resolutions),
  hasAudio: z.boolean(),
  /** Takes per order. */
  takes: z.number().int().min(1).max(maxTakes),
  seed: z.number().int().min(0).max(2_147_483_647).nullable(),
  /** Absent: none of them was touched. */
  more: moreOptionsSchema.optional(),
});
export type ClipParameters = z.infer<typeof parametersSchema>;

/** More than anybody says in a clip; so much of it can be agreed to. */
export const maxSpokenCharacters = 45_000;

const agreedSpeechSchema = z.strictObject({
  /** `null`: in the text of text mode. */
  shotId: shotIdSchema.nullable(),
  /** It counts for these words only, in this time or more. */
  words: z.string().max(maxSpokenCharacters),
  durationMs: z.number().int().positive(),
});

export const clipSpecSchema = z
  .strictObject({
    version: z.literal(1),
    kind: z.enum(clipKinds),
    /** Only the current mode is ever sent. */
    mode: z.enum(['shots', 'text']),
    /** How shots are told apart in the prompt; absent: as the settings say. */
    promptForm: promptFormSchema.optional(),
    /** The prompt of text mode. */
    text: richTextSchema,
    /** Film stock, light and colour of every shot. */
    look: richTextSchema,
    /** Sound under every shot. */
    soundBed: richTextSchema,
    shots: z.array(shotSchema).min(1).max(maxClipSeconds),
    /** More than a provider takes may be attached; preflight says so. */
    references: z.array(referenceSchema).max(40),
    /** Speech that a person wants although it is too dense to be spoken clearly; absent: none. */
    agreedSpeech: z
      .array(agreedSpeechSchema)
      .max(maxClipSeconds + 1)
      .optional(),
    startFrame: assetIdSchema.nullable(),
    endFrame: assetIdSchema.nullable(),
    /** The video that kind *edit* changes; absent: none. */
    sourceVideo: assetIdSchema.optional(),
    parameters: parametersSchema,
  })
  .superRefine((spec, context) => {
    const totalMs = spec.shots.reduce((sum, shot) => sum + shot.durationMs, 0);
    if (totalMs !== spec.parameters.durationSeconds * 1_000) {
      context.addIssue({ code: 'custom', path: ['shots'], message: `shots last ${totalMs} ms, not the clip's length` });
    }
    if (new Set(spec.shots.map((shot) => shot.id)).size !== spec.shots.length) {
      context.addIssue({ code: 'custom', path: ['shots'], message: 'a shot id stands twice' });
    }
    const names = spec.references.map((reference) => reference.name.toLocaleLowerCase('en'));
    if (new Set(names).size !== names.length) {
      context.addIssue({ code: 'custom', path: ['references'], message: 'a reference name stands twice' });
    }
    if (new Set(spec.references.map((reference) => reference.id)).size !== spec.references.length) {
      context.addIssue({ code: 'custom', path: ['references'], message: 'a reference id stands twice' });
    }
  });
/** The provider-neutral description of a clip: shots, references, parameters. */
export type ClipSpec = z.infer<typeof clipSpecSchema>;
