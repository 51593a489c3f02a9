import { clipSpecSchema, type ClipSpec } from './clip-spec.ts';

/** Seconds of a clip that was just added: one shot, long enough for one thing to happen. */
const newClipSeconds = 5;

/** An empty clip: one shot, nothing written, settings that every provider has. `newId` gives a new UUID. */
export function newClipSpec(newId: () => string): ClipSpec {
  return clipSpecSchema.parse({
    version: 1,
    kind: 'text',
    mode: 'shots',
    text: [],
    look: [],
    soundBed: [],
    shots: [
      {
        id: newId(),
        durationMs: newClipSeconds * 1_000,
        framing: null,
        camera: null,
        action: [],
        light: '',
        dialogue: [],
        sound: { effects: [], ambience: [], music: [] },
      },
    ],
    references: [],
    startFrame: null,
    endFrame: null,
    parameters: {
      tier: 'standard',
      ratio: '16:9',
      durationSeconds: newClipSeconds,
      isAutoLength: false,
      resolution: '720p',
      hasAudio: true,
      takes: 1,
      seed: null,
    },
  });
}
