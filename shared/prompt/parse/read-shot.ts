import { maxDialogueLines, type Camera, type Framing, type Sound } from '#shared/domain/shot.ts';
import { seedanceVocabulary } from '../grammars/vocabulary.ts';
import { readCamera } from './read-camera.ts';
import { readDialogue, type ReadLine } from './read-dialogue.ts';
import { readFraming } from './read-framing.ts';
import { sentencesOf, withoutStop } from './sentences.ts';

/** The parts of one shot; its texts are still marked. */
export interface ReadShot {
  readonly framing: Framing | null;
  readonly camera: Camera | null;
  readonly action: string;
  readonly dialogue: readonly ReadLine[];
  readonly sound: Readonly<Record<keyof Sound, string>>;
}

const { soundLabels } = seedanceVocabulary;
const soundKinds: readonly (readonly [RegExp, keyof Sound])[] = [
  [new RegExp(`^(?:${soundLabels.effects}|sfx|sound)\\s*:\\s*`, 'iu'), 'effects'],
  [new RegExp(`^(?:${soundLabels.ambience}|ambient sound|ambient)\\s*:\\s*`, 'iu'), 'ambience'],
  [new RegExp(`^(?:${soundLabels.music}|score)\\s*:\\s*`, 'iu'), 'music'],
];

function readSound(sentence: string): readonly [keyof Sound, string] | null {
  for (const [label, kind] of soundKinds) {
    const found = label.exec(sentence);
    if (found !== null && found[0].length < sentence.length) return [kind, sentence.slice(found[0].length)];
  }
  return null;
}

/** `A train waits, slow push-in`: the move at the end of a sentence is a move, and the rest is what happens. */
function cutCamera(sentence: string): readonly [string, Camera] | null {
  const at = sentence.lastIndexOf(',');
  const camera = at === -1 ? null : readCamera(sentence.slice(at + 1));
  return camera === null ? null : [sentence.slice(0, at).trim(), camera];
}

/** Reads what is said of one shot. What is recognised becomes a field; every other word stays in the action. */
export function readShot(text: string): ReadShot {
  const { framing, rest } = readFraming(text.trim());
  const action: string[] = [];
  const dialogue: ReadLine[] = [];
  const sound: Record<keyof Sound, string> = { effects: '', ambience: '', music: '' };
  let camera: Camera | null = null;
  for (const sentence of sentencesOf(rest)) {
    const line = readDialogue(sentence);
    const cue = readSound(sentence);
    const move: Camera | null = camera === null ? readCamera(sentence) : null;
    const cut: readonly [string, Camera] | null = camera === null && move === null ? cutCamera(sentence) : null;
    if (line !== null && dialogue.length < maxDialogueLines) dialogue.push(line);
    else if (cue !== null && sound[cue[0]] === '') sound[cue[0]] = withoutStop(cue[1]);
    else if (move !== null) camera = move;
    else if (cut !== null) {
      action.push(`${cut[0]}.`);
      camera = cut[1];
    } else action.push(sentence);
  }
  return { framing, camera, action: action.join(' '), dialogue, sound };
}
