import { describe, expect, it } from 'vitest';
import { decodePlan, encodePlan } from '#electron/providers/animatic/plan-bytes.ts';
import { assetsOfPlan, planAnimatic } from '#shared/animatic/plan-animatic.ts';
import { animaticPlanSchema } from '#shared/domain/animatic.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { cameraMoves, directionsOfMove } from '#shared/domain/shot.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { line, reference, shot } from '#test/shared/prompt/night-train.ts';
import { chase, kitchen, mira, rain, spec, voice } from './animatic-specs.ts';

const size = { width: 864, height: 496 };
const start = assetIdSchema.parse('a'.repeat(64));
const end = assetIdSchema.parse('b'.repeat(64));

function shotsOf(clip: ClipSpec) {
  return planAnimatic(clip, size).shots;
}
function twoShots(first: Parameters<typeof shot>[1], second: Parameters<typeof shot>[1] = {}) {
  return [shot(1, { durationMs: 2_500, ...first }), shot(2, { durationMs: 2_500, ...second })];
}

describe('the picture of a shot', () => {
  const pictures = (clip: ClipSpec) => shotsOf(clip).map(({ picture }) => picture);

  it('is the first image or video that its words mention, else a card', () => {
    const action = [...plainText('In the '), mention(kitchen.id), mention(mira.id)];
    expect(pictures(spec({ shots: twoShots({ action }) }))).toEqual([
      { assetId: kitchen.assetId, kind: 'image', atMs: 0 },
      null,
    ]);
  });

  it('is a still of a video, from where its used part starts', () => {
    const shots = twoShots({ action: [mention(chase.id)] });
    expect(pictures(spec({ shots }))[0]).toEqual({ assetId: chase.assetId, kind: 'video', atMs: 1_500 });
    const whole = { ...chase, usedRange: null };
    expect(pictures(spec({ shots, references: [whole] }))[0]).toMatchObject({ kind: 'video', atMs: 0 });
  });

  it('is never a sound, nor a reference that is gone', () => {
    const gone = reference(77);
    const action = [mention(rain.id), mention(gone.id), mention(mira.id)];
    expect(pictures(spec({ shots: twoShots({ action }) }))[0]).toMatchObject({ assetId: mira.assetId });
  });

  it('may be mentioned by a speaker or a sound', () => {
    const dialogue = [line(1, 'Hello', [mention(mira.id)])];
    const sound = { effects: [], ambience: [mention(kitchen.id)], music: [] };
    expect(pictures(spec({ shots: twoShots({ dialogue }, { sound }) }))).toMatchObject([
      { assetId: mira.assetId },
      { assetId: kitchen.assetId },
    ]);
  });

  it('is a card where the kind of the clip sends no references', () => {
    expect(pictures(spec({ kind: 'text', shots: twoShots({ action: [mention(mira.id)] }) }))).toEqual([null, null]);
  });

  it('is the start frame in the first shot and the end frame in the last of several', () => {
    const frames: Partial<ClipSpec> = { kind: 'frames', references: [], startFrame: start, endFrame: end };
    const three = [2_000, 1_500, 1_500].map((durationMs, index) => shot(index, { durationMs }));
    expect(pictures(spec({ ...frames, shots: three })).map((picture) => picture?.assetId)).toEqual([
      start,
      undefined,
      end,
    ]);
    expect(pictures(spec({ ...frames, shots: [shot(1, { durationMs: 5_000 })] }))).toMatchObject([{ assetId: start }]);
    expect(pictures(spec({ ...frames, endFrame: null, shots: twoShots({}) }))).toMatchObject([
      { assetId: start },
      null,
    ]);
  });
});

describe('the camera of a shot', () => {
  const cameraOf = (camera: ClipSpec['shots'][number]['camera']) =>
    shotsOf(spec({ shots: twoShots({ camera }) }))[0]?.camera;

  it('stands still when nobody chose one', () => {
    expect(cameraOf(null)).toEqual({ move: 'static', speed: 'normal', direction: null });
  });

  it.each(cameraMoves)('%s always has a direction that fits, when there is one', (move) => {
    const [standard = null, other = null] = directionsOfMove[move];
    expect(cameraOf({ move, speed: 'slow', direction: null })).toEqual({ move, speed: 'slow', direction: standard });
    expect(cameraOf({ move, speed: 'fast', direction: other })).toEqual({
      move,
      speed: 'fast',
      direction: other ?? standard,
    });
    const misfit = (['left', 'up'] as const).find((direction) => !directionsOfMove[move].includes(direction)) ?? null;
    expect(cameraOf({ move, speed: 'fast', direction: misfit })?.direction).toBe(standard);
  });
});

