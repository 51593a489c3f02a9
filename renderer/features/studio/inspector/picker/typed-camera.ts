import { cameraDirections, cameraSpeeds, type CameraDirection, type CameraSpeed } from '#shared/domain/shot.ts';
import { words } from '#renderer/words/words.ts';

export interface TypedCamera {
  /** What is left to find a move by. */
  readonly query: string;
  readonly speed: CameraSpeed | null;
  readonly direction: CameraDirection | null;
}

/** Reads "slow pan left": a speed and a direction among the typed words, and what is left of them. */
export function typedCamera(typed: string): TypedCamera {
  const rest: string[] = [];
  let speed: CameraSpeed | null = null;
  let direction: CameraDirection | null = null;
  for (const word of typed.split(/\s+/u).filter((each) => each !== '')) {
    const lower = word.toLocaleLowerCase();
    const foundSpeed = cameraSpeeds.find((each) => words.t(`common.speed.${each}`).toLocaleLowerCase() === lower);
    const foundDirection = cameraDirections.find(
      (each) => words.t(`common.direction.${each}`).toLocaleLowerCase() === lower,
    );
    if (foundSpeed !== undefined) speed = foundSpeed;
    else if (foundDirection !== undefined) direction = foundDirection;
    else rest.push(word);
  }
  return { query: rest.join(' '), speed, direction };
}
