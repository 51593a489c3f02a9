import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { mention, plainText, renderRichText } from '#shared/domain/rich-text.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { parsePrompt, type ParsedPrompt } from '#shared/prompt/parse.ts';
import { idNumber, nightTrain, reference } from './night-train.ts';

const mira = reference(1, { name: 'Mira' });
const platform = reference(2, { name: 'Platform' });
const hum = reference(3, { name: 'Hum', kind: 'audio' });
const tray: ClipSpec = { ...nightTrain, references: [mira, platform, hum] };

function parse(text: string, spec: ClipSpec = tray): ParsedPrompt {
  let next = 50_000;
  return parsePrompt(plainText(text), spec, () => idNumber((next += 1)));
}
const shotsOf = ({ spec }: ParsedPrompt) =>
  spec.shots.map(({ durationMs, framing, camera, action, dialogue }) => ({
    ms: durationMs,
    framing,
    move: camera?.move ?? null,
    action: renderRichText(action, (id) => `<${spec.references.find((each) => each.id === id)?.name ?? '?'}>`),
    says: dialogue.map(({ words }) => words),
  }));
const recompile = ({ spec }: ParsedPrompt) =>
  compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions }).text;

describe('the four forms', () => {
  it('cut words: a framing first, then cuts', () => {
    const parsed = parse(
      'Wide shot: rain on the roof of @Image2. Cut to close-up: @Image1 looks up, slow push-in. Finally: the train leaves.',
      { ...tray, parameters: { ...tray.parameters, durationSeconds: 6 } },
    );
    expect(parsed.form).toBe('cut-words');
    expect(shotsOf(parsed)).toEqual([
      { ms: 2_000, framing: 'wide', move: null, action: 'rain on the roof of <Platform>.', says: [] },
      { ms: 2_000, framing: 'close-up', move: 'push-in', action: '<Mira> looks up.', says: [] },
      { ms: 2_000, framing: null, move: null, action: 'the train leaves.', says: [] },
    ]);
  });

  it('multi-shot: a list with cuts', () => {
    const parsed = parse(
      'Multi-shot: establishing drone shot of an alpine lake at sunrise, cut to a hiker sipping coffee, cut to a hawk taking flight. Birdsong and wind.',
    );
    expect(parsed.form).toBe('multi-shot');
    expect(shotsOf(parsed).map(({ framing, action }) => [framing, action])).toEqual([
      ['aerial', 'an alpine lake at sunrise'],
      [null, 'a hiker sipping coffee'],
      [null, 'a hawk taking flight. Birdsong and wind.'],
    ]);
  });

  it.each([
    '[0–4s] Wide shot. Rain. [4–6.5s] Close-up. @Image1 waits.',
    '(0-4 s): Wide shot. Rain.\n(4-6.5 s): Close-up. [Image1] waits.',
    '0:00-0:04: Wide shot. Rain. 0:04-0:06.5: Close-up. @image 1 waits.',
  ])('time ranges: %j', (text) => {
    const parsed = parse(text);
    expect(parsed.form).toBe('time-ranges');
    expect(parsed.spec.parameters.durationSeconds).toBe(7);
    expect(shotsOf(parsed).map(({ framing, action }) => [framing, action])).toEqual([
      ['wide', 'Rain.'],
      ['close-up', '<Mira> waits.'],
    ]);
    // 4 and 2.5 seconds, stretched to the next whole second.
    expect(shotsOf(parsed).map(({ ms }) => ms)).toEqual([4_500, 2_500]);
  });

  it.each(['Shot 1: Rain.\n\nShot 2: Sun.', 'SHOT 1 - Rain. Shot 2 - Sun.', '**Shot 1:** Rain.\n**Shot 2:** Sun.'])(
    'shot labels: %j',
    (text) => {
      const parsed = parse(text);
      expect(parsed.form).toBe('shot-labels');
      expect(shotsOf(parsed).map(({ action }) => action)).toEqual(['Rain.', 'Sun.']);
    },
  );

  it('none of them: one shot with every word', () => {
    const text = 'A heron lands, finally at rest. It cut to the chase and shot 3 fish.';
    const parsed = parse(text);
    expect(parsed.form).toBe('one-shot');
    expect(shotsOf(parsed)).toMatchObject([{ action: text, ms: nightTrain.parameters.durationSeconds * 1_000 }]);
  });

  it('nothing at all: one empty shot', () => {
    expect(shotsOf(parse('  '))).toMatchObject([{ action: '', framing: null }]);
  });
});

