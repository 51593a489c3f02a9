import { describe, expect, it } from 'vitest';
import { budgetOf } from '#renderer/features/references/budget/budget-model.ts';
import { priceDifference } from '#renderer/features/references/budget/price-effect.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { Reference } from '#shared/domain/reference.ts';
import { fal } from '#test/renderer/account-seed.ts';
import { assetOf, provider } from '#test/renderer/seed.ts';
import { reference } from '#test/shared/prompt/night-train.ts';

const walk = reference(1, { kind: 'video' });
const storm = reference(2, { kind: 'video', usedRange: { startMs: 1_000, endMs: 5_500 } });
const rain = reference(3, { kind: 'audio' });
const mira = reference(4);

function budget(tray: readonly Reference[], of: (asset: Asset) => Asset = (asset) => asset) {
  const assets = Object.fromEntries(tray.map(({ assetId, kind }) => [assetId, of(assetOf(assetId, kind))]));
  return budgetOf(tray, assets, fal);
}

describe('the budget of references', () => {
  it('counts slots, seconds of what is used, and megabytes, for each kind that is there', () => {
    const [images, sound, video] = budget([walk, rain, storm, mira]);
    expect(images).toMatchObject({ kind: 'image', slots: { used: 1, limit: 9 }, lengthMs: null, bytes: null });
    expect(sound).toMatchObject({
      kind: 'audio',
      slots: { used: 1, limit: 3 },
      lengthMs: { used: 15_000, limit: 15_000 },
    });
    expect(sound).toMatchObject({ share: 1, isOver: false, bytes: null });
    expect(video).toMatchObject({
      slots: { used: 2, limit: 3 },
      lengthMs: { used: 19_500, limit: 15_000 },
      bytes: { used: 3_000_000, limit: 52_428_800 },
      share: 1,
      isOver: true,
    });
    expect(budget([])).toEqual([]);
  });

  it('is over as soon as one of the limits is', () => {
    const heavy = (asset: Asset): Asset => ({ ...asset, bytes: 60_000_000, facts: null });
    expect(budget([storm], heavy)[0]).toMatchObject({ isOver: true, lengthMs: { used: 4_500 } });
    const tray = Array.from({ length: 10 }, (_, index) => reference(index + 30));
    expect(budget(tray)[0]).toMatchObject({ slots: { used: 10, limit: 9 }, isOver: true });
    expect(budget(tray.slice(1))[0]).toMatchObject({ share: 1, isOver: false });
  });

  it('counts without limits where there are none', () => {
    const assets = { [walk.assetId]: assetOf(walk.assetId, 'video') };
    const [open] = budgetOf([walk], assets, { references: provider.references, limits: null });
    expect(open).toMatchObject({ slots: { used: 1, limit: 3 }, lengthMs: { used: 15_000, limit: null }, bytes: null });
    expect(open).toMatchObject({ isOver: false });
    expect(budgetOf([walk], assets, null)[0]).toMatchObject({ slots: { limit: null }, share: 0 });
    // A kind that it does not take at all.
    const none = { references: { ...provider.references, videos: 0 }, limits: null };
    expect(budgetOf([walk], assets, none)[0]).toMatchObject({ share: 1, isOver: true });
  });
});

const dollars = (amount: number): { currency: string; amount: number } => ({ currency: 'USD', amount });
const exact = (amount: number): Price => ({ kind: 'exact', price: dollars(amount) });

describe('the effect on the price', () => {
  it('is the difference of two quotes, at the dear end of a range', () => {
    expect(priceDifference(exact(454), exact(363))).toEqual(dollars(-91));
    const range: Price = { kind: 'range', low: dollars(100), high: dollars(500) };
    expect(priceDifference(exact(454), range)).toEqual(dollars(46));
  });

  it('cannot be said across currencies, or of a price that nobody knows', () => {
    const credits: Price = { kind: 'exact', price: { currency: 'credits', amount: 3 } };
    expect(priceDifference(exact(454), credits)).toBeNull();
    expect(priceDifference({ kind: 'unknown' }, exact(1))).toBeNull();
    expect(priceDifference(exact(1), { kind: 'free' })).toBeNull();
  });
});
