import { describe, expect, it } from 'vitest';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import { lossLines, passedLines } from '#renderer/features/studio/loss-text.ts';
import { basisText } from '#renderer/features/studio/quotes/quote-text.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { clipKinds, clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';
import { assetOf, referenceAssets } from '#test/renderer/seed.ts';
import { nightTrain, teaHouse } from '#test/shared/prompt/night-train.ts';

const providers = createPaidProviders({
  http: { request: () => Promise.reject(new Error('nothing is asked here')) } as never,
  clock: { nowMs: () => Date.UTC(2026, 10, 22) },
  environment: {},
}).map(({ provider }) => provider);
const film = assetOf('e'.repeat(64), 'video', { mime: 'video/mp4' });
const assets = new Map<AssetId, ReturnType<typeof assetOf>>([...referenceAssets, film].map((each) => [each.id, each]));

/** Clips that between them set everything that can be set. */
const specs: ClipSpec[] = clipKinds.flatMap((kind) =>
  [true, false].map((isFull) =>
    clipSpecSchema.parse({
      ...nightTrain,
      kind,
      references: kind === 'frames' ? [] : nightTrain.references.filter((each) => isFull || each.kind === 'image'),
      startFrame: kind === 'references' ? null : teaHouse.assetId,
      endFrame: kind === 'references' ? null : teaHouse.assetId,
      sourceVideo: film.id,
      parameters: {
        ...nightTrain.parameters,
        seed: isFull ? 7 : null,
        ratio: isFull ? 'auto' : '16:9',
        isAutoLength: isFull,
        resolution: isFull ? '480p' : '720p',
        more: isFull
          ? {
              customSize: '1280x544',
              endUserId: 'u',
              webSearch: true,
              cameraFixed: true,
              lastFrame: true,
              keepAudio: true,
            }
          : {},
      },
    }),
  ),
);

describe.each(providers.map((provider) => [provider.capabilities.name, provider] as const))(
  'what %s says of a clip',
  (_, provider) => {
    const told = specs.flatMap((spec) =>
      provider.capabilities.tiers.map(({ id }) =>
        provider.prepare(spec, assets, id, { grammar: 'shot-order', retentionSeconds: null, hasBucket: true }),
      ),
    );
    const quotes = told.flatMap((prepared) => (prepared.ok ? [provider.quote(prepared.value)] : []));
    const problems = told.flatMap((prepared) => (prepared.ok ? [] : prepared.error));

    it('is a quote for some and a reason for others', () => {
      expect(quotes.length).toBeGreaterThan(3);
      expect(problems.length).toBeGreaterThan(0);
    });

    it('has words for every loss, every reason and every price', () => {
      const lines = quotes.flatMap(({ losses }) => [...lossLines(losses), ...passedLines(losses)]);
      const wordless = lines.filter(
        ({ fields, why }) => /detail of the clip/iu.test(fields) || why === 'The provider does not take it as it is.',
      );
      expect(wordless).toEqual([]);
      expect(problems.filter((problem) => problemText(problem).startsWith('It refused'))).toEqual([]);
      const bases = quotes.flatMap(({ basis }) => (basis === null ? [] : [basisText(basis)]));
      expect(bases.filter((text) => /^From the table|\{\{/u.test(text))).toEqual([]);
    });
  },
);
