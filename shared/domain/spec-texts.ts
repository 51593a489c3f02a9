import type { ReferenceId } from '#shared/ids.ts';
import type { ClipSpec } from './clip-spec.ts';
import { mentionedIds, type RichTextSegment } from './rich-text.ts';
import type { Shot } from './shot.ts';

type Text = RichTextSegment[];

function mapShot(shot: Shot, change: (text: Text) => Text): Shot {
  return {
    ...shot,
    action: change(shot.action),
    dialogue: shot.dialogue.map((line) => ({ ...line, speaker: change(line.speaker) })),
    sound: {
      effects: change(shot.sound.effects),
      ambience: change(shot.sound.ambience),
      music: change(shot.sound.music),
    },
  };
}

/** Applies a change to every rich text of a spec, of both modes. */
export function mapTexts(spec: ClipSpec, change: (text: Text) => Text): ClipSpec {
  return {
    ...spec,
    text: change(spec.text),
    look: change(spec.look),
    soundBed: change(spec.soundBed),
    shots: spec.shots.map((shot) => mapShot(shot, change)),
  };
}

/** The rich texts of one shot, in reading order. */
export function textsOfShot(shot: Shot): readonly Text[] {
  return [
    shot.action,
    ...shot.dialogue.map((line) => line.speaker),
    shot.sound.effects,
    shot.sound.ambience,
    shot.sound.music,
  ];
}

/** The rich texts that the current mode sends, in reading order. */
export function sentTexts(spec: ClipSpec): readonly Text[] {
  if (spec.mode === 'text') return [spec.text];
  return [spec.look, ...spec.shots.flatMap(textsOfShot), spec.soundBed];
}

/** Every reference that the current mode mentions. */
export function mentionsInSpec(spec: ClipSpec): ReadonlySet<ReferenceId> {
  return new Set(sentTexts(spec).flatMap(mentionedIds));
}
