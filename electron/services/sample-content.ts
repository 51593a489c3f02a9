import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Reference, ReferenceRole } from '#shared/domain/reference.ts';
import { mention, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { CameraDirection, CameraMove, CameraSpeed, Framing } from '#shared/domain/shot.ts';
import { writtenClipSpec } from '#shared/domain/written-clip-spec.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';

/** The sample project as it is when a library is new. Words in braces become mentions where that picture is there. */
export const sampleProjectName = 'Night Train to Kyoto';
export const sampleSequenceName = 'Film';
export const sampleClipName = 'Window seat';

interface SamplePicture {
  /** Its file in the interface's `sample` folder, and its name after `@`. */
  readonly file: string;
  readonly name: string;
  readonly role: ReferenceRole;
}

/** Drawn for this project; in the order of the tray. */
export const samplePictures: readonly SamplePicture[] = [
  { file: 'mira.webp', name: 'Mira', role: 'identity' },
  { file: 'train.webp', name: 'Train', role: 'place' },
  { file: 'carriage.webp', name: 'Carriage', role: 'place' },
  { file: 'ticket.webp', name: 'Ticket', role: 'composition' },
  { file: 'conductor.webp', name: 'Conductor', role: 'identity' },
];

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
      '{Train} stands at platform 2, rain sheeting off the roof. Every window is warm but one. Steam drifts across the wet concrete.',
    light: 'Warm windows, cold platform lamps',
    ambience: 'Rain, a far announcement',
  },
  {
    seconds: 3,
    framing: 'medium',
    camera: ['push-in', 'slow', null],
    action: 'In {Carriage} a woman in a dripping grey coat walks the aisle and counts the seats under her breath.',
    light: 'Low tungsten from the reading lamps',
    effects: 'Wet footsteps on carpet',
  },
  {
    seconds: 3.5,
    framing: 'close-up',
    camera: ['rack-focus', 'slow', null],
    action: 'From drops running down the glass to {Mira} reflected in it.',
    light: 'Sodium lamps passing, cold fill',
    line: {
      speaker: '{Mira}',
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
    action: '{Ticket} in her hand. Her thumb slides over the seat number.',
    light: 'One warm lamp from the left',
    effects: 'Paper under a thumb',
  },
  {
    seconds: 3,
    framing: 'over-the-shoulder',
    camera: ['pan', 'normal', 'left'],
    action: '{Conductor} leans in past her, lamps sliding over his cap.',
    light: 'Passing lamps, warm rim',
    line: {
      speaker: '{Conductor}',
      voice: 'dry, older',
      emotion: 'kind',
      words: 'Only on the nights you would rather stay.',
    },
  },
];

/** `newId` gives a new UUID; `pictures` holds what could be brought into the library, by file name. */
export function sampleSpec(newId: () => string, pictures: ReadonlyMap<string, AssetId>): ClipSpec {
  const durationSeconds = shots.reduce((total, shot) => total + shot.seconds, 0);
  const references = sampleReferences(newId, pictures);
  return writtenClipSpec(newId, {
    look,
    soundBed,
    shots: shots.map((shot) => toShot(shot, newId, references)),
    references,
    parameters: { ratio: '16:9', durationSeconds },
  });
}

function sampleReferences(newId: () => string, pictures: ReadonlyMap<string, AssetId>): Reference[] {
  return samplePictures
    .flatMap((picture) => {
      const assetId = pictures.get(picture.file);
      return assetId === undefined ? [] : [{ ...picture, assetId }];
    })
    .map(({ assetId, name, role }, index) => ({
      id: newId() as ReferenceId,
      assetId,
      kind: 'image',
      name,
      role,
      hue: index + 1,
      usedRange: null,
    }));
}

function toShot(shot: SampleShot, newId: () => string, references: readonly Reference[]): unknown {
  const [move, speed, direction] = shot.camera;
  const withMentions = (text: string): RichTextSegment[] => parseMentions(text, references);
  return {
    id: newId(),
    durationMs: shot.seconds * 1_000,
    framing: shot.framing,
    camera: { move, speed, direction },
    action: withMentions(shot.action),
    light: shot.light,
    dialogue: shot.line === undefined ? [] : [{ ...shot.line, id: newId(), speaker: withMentions(shot.line.speaker) }],
    sound: { effects: plainText(shot.effects ?? ''), ambience: plainText(shot.ambience ?? ''), music: [] },
  };
}

/** `{Mira} waits` becomes a mention and words; a name without its picture stays a word. */
function parseMentions(text: string, references: readonly Reference[]): RichTextSegment[] {
  return text.split(/\{(\w+)\}/).flatMap((part, index) => {
    const reference = index % 2 === 1 ? references.find(({ name }) => name === part) : undefined;
    return reference === undefined ? plainText(part) : [mention(reference.id)];
  });
}
