import type { PromptForm } from '#shared/domain/prompt-form.ts';
import type { CameraDirection, CameraMove, CameraSpeed, Framing } from '#shared/domain/shot.ts';

/** One part of a shot's paragraph. `action` carries subject and place as well: people write them in one sentence. */
export type ShotPart = 'framing' | 'action' | 'light' | 'camera' | 'dialogue' | 'sound';

/**
 * How a prompt is written, as data. Its words are the language of the model, not of the interface: they stay English
 * whatever language the app speaks.
 */
export interface Grammar {
  readonly id: PromptForm;
  /** `{number}` is the shot's number; `{start}` and `{end}` are seconds from the start of the clip. */
  readonly shotLabel: string;
  readonly shotParts: readonly ShotPart[];
  readonly framings: Readonly<Record<Framing, string>>;
  readonly cameraMoves: Readonly<Record<CameraMove, string>>;
  /** Written before the move; empty says nothing. */
  readonly cameraSpeeds: Readonly<Record<CameraSpeed, string>>;
  /** Written after the move. */
  readonly cameraDirections: Readonly<Record<CameraDirection, string>>;
  readonly dialogue: {
    /** Speaker of a line that names none. */
    readonly unnamedSpeaker: string;
    readonly verb: string;
  };
  readonly soundLabels: { readonly effects: string; readonly ambience: string; readonly music: string };
  readonly soundBedLabel: string;
  /** Stands for a mention whose reference is gone and whose name was never kept. */
  readonly deletedMention: string;
}
