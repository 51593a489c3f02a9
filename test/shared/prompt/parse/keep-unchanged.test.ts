import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { parsePrompt } from '#shared/prompt/parse.ts';
import { keepUnchanged } from '#shared/prompt/parse/keep-unchanged.ts';
import { writeOut } from '#shared/prompt/write-out.ts';
import { idNumber, nightTrain, shot } from '../night-train.ts';

/** The words of the clip, changed, read again, and put beside the clip. */
function rewrite(change: (text: string) => string, spec: ClipSpec = nightTrain): ClipSpec {
  const text = writeOut(spec, grammars['shot-order']).map((segment) =>
    segment.type === 'text' ? { ...segment, text: change(segment.text) } : segment,
  );
  let next = 70_000;
  const { form, spec: read } = parsePrompt(text, spec, () => idNumber((next += 1)));
  return keepUnchanged(read, spec, form === 'time-ranges');
}

describe('shots that say what they said', () => {
  it('stay that shot, with their light, their ids and their lengths', () => {
    expect(rewrite((text) => text).shots).toEqual(nightTrain.shots);
  });

  it('when another one was rewritten, which takes the length of the one in its place', () => {
    const { shots } = rewrite((text) => text.replace('The conductor, lamps', 'A guard, lamps'));
    expect(shots.slice(0, 4)).toEqual(nightTrain.shots.slice(0, 4));
    expect(shots[4]).toMatchObject({ durationMs: 3_000, framing: 'over-the-shoulder' });
    expect(shots[4]?.id).not.toBe(nightTrain.shots[4]?.id);
  });

  it('when one is gone: the rest fill the clip', () => {
    const read = rewrite((text) => text.replace(/Shot 4:[^]*?(?=Shot 5)/u, ''));
    expect(clipSpecSchema.safeParse(read).error).toBeUndefined();
    const kept = [0, 1, 2, 4].map((index) => nightTrain.shots[index]);
    // The number is missing, so the labels say that a shot without words stands there.
    expect(read.shots).toHaveLength(5);
    expect(read.shots.toSpliced(3, 1)).toEqual(kept);
  });

  it('each at most once', () => {
    const twins = {
      ...nightTrain,
      look: [],
      soundBed: [],
      shots: [1, 2, 3].map((number) => shot(number, { durationMs: 5_000, action: plainText('Rain.') })),
    };
    const { shots } = rewrite((text) => `${text}\n\nShot 4: Rain.`, twins);
    expect(shots.slice(0, 3).map(({ id }) => id)).toEqual(twins.shots.map(({ id }) => id));
    expect(new Set(shots.map(({ id }) => id)).size).toBe(4);
    expect(shots.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(15_000);
  });

  it('but take the lengths that a prompt tells', () => {
    const spec = {
      ...nightTrain,
      look: [],
      soundBed: [],
      shots: [
        shot(1, { durationMs: 9_000, action: plainText('Rain.') }),
        shot(2, { durationMs: 6_000, action: plainText('Sun.') }),
      ],
    };
    let next = 80_000;
    const { spec: read } = parsePrompt(plainText('[0–2s] Rain. [2–5s] Sun.'), spec, () => idNumber((next += 1)));
    const kept = keepUnchanged(read, spec, true);
    expect(kept.shots.map(({ id, durationMs }) => [id, durationMs])).toEqual([
      [spec.shots[0]?.id, 2_000],
      [spec.shots[1]?.id, 3_000],
    ]);
  });
});
