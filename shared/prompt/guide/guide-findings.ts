import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { isBlank, renderRichText, type RichText } from '#shared/domain/rich-text.ts';
import type { Framing, Shot } from '#shared/domain/shot.ts';
import { sentTexts } from '#shared/domain/spec-texts.ts';
import { compilePrompt } from '../compile.ts';
import { grammars } from '../grammars/grammars.ts';
import { seedanceVocabulary } from '../grammars/vocabulary.ts';
import { atMentions, sendsReferences } from '../mention-style.ts';
import { markMentions } from '../parse/mention-marks.ts';
import { advise, pass, type FindingSource, type LevelledFinding } from '../preflight-finding.ts';
import { countWords } from '../text-counts.ts';
import { namedMoves } from './named-moves.ts';
import { isLatin, saysMotion, weightlessTouch } from './words-of-motion.ts';

/** Longer prompts are reported to be followed in part only. */
const mostWords = 1_000;
const guide: FindingSource = { kind: 'prompting-guide' };

/** Framings that need width, and framings that need height or closeness. */
const broad: ReadonlySet<Framing> = new Set(['wide', 'aerial', 'two-shot']);
const close: ReadonlySet<Framing> = new Set(['close-up', 'extreme-close-up', 'insert']);

interface NumberedShot {
  readonly shot: Shot;
  readonly number: number;
}

const wordsOf = (text: RichText): string => renderRichText(text, () => 'somebody');

/** One finding for all shots it is about, so that a clip of fifteen does not say it fifteen times. */
function about(code: 'guide.no-sound' | 'guide.no-motion', shots: readonly NumberedShot[]): LevelledFinding[] {
  const [first] = shots;
  if (first === undefined) return [];
  const numbers = new Intl.ListFormat('en', { type: 'conjunction' }).format(shots.map(({ number }) => String(number)));
  return [advise({ code, params: { numbers, count: shots.length }, source: guide, shotId: first.shot.id })];
}

function moveFindings(shots: readonly NumberedShot[]): LevelledFinding[] {
  const several = shots.flatMap(({ shot, number }) => {
    const named = namedMoves(`${wordsOf(shot.action)}\n${shot.light}`);
    const moves = [...new Set([...(shot.camera === null ? [] : [shot.camera.move]), ...named])];
    if (moves.length < 2) return [];
    const params = { number, moves: moves.map((move) => seedanceVocabulary.cameraMoves[move]).join(', ') };
    return [advise({ code: 'guide.several-moves', params, source: guide, shotId: shot.id })];
  });
  return several.length > 0 ? several : [pass({ code: 'guide.one-move', params: {}, source: guide })];
}

function soundFindings(spec: ClipSpec, shots: readonly NumberedShot[]): LevelledFinding[] {
  if (!spec.parameters.hasAudio || !isBlank(spec.soundBed)) return [];
  const isHeard = ({ shot }: NumberedShot): boolean =>
    Object.values(shot.sound).some((cue) => !isBlank(cue)) || shot.dialogue.some(({ words }) => words.trim() !== '');
  return about(
    'guide.no-sound',
    shots.filter((each) => !isHeard(each)),
  );
}

function motionFindings(shots: readonly NumberedShot[]): LevelledFinding[] {
  const still = shots.filter(({ shot }) => {
    const action = wordsOf(shot.action);
    const isCameraStill = shot.camera === null || shot.camera.move === 'static';
    // An insert shows a thing: it may lie still.
    return (
      shot.framing !== 'insert' && isCameraStill && isLatin(action) && !saysMotion(action) && shot.dialogue.length === 0
    );
  });
  const weightless = shots.flatMap(({ shot, number }) => {
    const word = weightlessTouch(wordsOf(shot.action));
    return word === null
      ? []
      : [advise({ code: 'guide.no-weight', params: { number, word }, source: guide, shotId: shot.id })];
  });
  return [...about('guide.no-motion', still), ...weightless];
}

/** The picture's shape against what most shots want to show. */
function ratioFindings({ parameters: { ratio } }: ClipSpec, shots: readonly NumberedShot[]): LevelledFinding[] {
  const framed = shots.flatMap(({ shot }) => (shot.framing === null ? [] : [shot.framing]));
  const isMost = (wanted: ReadonlySet<Framing>): boolean =>
    framed.length > 0 && framed.filter((framing) => wanted.has(framing)).length * 2 > framed.length;
  const params = { ratio };
  if ((ratio === '9:16' || ratio === '3:4') && isMost(broad))
    return [advise({ code: 'guide.tall-wide', params, source: guide })];
  if (ratio === '21:9' && isMost(close)) return [advise({ code: 'guide.wide-close', params, source: guide })];
  return [];
}

function faceFindings(spec: ClipSpec, capabilities: Capabilities | null): LevelledFinding[] {
  if (capabilities === null || capabilities.isLocal || !sendsReferences(spec.kind)) return [];
  const faces = spec.references.filter(({ kind, role }) => kind === 'image' && role === 'identity');
  const [first] = faces;
  if (first === undefined) return [];
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(faces.map(({ name }) => name));
  return [advise({ code: 'guide.real-face', params: { names, count: faces.length }, source: { kind: 'moderation' } })];
}

/** Numbers that were typed as words: they point by the order of the tray, or to nothing. */
function numberFindings(spec: ClipSpec): LevelledFinding[] {
  if (!sendsReferences(spec.kind)) return [];
  const typed = sentTexts(spec).map((text) =>
    markMentions(
      text.filter(({ type }) => type === 'text'),
      spec.references,
    ),
  );
  const names = new Map(spec.references.map(({ id, name }) => [id, name]));
  const bound = new Map(typed.flatMap((each) => each.bound.map(({ written, referenceId }) => [written, referenceId])));
  const unbound = new Set(typed.flatMap((each) => each.unbound));
  return [
    ...[...unbound].map((written) => advise({ code: 'guide.unbound', params: { written }, source: guide })),
    ...[...bound].map(([written, id]) =>
      advise({ code: 'guide.by-number', params: { written, name: names.get(id) ?? '' }, source: guide }),
    ),
  ];
}

function lengthFindings(spec: ClipSpec): LevelledFinding[] {
  const { text } = compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions });
  const words = countWords(text);
  const params = { words, limit: mostWords };
  return [
    words > mostWords
      ? advise({ code: 'guide.long', params, source: guide })
      : pass({ code: 'guide.short', params, source: guide }),
  ];
}

/** What the guides on prompting this model advise about a clip: never a reason to stop. Pure. */
export function guideFindings(spec: ClipSpec, capabilities: Capabilities | null): LevelledFinding[] {
  const written =
    spec.mode === 'text'
      ? []
      : spec.shots
          .map((shot, index) => ({ shot, number: index + 1 }))
          .filter(({ shot }) => !isBlank(shot.action) || shot.dialogue.length > 0);
  const ofShots =
    written.length === 0
      ? []
      : [
          ...moveFindings(written),
          ...motionFindings(written),
          ...soundFindings(spec, written),
          ...ratioFindings(spec, written),
        ];
  return [...ofShots, ...numberFindings(spec), ...faceFindings(spec, capabilities), ...lengthFindings(spec)];
}