describe('the words in the picture', () => {
  it('are lines as "Speaker: words", without those that say nothing', () => {
    const dialogue = [
      line(1, ' Rain again? ', [mention(mira.id)]),
      line(2, 'Always.', []),
      line(3, '   ', plainText('Nobody')),
      line(4, 'x'.repeat(2_000), plainText('Long')),
    ];
    const captions = shotsOf(spec({ shots: twoShots({ dialogue }) }))[0]?.captions;
    expect(captions?.slice(0, 2)).toEqual(['Mira: Rain again?', 'Always.']);
    expect(captions).toHaveLength(3);
    expect(captions?.[2]).toHaveLength(2_000);
  });

  it('are the action with names instead of mentions, on one line', () => {
    const gone = { type: 'mention', referenceId: reference(77).id, lastName: 'Cat' } as const;
    const nameless = { type: 'mention', referenceId: reference(78).id } as const;
    const action = [...plainText('A\n  tall '), mention(mira.id), ...plainText(' and '), gone, nameless];
    expect(shotsOf(spec({ shots: twoShots({ action }) }))[0]?.action).toBe('A tall Mira and Cat');
  });

  it('are the sound cues of the shot, else the sound bed of the clip', () => {
    const sound = { effects: plainText('Steps'), ambience: [], music: plainText(' Slow\ncello ') };
    const shots = twoShots({ sound });
    expect(shotsOf(spec({ shots, soundBed: plainText('Rain') })).map(({ soundCue }) => soundCue)).toEqual([
      'Steps · Slow cello',
      'Rain',
    ]);
  });
});

describe('the guide track', () => {
  const guideOf = (clip: ClipSpec) => planAnimatic(clip, size).guideTrack;

  it('is the first sound that is mentioned, else the first attached, with its used part', () => {
    expect(guideOf(spec())).toEqual({ assetId: rain.assetId, usedRange: null });
    const shots = twoShots({ action: [mention(mira.id), mention(voice.id), mention(rain.id)] });
    expect(guideOf(spec({ shots }))).toEqual({ assetId: voice.assetId, usedRange: voice.usedRange });
  });

  it('is none without sounds, without audio, and where references are not sent', () => {
    expect(guideOf(spec({ references: [mira] }))).toBeNull();
    expect(guideOf(spec({}, { hasAudio: false }))).toBeNull();
    expect(guideOf(spec({ kind: 'text' }))).toBeNull();
  });
});

describe('a plan', () => {
  it('of text mode is one shot of the whole length', () => {
    const text = [...plainText('Slowly through the '), mention(kitchen.id)];
    const plan = planAnimatic(spec({ mode: 'text', text }), size);
    expect(plan.shots).toEqual([
      {
        number: 1,
        durationMs: 5_000,
        framing: null,
        camera: { move: 'static', speed: 'normal', direction: null },
        picture: { assetId: kitchen.assetId, kind: 'image', atMs: 0 },
        action: 'Slowly through the Kitchen',
        captions: [],
        soundCue: '',
      },
    ]);
  });

  it('of text mode shows the shots that the text tells, in the time that is sent, and none of those kept beside it', () => {
    const told = (words: string, durationSeconds: number) => {
      const shots = [shot(1, { durationMs: durationSeconds * 1_000, action: plainText('kept beside it') })];
      const clip = spec({ mode: 'text', text: plainText(words), shots }, { durationSeconds });
      return animaticPlanSchema.parse(planAnimatic(clip, size)).shots;
    };
    const shots = told('Shot 1: Wide shot. Rain on the roof.\nShot 2: Close-up. Mira says: "Here?" Slow push-in.', 5);
    expect(shots).toMatchObject([
      { number: 1, framing: 'wide', durationMs: 2_500 },
      { number: 2, framing: 'close-up', durationMs: 2_500, camera: { move: 'push-in', speed: 'slow' } },
    ]);
    expect(JSON.stringify(shots)).not.toContain('kept beside it');
    expect(shots[1]?.captions.join()).toContain('Here?');
    const ranges = told('[0-1s] A. [1-6s] B.', 6).map(({ durationMs }) => durationMs);
    expect(ranges).toEqual([1_000, 5_000]);
    const many = told(Array.from({ length: 9 }, (_, index) => `Shot ${index + 1}: door ${index}.`).join('\n'), 4);
    expect(many).toHaveLength(9);
    expect(many.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(4_000);
    expect(told('[0-9s] A. [9-14s] B.', 5).reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(5_000);
  });

  it('numbers the shots, keeps their lengths and framings, and fits the schema', () => {
    const plan = planAnimatic(spec({ shots: twoShots({ framing: 'wide' }, { framing: 'pov' }) }), size);
    expect(plan.shots.map(({ number, durationMs, framing }) => [number, durationMs, framing])).toEqual([
      [1, 2_500, 'wide'],
      [2, 2_500, 'pov'],
    ]);
    expect(animaticPlanSchema.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({ ...size, framesPerSecond: 24, hasAudio: true });
  });

  it('survives its bytes, and names each file once', () => {
    const shots = twoShots({ action: [mention(mira.id)] }, { action: [mention(mira.id)] });
    const plan = planAnimatic(spec({ shots }), size);
    expect(decodePlan(encodePlan(plan))).toEqual(plan);
    expect(assetsOfPlan(plan)).toEqual([mira.assetId, rain.assetId]);
    expect(() => decodePlan(new TextEncoder().encode('{"width":1}'))).toThrow('width');
  });
});
