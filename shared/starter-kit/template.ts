import type { Ratio } from '#shared/domain/frame-sizes.ts';
import type { ReferenceRole } from '#shared/domain/reference.ts';
import type { CameraDirection, CameraMove, CameraSpeed, Framing } from '#shared/domain/shot.ts';

export const templateIds = ['dialogue', 'turntable', 'chase', 'musicVideo', 'establishing'] as const;
export type TemplateId = (typeof templateIds)[number];

/** Something that each film has of its own: who, what or where. `{Name}` stands for it in the words of the shots. */
export interface TemplateSlot {
  /** A name as it is typed after `@`. */
  readonly name: string;
  /** What a picture of it is for. */
  readonly role: Extract<ReferenceRole, 'identity' | 'place'>;
  /** Stands there until somebody says better: "a woman in a rain-dark coat". */
  readonly words: string;
}

export interface TemplateLine {
  readonly speaker: string;
  readonly voice: string;
  readonly emotion: string;
  readonly words: string;
}

export interface TemplateShot {
  readonly seconds: number;
  readonly framing: Framing;
  /** One move per shot; its direction where it has one. */
  readonly camera: readonly [CameraMove, CameraSpeed, CameraDirection?];
  readonly action: string;
  readonly light: string;
  readonly line?: TemplateLine;
  readonly effects?: string;
  readonly ambience?: string;
  readonly music?: string;
}

/** A clip that is written already, but for its slots. English, as everything that a model reads. */
export interface Template {
  readonly id: TemplateId;
  /** Of the clip that is made of it. */
  readonly clipName: string;
  readonly ratio: Ratio;
  readonly look: string;
  readonly soundBed: string;
  readonly slots: readonly TemplateSlot[];
  readonly shots: readonly TemplateShot[];
}

/** Whole seconds: what its shots last together. */
export function secondsOf({ shots }: Pick<Template, 'shots'>): number {
  return shots.reduce((sum, { seconds }) => sum + seconds, 0);
}
