import { describe, expect, it } from 'vitest';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { referenceIdSchema, tierIdSchema, type AssetId } from '#shared/ids.ts';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { agreeToSpeech } from '#shared/prompt/spoken-words.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { idNumber, line, mira, nightTrain, platform, rainAudio, reference, shot, teaHouse } from './night-train.ts';

const provider = capabilitiesSchema.parse({
  id: 'studio',
  name: 'Studio',
  isLocal: false,
  kinds: ['text', 'references', 'frames'],
  tiers: [{ id: 'standard', name: 'Standard' }],
  ratios: ['16:9', '1:1'],
  resolutions: ['480p', '720p'],
  durationSeconds: { min: 4, max: 12, hasAuto: false },
  references: { images: 2, videos: 0, audio: 1, total: 3 },
  limits: null,
  keys: [],
  hosts: [],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasHistory: false,
  cancel: 'any',
  source: { text: 'Studio docs', readOn: '2026-11-02' },
});

const check = (spec = nightTrain, missing: readonly AssetId[] = [], capabilities: typeof provider | null = null) =>
  runPreflight({ spec, capabilities, missingAssetIds: new Set(missing) });
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe('runPreflight', () => {
  it('lets the sample clip pass, with advice about the tight shot and the reference nobody names', () => {
    const report = check();
    expect(report.blocks).toEqual([]);
    expect(report.advice).toEqual([
      {
        code: 'dialogue.stretch',
        params: { number: 5, words: 8, seconds: 3, rate: 2.7, limit: 2.5, safeSeconds: 3.5 },
        source: { kind: 'speech-rule' },
        shotId: nightTrain.shots[4]?.id,
      },
      {
        code: 'reference.unmentioned',
        params: { name: 'TeaHouse' },
        source: { kind: 'prompting-guide' },
        referenceId: teaHouse.id,
      },
    ]);
    expect(codes(report.passed)).toEqual(['clip.length', 'mention.all-found', 'file.all-here']);
  });

  it('blocks an empty clip, in both modes', () => {
    const empty = { ...nightTrain, look: plainText('grain'), shots: [shot(1)], text: plainText(' ') };
    expect(codes(check(empty).blocks)).toContain('clip.empty');
    expect(codes(check({ ...empty, mode: 'text' }).blocks)).toContain('clip.empty');
    expect(codes(check({ ...empty, shots: [shot(1, { dialogue: [line(1, 'Hello', [])] })] }).blocks)).toEqual([]);
  });

  it('blocks a mention whose reference was deleted, once, with its last name', () => {
    const gone = { type: 'mention', referenceId: referenceIdSchema.parse(idNumber(99)), lastName: 'Umbrella' } as const;
    const spec = { ...nightTrain, look: [gone, gone] };
    expect(check(spec).blocks).toEqual([
      {
        code: 'mention.deleted',
        params: { name: 'Umbrella' },
        source: { kind: 'clip' },
        referenceId: gone.referenceId,
      },
    ]);
    expect(codes(check({ ...spec, mode: 'text' }).blocks)).toEqual([]);
  });

  it('blocks a reference whose file is gone', () => {
    expect(check(nightTrain, [mira.assetId]).blocks).toMatchObject([
      { code: 'file.missing', params: { name: 'Mira' } },
    ]);
  });

  it('blocks frames and references together, and kinds without what they need', () => {
    expect(codes(check({ ...nightTrain, startFrame: mira.assetId }).blocks)).toEqual(['frames.with-references']);
    expect(codes(check({ ...nightTrain, kind: 'frames', references: [] }).blocks)).toContain('frames.none');
    const bare = { ...nightTrain, references: [], shots: [shot(1, { action: plainText('Rain') })], soundBed: [] };
    expect(codes(check(bare).blocks)).toEqual(['references.none']);
  });

  it('tells a stretch from a line too dense to speak', () => {
    const words = 'one two three four five six seven eight nine ten eleven';
    const spec = {
      ...nightTrain,
      shots: [shot(1, { action: plainText('She talks'), dialogue: [line(1, words, [])] })],
    };
    expect(check(spec).blocks).toMatchObject([
      { code: 'dialogue.too-dense', params: { rate: 3.7, limit: 3.5, safeSeconds: 4.5 }, shotId: spec.shots[0]?.id },
    ]);
    expect(codes(check(spec).advice)).not.toContain('dialogue.stretch');
  });

  it('lets dense speech pass once a person agrees, for these words in this time', () => {
    const thirty = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    const dense = shot(1, { durationMs: 4_000, action: plainText('She runs'), dialogue: [line(1, thirty, [])] });
    const spec = { ...nightTrain, shots: [dense], soundBed: [] };
    expect(check(spec).blocks).toMatchObject([{ code: 'dialogue.too-dense', params: { words: 30, seconds: 4 } }]);
    const agreed = agreeToSpeech(spec, dense.id);
    expect(clipSpecSchema.shape.agreedSpeech.safeParse(agreed.agreedSpeech).success).toBe(true);
    expect(codes(check(agreed).blocks)).toEqual([]);
    expect(codes(check(agreed).advice)).toContain('dialogue.agreed');
    const changed = (change: Partial<typeof dense>) => check({ ...agreed, shots: [{ ...dense, ...change }] });
    expect(codes(changed({ dialogue: [line(1, `${thirty} more`, [])] }).blocks)).toEqual(['dialogue.too-dense']);
    expect(codes(changed({ durationMs: 3_900 }).blocks)).toEqual(['dialogue.too-dense']);
    expect(codes(changed({ durationMs: 4_100 }).blocks)).toEqual([]);
    expect(codes(changed({ id: shot(2).id }).blocks)).toEqual(['dialogue.too-dense']);
  });

  it('counts what a text puts into quotation marks, in the whole clip', () => {
    const say = (count: number) =>
      plainText(`Mira says: “${Array.from({ length: count }, () => 'go').join(' ')}” and leaves.`);
    const text = (count: number) => ({ ...nightTrain, mode: 'text' as const, text: say(count) });
    expect(codes(check(text(37)).passed)).toContain('dialogue.safe');
    expect(check(text(38)).advice).toContainEqual(
      expect.objectContaining({ code: 'speech.stretch', params: expect.objectContaining({ words: 38, seconds: 15 }) }),
    );
    expect(codes(check(text(53)).blocks)).toEqual(['speech.too-dense']);
    expect(codes(check(agreeToSpeech(text(53), null)).blocks)).toEqual([]);
    // The dialogue of shots that are not sent is nobody's business.
    expect(
      codes(
        check({ ...text(1), shots: [shot(1, { durationMs: 1_000, dialogue: [line(1, 'go '.repeat(40), [])] })] })
          .blocks,
      ),
    ).toEqual([]);
  });

  it('points at a shot nobody wrote', () => {
    const spec = { ...nightTrain, shots: [...nightTrain.shots, shot(6)] };
    expect(check(spec).advice).toContainEqual(expect.objectContaining({ code: 'shot.empty', params: { number: 6 } }));
  });

  it('names the limit, the provider and where the limit was read', () => {
    const { blocks, passed } = check(nightTrain, [], provider);
    expect(codes(blocks)).toEqual(['provider.length', 'provider.images', 'provider.total']);
    expect(blocks[1]).toEqual({
      code: 'provider.images',
      params: { count: 3, limit: 2, provider: 'Studio' },
      source: { kind: 'provider', text: 'Studio docs', readOn: '2026-11-02' },
    });
    expect(codes(passed)).toContain('provider.audio');
  });

  it('checks videos, ratio, resolution, kind and automatic length as well', () => {
    const spec = {
      ...nightTrain,
      kind: 'extend' as const,
      references: [mira, platform, rainAudio, reference(5, { kind: 'video' })],
      parameters: {
        ...nightTrain.parameters,
        isAutoLength: true,
        ratio: '21:9' as const,
        resolution: '1080p' as const,
      },
    };
    expect(codes(check(spec, [], provider).blocks)).toEqual([
      'provider.kind',
      'provider.length',
      'provider.ratio',
      'provider.resolution',
      'provider.videos',
      'provider.total',
    ]);
  });

  it('counts no references for a kind that sends none', () => {
    const { blocks, advice } = check({ ...nightTrain, kind: 'text' }, [], provider);
    expect(codes(blocks)).toEqual(['provider.length']);
    expect(codes(advice)).toEqual(['dialogue.stretch']);
  });
});

describe('a tier that makes fewer kinds than its provider', () => {
  const [standard] = provider.tiers;
  if (standard === undefined) throw new Error('there is one tier');
  const mini = { id: tierIdSchema.parse('mini'), name: 'Mini', kinds: ['references'] as const };
  const tiered = capabilitiesSchema.parse({ ...provider, tiers: [standard, mini] });
  const at = (tier: string, kind: 'text' | 'references' | 'edit') =>
    check({ ...nightTrain, kind, parameters: { ...nightTrain.parameters, tier: tierIdSchema.parse(tier) } }, [], tiered)
      .blocks.filter(({ code }) => code === 'provider.kind')
      .map(({ params }) => params['provider']);

  it('is blocked under its own name, and only for what it does not make', () => {
    expect(at('mini', 'text')).toEqual(['Studio Mini']);
    expect(at('mini', 'references')).toEqual([]);
    expect(at('standard', 'text')).toEqual([]);
    expect(at('mini', 'edit')).toEqual(['Studio']);
    expect(at('gone', 'text')).toEqual([]);
  });
});
