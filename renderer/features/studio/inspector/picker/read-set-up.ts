import {
  cameraMoves,
  framings,
  type CameraDirection,
  type CameraMove,
  type CameraSpeed,
  type Framing,
} from '#shared/domain/shot.ts';
import { findChoices, type ChoiceGroup } from './picker-model.ts';
import { cameraChoices, framingChoices, openId } from './set-up-choices.ts';
import { typedCamera } from './typed-camera.ts';

/** The one choice that words mean: its name, its words in the prompt, or the only one whose name begins so. */
function meant(groups: readonly ChoiceGroup[], text: string): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  const all = groups.flatMap(({ choices }) => choices);
  const exact = all.find(({ label, prompt, short }) =>
    [label, prompt, short].some((name) => name !== '' && name.toLocaleLowerCase() === wanted),
  );
  if (exact !== undefined) return exact.id;
  const found = findChoices(groups, text, 'names').flatMap(({ choices }) => choices);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Reads "Close-up", "close" or "CU". `null`: left open; `undefined`: no framing is called so. */
export function readFraming(text: string): Framing | null | undefined {
  if (text.trim() === '') return null;
  const id = meant(framingChoices(), text);
  if (id === openId) return null;
  return framings.find((framing) => framing === id);
}

export interface ReadCamera {
  readonly move: CameraMove;
  /** `null`: not said. */
  readonly speed: CameraSpeed | null;
  readonly direction: CameraDirection | null;
}

/** Reads "slow pan left"; `null`: no move is called so. */
export function readCamera(text: string): ReadCamera | null {
  const { query, speed, direction } = typedCamera(text);
  const id =
    query === ''
      ? null
      : meant(
          cameraChoices((move) => ({ move, speed: 'normal', direction: null })),
          query,
        );
  const move = cameraMoves.find((each) => each === id);
  return move === undefined ? null : { move, speed, direction };
}
