import { describe, expect, it } from 'vitest';
import { animaticCapabilities } from '#electron/providers/animatic/capabilities.ts';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import type { PromptForm } from '#shared/domain/prompt-form.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { referenceNameSchema } from '#shared/domain/reference-name.ts';
import { directionsOfMove } from '#shared/domain/shot.ts';
import type { AssetId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions } from '#shared/prompt/mention-style.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { secondsOf, templateIds, type Template } from '#shared/starter-kit/template.ts';
import { templateSpec, type SlotFills } from '#shared/starter-kit/template-spec.ts';
import { templates } from '#shared/starter-kit/templates.ts';
import { referenceAssets } from '#test/renderer/seed.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const named = templates.map((template) => [template.id, template] as const);
const pictures = referenceAssets.filter(({ kind }) => kind === 'image');
const assets: ReadonlyMap<AssetId, Asset> = new Map(pictures.map((asset) => [asset.id, asset]));

function numbers(): () => string {
  let last = 0;
  return () => idNumber((last += 1));
}

/** A picture for each slot. */
function filled({ slots }: Template): SlotFills {
  const entries = slots.map(({ name }, index) => {
    const asset = pictures[index % pictures.length];
    if (asset === undefined) throw new Error('there are pictures');
    return [name, { picture: { assetId: asset.id, name } }] as const;
  });
  return Object.fromEntries(entries);
}

const bare = (template: Template): ClipSpec => templateSpec(template, numbers());
const withPictures = (template: Template): ClipSpec => templateSpec(template, numbers(), filled(template));

describe('the starter kit', () => {
  it('has one template for each use', () => {
    expect(templates.map(({ id }) => id)).toEqual([...templateIds]);
  });
});

describe.each(named)('%s', (_id, template) => {
  const { slots, shots } = template;

  it('is at least four shots of a legal length, each with something to see and to hear', () => {
    expect(shots.length).toBeGreaterThanOrEqual(4);
    expect(Number.isInteger(secondsOf(template))).toBe(true);
    expect(secondsOf(template)).toBeGreaterThanOrEqual(minClipSeconds);
    expect(secondsOf(template)).toBeLessThanOrEqual(maxClipSeconds);
    for (const { action, light, effects, ambience, music, line } of shots) {
      expect(action).toMatch(/\.$/u);
      expect(light).not.toBe('');
      expect([effects, ambience, music, line].some((heard) => heard !== undefined)).toBe(true);
    }
  });

  it('moves the camera once per shot, and only in directions that the move has', () => {
    for (const { camera, action } of shots) {
      const [move, , direction] = camera;
      expect([...directionsOfMove[move], undefined]).toContain(direction);
      // The camera is told in its own field: in the action it would be told to move a second time.
      expect(action).not.toMatch(/\bcamera\b|\b(?:zoom|pan|tilt|dolly|crane|orbit)(?:s|ning|ing)?\b/iu);
    }
  });

  it('leaves every line room to be spoken', () => {
    for (const shot of bare(template).shots) expect(['none', 'safe']).toContain(dialogueDensity(shot).level);
  });

  it('asks for what it uses, and uses what it asks for', () => {
    const used = new Set(
      shots.flatMap(({ action, line }) =>
        [action, line?.speaker ?? ''].flatMap((text) => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name)),
      ),
    );
    expect(used).toEqual(new Set(slots.map(({ name }) => name)));
    for (const { name } of slots) expect(referenceNameSchema.safeParse(name).success).toBe(true);
  });

  it.each([
    ['as it is', bare],
    ['with pictures', withPictures],
  ])('passes preflight without a remark, %s', (_way, make) => {
    const report = runPreflight({ spec: make(template), capabilities: null, missingAssetIds: new Set() });
    expect(report.blocks).toEqual([]);
    expect(report.advice).toEqual([]);
  });

  it.each(Object.keys(grammars) as PromptForm[])('reads as it is sent, in %s', async (grammar) => {
    const compile = (spec: ClipSpec, style: typeof atMentions): string =>
      compilePrompt({ spec, grammar: grammars[grammar], mentionStyle: style }).text;
    const folder = `../prompt/golden/starter-kit/${template.id}-${grammar}`;
    await expect(`${compile(bare(template), atMentions)}\n`).toMatchFileSnapshot(`${folder}.txt`);
    await expect(`${compile(withPictures(template), atMentions)}\n`).toMatchFileSnapshot(`${folder}-at.txt`);
    await expect(`${compile(withPictures(template), bracketMentions)}\n`).toMatchFileSnapshot(`${folder}-brackets.txt`);
  });
});

const providers = createPaidProviders({
  http: { request: () => Promise.reject(new Error('nothing is asked here')) } as never,
  clock: { nowMs: () => Date.UTC(2026, 10, 22) },
  environment: {},
}).map(({ provider }) => provider);
const settings = { grammar: 'shot-order', retentionSeconds: null, hasBucket: true } as const;

describe.each(named)('%s at each provider', (_id, template) => {
  const check = (spec: ClipSpec, capabilities: Capabilities, problems = {}) => {
    const report = runPreflight({ spec, capabilities, missingAssetIds: new Set(), ...problems });
    return [...report.blocks, ...report.files, ...report.refusals, ...report.advice];
  };

  it.each(providers.map((provider) => [provider.capabilities.name, provider] as const))(
    'can run at %s',
    (_n, provider) => {
      for (const [make, kind] of [
        [bare, 'text'],
        [withPictures, 'references'],
      ] as const) {
        const spec = make(template);
        const { capabilities } = provider;
        const able = capabilities.tiers.filter(({ kinds = capabilities.kinds }) => kinds.includes(kind));
        expect(able.length).toBeGreaterThan(0);
        for (const { id: tier } of able) {
          const at = { ...spec, parameters: { ...spec.parameters, tier } };
          const prepared = provider.prepare(at, assets, tier, settings);
          expect(check(at, capabilities, { problems: prepared.ok ? [] : prepared.error })).toEqual([]);
          expect(prepared.ok).toBe(true);
        }
      }
    },
  );

  it('can be drawn as an animatic', () => {
    const { tiers } = animaticCapabilities;
    for (const spec of [bare(template), withPictures(template)]) {
      const tier = tiers[0]?.id ?? spec.parameters.tier;
      expect(check({ ...spec, parameters: { ...spec.parameters, tier } }, animaticCapabilities)).toEqual([]);
    }
  });
});
