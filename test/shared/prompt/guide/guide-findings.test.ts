import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { guideFindings } from '#shared/prompt/guide/guide-findings.ts';
import { namedMoves } from '#shared/prompt/guide/named-moves.ts';
import { isLatin, saysMotion, weightlessTouch } from '#shared/prompt/guide/words-of-motion.ts';
import { provider as animatic } from '#test/renderer/seed.ts';
import { line, mira, nightTrain, shot } from '../night-train.ts';

const studio = capabilitiesSchema.parse({ ...animatic, id: 'studio', name: 'Studio', isLocal: false });

function adviceOf(spec: Partial<ClipSpec>, capabilities: typeof studio | null = null) {
  return guideFindings({ ...nightTrain, ...spec }, capabilities).flatMap(({ level, finding }) =>
    level === 'advice' ? [finding] : [],
  );
}
/** Shots in a clip that names a sound, so that only what is asked about is advised. */
const shots = (...list: Partial<Shot>[]): Partial<ClipSpec> => ({
  soundBed: plainText('rain'),
  shots: list.map((change, index) => shot(index + 1, { action: plainText('Rain falls.'), ...change })),
});
const codesOf = (spec: Partial<ClipSpec>, capabilities: typeof studio | null = null) =>
  adviceOf(spec, capabilities).map(({ code }) => code);

describe('one camera move per shot', () => {
  const pan = { move: 'pan', speed: 'normal', direction: 'left' } as const;

  it('counts what is chosen and what the action names', () => {
    const spec = shots({ camera: pan }, { camera: pan, action: plainText('Rain falls. The camera slowly pushes in.') });
    expect(adviceOf(spec)).toMatchObject([
      { code: 'guide.several-moves', params: { number: 2, moves: 'pan, push-in' }, shotId: spec.shots?.[1]?.id },
    ]);
    expect(guideFindings({ ...nightTrain, ...shots({ camera: pan }) }, null)).toContainEqual(
      expect.objectContaining({ level: 'passed', finding: expect.objectContaining({ code: 'guide.one-move' }) }),
    );
  });

  it('takes the same move, written twice, for one', () => {
    expect(
      codesOf(shots({ camera: pan, action: plainText('The camera pans to the left over falling rain.') })),
    ).toEqual([]);
  });

  it.each([
    ['A whip pan to the left', ['whip-pan']],
    ['the camera tilts up, then zooms in', ['push-in', 'tilt']],
    ['She will push in the drawer, a frying pan in her hand', []],
    ['The camera follows her', ['tracking']],
  ])('%s', (text, moves) => {
    expect(namedMoves(text)).toEqual(moves);
  });
});

describe('sound', () => {
  it('is missed where a shot names none and nothing lies under all', () => {
    const silent = { soundBed: [], shots: shots({}, { dialogue: [line(1, 'Go', [])] }, {}).shots ?? [] };
    expect(adviceOf(silent)).toMatchObject([{ code: 'guide.no-sound', params: { numbers: '1 and 3', count: 2 } }]);
    expect(codesOf({ ...silent, soundBed: plainText('rain') })).toEqual([]);
    expect(codesOf({ ...silent, parameters: { ...nightTrain.parameters, hasAudio: false } })).toEqual([]);
  });
});

describe('motion and weight', () => {
  it('names the shots in which nothing moves', () => {
    const still = { action: plainText('A red door in a white wall.') };
    const push = { move: 'push-in', speed: 'slow', direction: null } as const;
    expect(adviceOf(shots(still, {}, still))).toMatchObject([
      { code: 'guide.no-motion', params: { numbers: '1 and 3' } },
    ]);
    expect(codesOf(shots({ ...still, camera: push }))).toEqual([]);
    expect(codesOf(shots({ ...still, framing: 'insert' }))).toEqual([]);
    expect(codesOf(shots({ action: plainText('赤いドア') }))).toEqual([]);
  });

  it.each(['She walks', 'Rain falling', 'He carries it', 'A bird flies', 'Coat dripping'])(
    'hears motion in %s',
    (text) => {
      expect(saysMotion(text)).toBe(true);
    },
  );

  it('misses weight where bodies touch', () => {
    const touch = { action: [mention(mira.id), ...plainText(' hugs the conductor.')] };
    expect(adviceOf(shots(touch))).toMatchObject([{ code: 'guide.no-weight', params: { number: 1, word: 'hugs' } }]);
    expect(weightlessTouch('She hugs him, her weight on his shoulder')).toBeNull();
    expect(weightlessTouch('She kicks the ball, a heavy thud')).toBeNull();
    expect(isLatin('Café — 35 mm')).toBe(true);
    expect(isLatin('夜')).toBe(false);
  });
});

describe('the shape of the picture', () => {
  it('is held against what most shots show', () => {
    const framed = (framing: Shot['framing'], ratio: ClipSpec['parameters']['ratio']) =>
      codesOf({
        ...shots({ framing }, { framing }, { framing: 'medium' }),
        parameters: { ...nightTrain.parameters, ratio },
      });
    expect(framed('wide', '9:16')).toEqual(['guide.tall-wide']);
    expect(framed('close-up', '21:9')).toEqual(['guide.wide-close']);
    expect(framed('wide', '16:9')).toEqual([]);
    expect(framed('close-up', '9:16')).toEqual([]);
  });
});

describe('references', () => {
  it('may show real faces, where somebody else looks at them', () => {
    expect(adviceOf(shots({}), studio)).toMatchObject([
      { code: 'guide.real-face', params: { names: 'Mira', count: 1 }, source: { kind: 'moderation' } },
    ]);
    expect(codesOf(shots({}), animatic)).toEqual([]);
    expect(codesOf({ ...shots({}), kind: 'text' }, studio)).toEqual([]);
  });

  it('that are typed as numbers are named, bound or not', () => {
    const typed = shots({ action: plainText('@Image1 runs by [Image9].') });
    expect(adviceOf(typed)).toMatchObject([
      { code: 'guide.unbound', params: { written: '[Image9]' } },
      { code: 'guide.by-number', params: { written: '@Image1', name: 'Mira' } },
    ]);
  });
});

describe('length', () => {
  it('is fine up to a thousand words', () => {
    const text = (count: number) => ({ mode: 'text' as const, text: plainText('go '.repeat(count)) });
    expect(codesOf(text(1_000))).toEqual([]);
    expect(adviceOf(text(1_001))).toMatchObject([{ code: 'guide.long', params: { words: 1_001, limit: 1_000 } }]);
  });
});
