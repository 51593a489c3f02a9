import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import type { CameraDirection, CameraMove, CameraSpeed, Framing } from '#shared/domain/shot.ts';

/** The sample project as it is when a library is new. It has no files, so nothing in it mentions a reference. */
export const sampleProjectName = 'Night Train to Kyoto';
export const sampleSequenceName = 'Film';
export const sampleClipName = 'Window seat';

interface SampleShot {
  readonly seconds: number;
  readonly framing: Framing;
  readonly camera: readonly [CameraMove, CameraSpeed, CameraDirection | null];
  readonly action: string;
  readonly light: string;
  readonly line?: {
    readonly speaker: string;
    readonly voice: string;
    readonly emotion: string;
    readonly words: string;
  };
  readonly effects?: string;
  readonly ambience?: string;
}

const look = '35 mm, tungsten lamps against wet blue night, shallow focus, soft grain.';
const soundBed = 'Rain on the roof under everything, wheels on the rail joints from shot 4.';

const shots: readonly SampleShot[] = [
  {
    seconds: 3.5,
    framing: 'wide',
    camera: ['static', 'normal', null],
    action:
      'The night express stands at platform 2, rain sheeting off the roof. Every window is warm but one. Steam drifts across the wet concrete.',
    light: 'Warm windows, cold platform lamps',
    ambience: 'Rain, a far announcement',
  },
  {
    seconds: 3,
    framing: 'medium',
    camera: ['push-in', 'slow', null],
    action: 'Mira, in a dripping grey coat, walks the aisle and counts the seats under her breath.',
    light: 'Low tungsten from the reading lamps',
    effects: 'Wet footsteps on carpet',
  },
  {
    seconds: 3.5,
    framing: 'close-up',
    camera: ['rack-focus', 'slow', null],
    action: 'From drops running down the glass to Mira reflected in it.',
    light: 'Sodium lamps passing, cold fill',
    line: {
      speaker: 'Mira',
      voice: 'low, close to the mic',
      emotion: 'half to herself',
      words: 'Does it always rain on this line?',
    },
    effects: 'Drops on glass, wheel joint',
  },
  {
    seconds: 2,
    framing: 'insert',
    camera: ['static', 'normal', null],
    action: 'Her ticket. Her thumb slides over the seat number.',
    light: 'One warm lamp from the left',
    effects: 'Paper under a thumb',
  },
  {
    seconds: 3,
    framing: 'over-the-shoulder',
    camera: ['pan', 'normal', 'left'],
    action: 'Past Mira, the conductor leans in, lamps sliding over his cap.',
    light: 'Passing lamps, warm rim',
    line: {
      speaker: 'Conductor',
      voice: 'dry, older',
      emotion: 'kind',
      words: 'Only on the nights you would rather stay.',
    },
  },
];

/** `newId` gives a new UUID. */
export function sampleSpec(newId: () => string): ClipSpec {
  const empty = newClipSpec(newId);
  const durationSeconds = shots.reduce((total, shot) => total + shot.seconds, 0);
  return clipSpecSchema.parse({
    ...empty,
    look: plainText(look),
    soundBed: plainText(soundBed),
    shots: shots.map((shot) => toShot(shot, newId)),
    parameters: { ...empty.parameters, durationSeconds },
  });
}

function toShot(shot: SampleShot, newId: () => string): unknown {
  const [move, speed, direction] = shot.camera;
  return {
    id: newId(),
    durationMs: shot.seconds * 1_000,
    framing: shot.framing,
    camera: { move, speed, direction },
    action: plainText(shot.action),
    light: shot.light,
    dialogue: shot.line === undefined ? [] : [{ ...shot.line, id: newId(), speaker: plainText(shot.line.speaker) }],
    sound: { effects: plainText(shot.effects ?? ''), ambience: plainText(shot.ambience ?? ''), music: [] },
  };
}