describe('what a shot says', () => {
  const one = (text: string) => parse(`Shot 1: ${text}`).spec.shots[0];

  it('its dialogue, with who speaks and how', () => {
    const shot = one(
      '@Image1 says, low, half to herself: "Does it rain?" Conductor: "Only at night." She whispers: “Oh”',
    );
    expect(shot?.dialogue).toMatchObject([
      { speaker: [mention(mira.id)], voice: 'low', emotion: 'half to herself', words: 'Does it rain?' },
      { speaker: plainText('Conductor'), voice: '', emotion: '', words: 'Only at night.' },
      { speaker: plainText('She'), voice: 'whispers', words: 'Oh' },
    ]);
    expect(shot?.action).toEqual([]);
  });

  it.each([
    ['Mira says: „Gdzie jesteś?”', 'Gdzie jesteś?'],
    ['Mira says: „Wo bist du?“', 'Wo bist du?'],
    ['Mira says: »Wo bist du?«', 'Wo bist du?'],
    ['Mira says: «Où es-tu ?»', 'Où es-tu ?'],
    ['Mira says: “He told me ‘never again’ and left.”', 'He told me ‘never again’ and left.'],
    ['Mira says: "He told me "never again" and left."', 'He told me "never again" and left.'],
    ['Mira says: ‘Don’t go.’', 'Don’t go.'],
    ['ミラ：「どこにいるの？」', 'どこにいるの？'],
  ])('its dialogue in any quotation marks: %s', (spoken, words) => {
    expect(one(`${spoken} Slow push-in. She leaves.`)).toMatchObject({
      dialogue: [{ words }],
      camera: { move: 'push-in' },
      action: plainText('She leaves.'),
    });
  });

  it('a quotation that never ends goes no further than its line', () => {
    const shot = one('Mira says: "Where are you.\nSlow push-in. She leaves.');
    expect(shot).toMatchObject({ dialogue: [], camera: { move: 'push-in' } });
    expect(shot?.action).toEqual(plainText('Mira says: "Where are you. She leaves.'));
  });

  it('mentions where a line holds only words: the sentence stays as it is, mention and all', () => {
    for (const text of ['Mira says, turning to @Image2: "Here."', 'Mira says: "Is that @Image2?"']) {
      const shot = one(text);
      expect(shot?.dialogue).toEqual([]);
      expect(shot?.action).toContainEqual(mention(platform.id));
      expect(recompile(parse(`Shot 1: ${text}`)).replace(/\.$/u, '')).toBe(`Shot 1: ${text}`);
    }
  });

  it('no dialogue where a colon is only a colon', () => {
    const shot = one('The sign over the old wooden door reads: "Closed". Three colours: red, "green" and blue.');
    expect(shot?.dialogue).toEqual([]);
    expect(shot?.action).toEqual(
      plainText('The sign over the old wooden door reads: "Closed". Three colours: red, "green" and blue.'),
    );
  });

  it('its sounds', () => {
    const shot = one('Rain. SFX: drops on glass. Ambience: @Audio1. Music: a slow cello.');
    expect(shot?.sound).toEqual({
      effects: plainText('drops on glass'),
      ambience: [mention(hum.id)],
      music: plainText('a slow cello'),
    });
  });

  it.each([
    ['Slow push-in.', { move: 'push-in', speed: 'slow', direction: null }],
    ['Camera: handheld.', { move: 'handheld-follow', speed: 'normal', direction: null }],
    ['The camera fast pan to the left.', { move: 'pan', speed: 'fast', direction: 'left' }],
    ['Tilt up.', { move: 'tilt', speed: 'normal', direction: 'up' }],
  ] as const)('its camera: %s', (text, camera) => {
    expect(one(`A door. ${text}`)).toMatchObject({ camera, action: plainText('A door.') });
  });

  it.each(['Pan up.', 'Slow static camera.', 'A pan of soup.', 'She will push in the drawer.'])(
    'words that only sound like a camera: %s',
    (text) => {
      expect(one(text)).toMatchObject({ camera: null, action: plainText(text) });
    },
  );

  it('one move; the second stays as words', () => {
    expect(one('Rain. Slow push-in. Pan to the left.')).toMatchObject({
      camera: { move: 'push-in' },
      action: plainText('Rain. Pan to the left.'),
    });
  });
});

