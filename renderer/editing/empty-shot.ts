import type { Shot } from '#shared/domain/shot.ts';
import type { ShotId } from '#shared/ids.ts';

/** A shot nothing has been written about. */
export function emptyShot(id: ShotId, durationMs: number): Shot {
  return {
    id,
    durationMs,
    framing: null,
    camera: null,
    action: [],
    light: '',
    dialogue: [],
    sound: { effects: [], ambience: [], music: [] },
  };
}
