import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/rich-text.ts';
import { cameraMoves, cameraSpeeds, directionsOfMove, framings } from '#shared/domain/shot.ts';
import { referenceIdSchema } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions } from '#shared/prompt/mention-style.ts';
import { idNumber, line, mira, nightTrain, platform, rainAudio, shot } from './night-train.ts';

const compile = (spec = nightTrain, grammar = grammars['shot-order'], mentionStyle = atMentions) =>
  compilePrompt({ spec, grammar, mentionStyle });

const withShot = (change: Parameters<typeof shot>[1]) => ({
  ...nightTrain,
  look: [],
  soundBed: [],
  shots: [shot(1, change)],
});

/** Every framing and every move once, each at another speed and in another of its directions. */
const everyMove = {
  ...withShot({}),
  shots: cameraMoves.map((move, index) => {
    const directions = [...directionsOfMove[move], null];
    return shot(index + 1, {
      durationMs: 1_000,
      framing: framings[index % framings.length] ?? null,
      camera: {
        move,
        speed: cameraSpeeds[index % cameraSpeeds.length] ?? 'normal',
        direction: directions[index % directions.length] ?? null,
      },
    });
  }),
};

/*
 * The golden files hold what is sent, to the letter. After a change that is meant, `npx vitest run
 * test/shared/prompt/compile.test.ts --update` writes them again; read the difference before it is committed.
 */
describe('compilePrompt', () => {
  it.each([
    ['shot-order', 'shot-order'],
    ['time-ranges', 'time-ranges'],
  ] as const)('writes every framing and camera move, in %s', async (name, grammar) => {
    await expect(`${compile(everyMove, grammars[grammar]).text}\n`).toMatchFileSnapshot(
      `golden/every-move-${name}.txt`,
    );
  });

  it.each([
    ['shot-order-at', 'shot-order', atMentions],
    ['shot-order-brackets', 'shot-order', bracketMentions],
    ['time-ranges-at', 'time-ranges', atMentions],
    ['time-ranges-brackets', 'time-ranges', bracketMentions],
  ] as const)('writes %s', async (name, grammar, style) => {
    const { text } = compile(nightTrain, grammars[grammar], style);
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('passes the text of text mode as it was written, mentions replaced', async () => {
    const { text } = compile({ ...nightTrain, mode: 'text' });
    await expect(`${text}\n`).toMatchFileSnapshot('golden/text-mode-at.txt');
    expect(text).not.toContain('Shot 1');
    // It is sent as it was written, whatever the form of shots is.
    expect(compile({ ...nightTrain, mode: 'text' }, grammars['time-ranges']).text).toBe(text);
    const inBrackets = compile({ ...nightTrain, mode: 'text' }, grammars['shot-order'], bracketMentions);
    await expect(`${inBrackets.text}\n`).toMatchFileSnapshot('golden/text-mode-brackets.txt');
  });

  it('says where labels and mentions stand', () => {
    const { text, spans } = compile();
    const read = spans.map((span) => text.slice(span.start, span.end));
    expect(read).toEqual([
      'Shot 1:',
      '@Image2',
      'Shot 2:',
      '@Image1',
      'Shot 3:',
      '@Image1',
      '@Image1',
      '@Audio1',
      'Shot 4:',
      'Shot 5:',
      '@Audio1',
    ]);
    expect(spans[1]).toMatchObject({ kind: 'mention', referenceId: platform.id, state: 'sent' });
    expect(spans[0]).toMatchObject({ kind: 'shot-label', shotId: nightTrain.shots[0]?.id });
  });

  it('numbers each kind of media by its place in the tray', () => {
    expect(compile().mentions).toEqual([
      { referenceId: platform.id, state: 'sent', text: '@Image2' },
      { referenceId: mira.id, state: 'sent', text: '@Image1' },
      { referenceId: rainAudio.id, state: 'sent', text: '@Audio1' },
    ]);
    const reordered = compile({ ...nightTrain, references: [rainAudio, platform, mira] });
    expect(reordered.mentions.map(({ text }) => text)).toEqual(['@Image1', '@Image2', '@Audio1']);
  });

  it('turns the mention of a deleted reference into its last words and reports it', () => {
    const gone = referenceIdSchema.parse(idNumber(99));
    const spec = withShot({
      action: [{ type: 'mention', referenceId: gone, lastName: 'Umbrella' }, ...plainText(' falls')],
    });
    expect(compile(spec).text).toBe('Shot 1: Umbrella falls.');
    expect(compile(spec).mentions).toEqual([{ referenceId: gone, state: 'deleted', text: 'Umbrella' }]);
    const nameless = withShot({ action: [{ type: 'mention', referenceId: gone }] });
    expect(compile(nameless).text).toBe('Shot 1: (deleted reference).');
  });

  it('writes names where the kind of clip sends no references', () => {
    const compiled = compile({ ...withShot({ action: nightTrain.shots[1]?.action ?? [] }), kind: 'text' });
    expect(compiled.text).toMatch(/^Shot 1: Mira walks/u);
    expect(compiled.mentions).toEqual([{ referenceId: mira.id, state: 'not-sent', text: 'Mira' }]);
  });

  it('keeps the numbers of shots when one is empty, and writes nothing for it', () => {
    const spec = { ...withShot({}), shots: [shot(1), shot(2, { action: plainText('She waits') })] };
    expect(compile(spec).text).toBe('Shot 2: She waits.');
    expect(compile(spec, grammars['time-ranges']).text).toBe('[3–6s] She waits.');
  });

  it('writes nothing for an empty clip', () => {
    expect(compile(withShot({}))).toEqual({ text: '', spans: [], mentions: [] });
  });

  it.each([
    [{ move: 'push-in', speed: 'slow', direction: null }, 'Slow push-in.'],
    [{ move: 'push-in', speed: 'normal', direction: null }, 'Push-in.'],
    [{ move: 'whip-pan', speed: 'fast', direction: 'right' }, 'Fast whip pan to the right.'],
    [{ move: 'crane', speed: 'slow', direction: 'up' }, 'Slow crane up.'],
    [{ move: 'static', speed: 'slow', direction: null }, 'Static camera.'],
  ] as const)('writes the camera %o', (camera, expected) => {
    expect(compile(withShot({ camera })).text).toBe(`Shot 1: ${expected}`);
  });

  it('names every sound cue', () => {
    const sound = { effects: plainText('a door'), ambience: plainText('rain'), music: plainText('one cello!') };
    expect(compile(withShot({ sound })).text).toBe('Shot 1: Sound effects: a door. Ambience: rain. Music: one cello!');
  });

  it('keeps a quotation whole when its words hold quotes, and names a voice nobody named', () => {
    const dialogue = [line(1, 'He said “go”, "now".', [])];
    expect(compile(withShot({ dialogue })).text).toBe(`Shot 1: A voice says: "He said 'go', 'now'."`);
  });

  it('leaves out lines without words', () => {
    expect(compile(withShot({ dialogue: [line(1, '  ', plainText('Mira'), 'low')] })).text).toBe('');
  });
});
