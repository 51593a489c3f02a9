import { isBlank } from '#shared/domain/rich-text.ts';
import type { Camera, DialogueLine, Shot, Sound } from '#shared/domain/shot.ts';
import type { Grammar, ShotPart } from './grammars/grammar.ts';
import { movesWithoutSpeed } from './grammars/vocabulary.ts';
import { capitalised, onOneLine, words, type Phrase } from './sentence.ts';

const line = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function plain(text: string): Phrase[] {
  const clean = line(text);
  return clean === '' ? [] : [[words(clean)]];
}

/** `Slow push-in`, `Pan to the left`. A direction nobody chose is not written. */
export function cameraWords(camera: Camera, grammar: Grammar): string {
  const speed = movesWithoutSpeed.has(camera.move) ? '' : grammar.cameraSpeeds[camera.speed];
  const direction = camera.direction === null ? '' : grammar.cameraDirections[camera.direction];
  return line(`${speed} ${grammar.cameraMoves[camera.move]} ${direction}`);
}

/** `@Image1 says, low, half to herself: "Does it always rain on this line?"` */
function spokenLine(spoken: DialogueLine, grammar: Grammar): Phrase[] {
  // A double quote inside the words would end the quotation early.
  const said = line(spoken.words).replace(/["“”„«»]/gu, "'");
  if (said === '') return [];
  const speaker = isBlank(spoken.speaker) ? [words(grammar.dialogue.unnamedSpeaker)] : onOneLine(spoken.speaker);
  const manner = [grammar.dialogue.verb, line(spoken.voice), line(spoken.emotion)].filter((part) => part !== '');
  return [[...speaker, words(` ${manner.join(', ')}: "${said}"`)]];
}

function soundCues(sound: Sound, grammar: Grammar): Phrase[] {
  const cues = [
    [grammar.soundLabels.effects, sound.effects],
    [grammar.soundLabels.ambience, sound.ambience],
    [grammar.soundLabels.music, sound.music],
  ] as const;
  return cues.flatMap(([label, text]) => (isBlank(text) ? [] : [[words(`${label}: `), ...onOneLine(text)]]));
}

const phrasesOfPart: Readonly<Record<ShotPart, (shot: Shot, grammar: Grammar) => Phrase[]>> = {
  framing: (shot, grammar) => (shot.framing === null ? [] : plain(capitalised(grammar.framings[shot.framing]))),
  action: (shot) => (isBlank(shot.action) ? [] : [onOneLine(shot.action)]),
  light: (shot) => plain(shot.light),
  camera: (shot, grammar) => (shot.camera === null ? [] : plain(capitalised(cameraWords(shot.camera, grammar)))),
  dialogue: (shot, grammar) => shot.dialogue.flatMap((spoken) => spokenLine(spoken, grammar)),
  sound: (shot, grammar) => soundCues(shot.sound, grammar),
};

/** The sentences of one shot in the order of the grammar; none when nothing was written. */
export function shotPhrases(shot: Shot, grammar: Grammar): Phrase[] {
  return grammar.shotParts.flatMap((part) => phrasesOfPart[part](shot, grammar));
}