describe('mentions', () => {
  it('point by the order of the tray, once, and for good', () => {
    const parsed = parse('Shot 1: @Image2 and [Image1] and @Audio1.');
    expect(parsed.spec.shots[0]?.action).toEqual([
      mention(platform.id),
      ...plainText(' and '),
      mention(mira.id),
      ...plainText(' and '),
      mention(hum.id),
      ...plainText('.'),
    ]);
  });

  it('of references that are not there stay words, and are told', () => {
    const parsed = parse('Shot 1: @Image3 by @Video1, mail@image1.example.');
    expect(parsed.unbound).toEqual(['@Image3', '@Video1']);
    expect(recompile(parsed)).toContain('@Image3 by @Video1, mail@image1.example');
    expect(parsed.spec.shots[0]?.action).toHaveLength(1);
  });

  it('that are chips already stay what they are', () => {
    const parsed = parsePrompt([...plainText('Shot 1: '), mention(hum.id), ...plainText(' hums.')], tray, () =>
      idNumber(60_000),
    );
    expect(parsed.spec.shots[0]?.action).toEqual([mention(hum.id), ...plainText(' hums.')]);
  });
});

describe('what may come in', () => {
  it.each(['\r\n', '\r', '\u2028', '\n'])('line breaks of any kind: %j', (end) => {
    const lines = ['35 mm.', '', 'Shot 1: Rain.  It\tfalls', 'Mira says: "Hi."', 'Shot 2: Sun.', '', 'Sound: hum'];
    const { spec } = parse(lines.join(end));
    expect(spec.shots.map(({ action, dialogue }) => [action, dialogue.length])).toEqual([
      [plainText('Rain. It falls'), 1],
      [plainText('Sun.'), 0],
    ]);
    expect([spec.look, spec.soundBed]).toEqual([plainText('35 mm.'), plainText('hum')]);
  });

  it.each(['مرحبا بالعالم.', 'שלום עולם!', '👩‍👩‍👧 🚶‍♀️ walk.', '雨。', 'e\u0301te\u0301.'])('any script: %s', (words) => {
    expect(shotsOf(parse(`Shot 1: ${words} Shot 2: ${words}`)).map(({ action }) => action)).toEqual(
      words === '雨。' ? [`${words} Shot 2: ${words}`] : [words, words],
    );
  });

  it('a chip whose reference is gone keeps its last name', () => {
    const gone = { type: 'mention', referenceId: reference(77).id, lastName: 'Conductor' } as const;
    const { spec } = parsePrompt([...plainText('Shot 1: '), gone, ...plainText(' waits.')], tray, () => idNumber(7));
    expect(spec.shots[0]?.action).toEqual([gone, ...plainText(' waits.')]);
  });

  it('more mentions than a text has room for: the rest stay words, and are told', () => {
    const parsed = parse('@Image1 '.repeat(2_400));
    expect(clipSpecSchema.safeParse(parsed.spec).error?.issues ?? []).toEqual([]);
    expect(parsed.unbound).toEqual(['@Image1']);
    expect(recompile(parsed).match(/@Image1/gu)).toHaveLength(2_400);
  });

  it('more characters than one piece of a text has room for', () => {
    const { spec } = parsePrompt([...plainText('a'.repeat(20_000)), ...plainText('b'.repeat(20_000))], tray, () =>
      idNumber(7),
    );
    expect(clipSpecSchema.safeParse(spec).error?.issues ?? []).toEqual([]);
    expect(renderRichText(spec.shots[0]?.action ?? [], () => '')).toHaveLength(40_000);
  });

  it('anything of 20,000 characters, without a standstill', { timeout: 60_000 }, () => {
    // In a process of its own: a pattern that stands still cannot be stopped from inside.
    const child = spawnSync(process.execPath, [fileURLToPath(new URL('read-long-prompts.ts', import.meta.url))], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect([child.signal, child.stderr, child.stdout.trim()]).toEqual([null, '', 'all read']);
  });
});

describe('lengths', () => {
  it.each([
    // Each from its own beginning, as some people write them.
    ['[0–4s] A. [0–3s] B. [0–5s] C.', [4_000, 3_000, 5_000]],
    // Over each other: a shot begins where the one before it ends.
    ['[0–5s] A. [4–8s] B.', [5_000, 3_000]],
    ['[0–4s] A [4–6s] B', [4_000, 2_000]],
    ['[4–8s] A. [0–4s] B. [0–4s] C. [2–8s] D.', [2_500, 3_000, 2_500, 3_000, 4_000]],
  ])('of times that overlap or go backwards: %s', (text, lengths) => {
    const parsed = parse(text);
    expect(clipSpecSchema.safeParse(parsed.spec).error?.issues ?? []).toEqual([]);
    expect(shotsOf(parsed).map(({ ms }) => ms)).toEqual(lengths);
  });

  it('are a legal clip, whatever the prompt says', () => {
    for (const text of ['[0–1s] A. [1–2s] B.', '[0–30s] A. [30–60s] B.', '[5–9s] A.', 'Shot 9: late.']) {
      const { spec } = parse(text);
      expect(clipSpecSchema.safeParse(spec).error?.issues ?? []).toEqual([]);
    }
  });

  it('keep a time nobody speaks of as an empty shot, and a number that is missing', () => {
    expect(shotsOf(parse('[0–3s] A. [5–8s] B.')).map(({ ms, action }) => [ms, action])).toEqual([
      [3_000, 'A.'],
      [2_000, ''],
      [3_000, 'B.'],
    ]);
    expect(shotsOf(parse('Shot 1: A. Shot 3: C.')).map(({ action }) => action)).toEqual(['A.', '', 'C.']);
  });

  it('put what is too much into the last shot, without losing a word', () => {
    const text = Array.from({ length: 20 }, (_, index) => `Shot ${index + 1}: Bird ${index + 1}.`).join(' ');
    const parsed = parse(text);
    expect(parsed.spec.shots).toHaveLength(15);
    expect(parsed.merged).toBe(5);
    expect(shotsOf(parsed).at(-1)?.action).toBe('Bird 15. Bird 16. Bird 17. Bird 18. Bird 19. Bird 20.');
  });
});

describe('look and sound bed', () => {
  it('stand before the first label and in the last paragraph', () => {
    const { spec } = parse('35 mm, soft grain.\n\nShot 1: Rain.\n\nSound: @Audio1 under everything.');
    expect(spec.look).toEqual(plainText('35 mm, soft grain.'));
    expect(spec.soundBed).toEqual([mention(hum.id), ...plainText(' under everything.')]);
    expect(spec.shots).toHaveLength(1);
  });
});
