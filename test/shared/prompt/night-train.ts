import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Reference } from '#shared/domain/reference.ts';
import { mention, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { assetIdSchema, dialogueLineIdSchema, referenceIdSchema, shotIdSchema } from '#shared/ids.ts';

/** A readable UUID: the number stands at its end. */
export function idNumber(number: number): string {
  return `019ab000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function reference(number: number, change: Partial<Reference> = {}): Reference {
  return {
    id: referenceIdSchema.parse(idNumber(number)),
    assetId: assetIdSchema.parse(String(number).padStart(64, '0')),
    kind: 'image',
    name: `Reference${number}`,
    role: 'identity',
    hue: ((number - 1) % 12) + 1,
    usedRange: null,
    ...change,
  };
}

export function shot(number: number, change: Partial<Shot> = {}): Shot {
  return {
    id: shotIdSchema.parse(idNumber(100 + number)),
    durationMs: 3_000,
    framing: null,
    camera: null,
    action: [],
    light: '',
    dialogue: [],
    sound: { effects: [], ambience: [], music: [] },
    ...change,
  };
}

export function line(number: number, words: string, speaker: RichTextSegment[], voice = '', emotion = '') {
  return { id: dialogueLineIdSchema.parse(idNumber(200 + number)), speaker, voice, emotion, words };
}

export const mira = reference(1, { name: 'Mira' });
export const platform = reference(2, { name: 'Platform', role: 'place' });
export const teaHouse = reference(3, { name: 'TeaHouse', role: 'place' });
export const rainAudio = reference(4, { name: 'Rain-audio', kind: 'audio', role: 'rhythm' });

const shots: Shot[] = [
  shot(1, {
    durationMs: 3_500,
    framing: 'wide',
    camera: { move: 'static', speed: 'slow', direction: null },
    action: [
      ...plainText('The night express stands at '),
      mention(platform.id),
      ...plainText(', rain sheeting off the roof. Every window is warm but one.'),
    ],
  }),
  shot(2, {
    framing: 'medium',
    camera: { move: 'push-in', speed: 'slow', direction: null },
    action: [
      mention(mira.id),
      ...plainText(' walks the aisle, coat still dripping, and counts the seats under her breath'),
    ],
  }),
  shot(3, {
    durationMs: 3_500,
    framing: 'close-up',
    camera: { move: 'rack-focus', speed: 'slow', direction: null },
    action: [...plainText('From drops on the glass to '), mention(mira.id), ...plainText(' reflected in it.')],
    light: 'Sodium lamps passing, cold fill',
    dialogue: [line(1, 'Does it always rain on this line?', [mention(mira.id)], 'low', 'half to herself')],
    sound: { effects: plainText('drops on glass, wheel joint'), ambience: [mention(rainAudio.id)], music: [] },
  }),
  shot(4, {
    durationMs: 2_000,
    framing: 'insert',
    camera: { move: 'static', speed: 'normal', direction: null },
    action: plainText('Her ticket.\nThumb over the seat number.'),
  }),
  shot(5, {
    framing: 'over-the-shoulder',
    camera: { move: 'pan', speed: 'normal', direction: 'left' },
    action: plainText('The conductor, lamps sliding over his cap.'),
    dialogue: [line(2, 'Only on the nights you would rather stay.', plainText('The conductor'), 'dry', 'kind')],
  }),
];

/** The clip of the sample project, with every field used once. */
export const nightTrain: ClipSpec = clipSpecSchema.parse({
  version: 1,
  kind: 'references',
  mode: 'shots',
  text: [
    ...plainText('Rain on the windows.  '),
    mention(mira.id),
    ...plainText(' looks up.\n\nCut to: '),
    mention(platform.id),
    ...plainText('.'),
  ],
  look: plainText('35 mm, tungsten lamps against wet blue night, shallow focus, soft grain.'),
  soundBed: [mention(rainAudio.id), ...plainText(' under everything, wheels on the rail joints from shot 4.')],
  shots,
  references: [mira, platform, teaHouse, rainAudio],
  startFrame: null,
  endFrame: null,
  parameters: {
    tier: 'standard',
    ratio: '16:9',
    durationSeconds: 15,
    isAutoLength: false,
    resolution: '720p',
    hasAudio: true,
    takes: 1,
    seed: null,
  },
});
