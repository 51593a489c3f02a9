import { cameraSpeeds, type Camera, type CameraMove, type CameraSpeed, type Framing } from '#shared/domain/shot.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { movesWithoutSpeed } from '#shared/prompt/grammars/vocabulary.ts';
import { capitalised } from '#shared/prompt/sentence.ts';
import { cameraWords } from '#shared/prompt/shot-phrases.ts';
import { words } from '#renderer/words/words.ts';
import type { Choice, ChoiceGroup } from './picker-model.ts';
import './set-up-words.ts';

/** The id of the choice to leave it open. */
export const openId = 'none';

const grammar = grammars['shot-order'];

/** As shot lists abbreviate them, in every language. */
const shotListNames: Readonly<Record<Framing, string>> = {
  wide: 'WS',
  full: 'FS',
  medium: 'MS',
  'medium-close-up': 'MCU',
  'close-up': 'CU',
  'extreme-close-up': 'ECU',
  aerial: '',
  'over-the-shoulder': 'OTS',
  pov: 'POV',
  insert: 'INS',
  'two-shot': '2S',
};

const framingGroups: readonly { readonly id: 'size' | 'view'; readonly framings: readonly Framing[] }[] = [
  { id: 'size', framings: ['wide', 'full', 'medium', 'medium-close-up', 'close-up', 'extreme-close-up'] },
  { id: 'view', framings: ['aerial', 'over-the-shoulder', 'pov', 'insert', 'two-shot'] },
];

interface MoveGroup {
  readonly id: 'still' | 'turn' | 'travel' | 'lens';
  readonly moves: readonly CameraMove[];
}

const moveGroups: readonly MoveGroup[] = [
  { id: 'still', moves: ['static', 'dutch-angle'] },
  { id: 'turn', moves: ['pan', 'tilt', 'whip-pan'] },
  { id: 'travel', moves: ['push-in', 'pull-out', 'dolly', 'tracking', 'crane', 'orbit', 'handheld-follow'] },
  { id: 'lens', moves: ['rack-focus', 'dolly-zoom'] },
];

function openGroup(): ChoiceGroup {
  return {
    id: 'open',
    title: words.t('setUp.group.open'),
    choices: [
      {
        id: openId,
        label: words.t('studio.inspector.notSet'),
        short: '',
        about: words.t('setUp.aboutOpen'),
        prompt: '',
      },
    ],
  };
}

/** Every framing, and to leave it open. */
export function framingChoices(): ChoiceGroup[] {
  const choice = (framing: Framing): Choice => ({
    id: framing,
    label: words.t(`common.framing.${framing}`),
    short: shotListNames[framing],
    about: words.t(`setUp.framing.${framing}`),
    prompt: capitalised(grammar.framings[framing]),
  });
  return [
    ...framingGroups.map(({ id, framings }) => ({
      id,
      title: words.t(`setUp.group.${id}`),
      choices: framings.map(choice),
    })),
    openGroup(),
  ];
}

/** What stands in the prompt for a camera: "Slow push-in", "Pan to the left". */
export function cameraPrompt(camera: Camera): string {
  return capitalised(cameraWords(camera, grammar));
}

/** Every camera move, each at the speed and in the direction it would get, and to leave it open. */
export function cameraChoices(cameraOf: (move: CameraMove) => Camera): ChoiceGroup[] {
  const choice = (move: CameraMove): Choice => ({
    id: move,
    label: words.t(`common.camera.${move}`),
    short: '',
    about: words.t(`setUp.camera.${move}`),
    prompt: cameraPrompt(cameraOf(move)),
  });
  return [
    ...moveGroups.map(({ id, moves }) => ({ id, title: words.t(`setUp.group.${id}`), choices: moves.map(choice) })),
    openGroup(),
  ];
}

/** The three speeds of one camera. */
export function speedChoices(camera: Camera): ChoiceGroup[] {
  const choice = (speed: CameraSpeed): Choice => ({
    id: speed,
    label: words.t(`common.speed.${speed}`),
    short: '',
    about: words.t(`setUp.speed.${speed}`),
    prompt: cameraPrompt({ ...camera, speed }),
  });
  return [{ id: 'pace', title: words.t('setUp.group.pace'), choices: cameraSpeeds.map(choice) }];
}

/** False for a frame that stands or leans: a slow static camera says nothing. */
export function hasSpeed(move: CameraMove): boolean {
  return !movesWithoutSpeed.has(move);
}
