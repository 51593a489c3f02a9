import { describe, expect, it } from 'vitest';
import { createProviderGate } from '#electron/jobs/provider-gate.ts';
import { rateLimited } from '#shared/errors.ts';
import { broken, events, noKey } from './job-samples.ts';

const failed = { ...events['call-failed'], error: broken };
const answered = events['still-running'];

describe('the gate of a provider', () => {
  it('spaces questions, and nothing else', () => {
    const gate = createProviderGate(() => 0);
    expect(gate.enter(0, 'question')).toBe(0);
    expect(gate.enter(0, 'question')).toBe(200);
    expect(gate.enter(0, 'other')).toBe(0);
    expect(gate.enter(200, 'question')).toBe(0);
  });

  it('closes for as long as it was told, and a longer pause is not cut short', () => {
    const gate = createProviderGate(() => 0);
    gate.note({ ...failed, error: rateLimited(60_000) }, 0);
    gate.note({ ...events.refused, error: rateLimited(1_000) }, 0);
    expect(gate.enter(0, 'other')).toBe(60_000);
    expect(gate.enter(60_000, 'other')).toBe(0);
  });

  it('lets one through at a time after five calls without an answer, ever more rarely', () => {
    const gate = createProviderGate(() => 1);
    for (let call = 0; call < 4; call += 1) gate.note(failed, 0);
    expect(gate.enter(0, 'other')).toBe(0);
    gate.note(failed, 0);
    expect(gate.enter(0, 'other')).toBe(15_000);
    expect(gate.enter(15_000, 'other')).toBe(0);
    // The one that went is still out.
    expect(gate.enter(15_000, 'other')).toBe(15_000);
    gate.note(failed, 15_000);
    expect(gate.enter(15_000, 'other')).toBe(30_000);
    for (let call = 0; call < 50; call += 1) gate.note(failed, 100_000);
    expect(gate.enter(100_000, 'other')).toBe(600_000);
  });

  it('stays open for a provider when only the bucket fails', () => {
    const gate = createProviderGate(() => 0);
    const delayed = events['preparation-delayed'];
    for (let call = 0; call < 9; call += 1) gate.note({ ...delayed, isBucket: true }, 0);
    gate.note({ ...delayed, error: rateLimited(60_000), isBucket: true }, 0);
    expect(gate.enter(0, 'other')).toBe(0);
    for (let call = 0; call < 9; call += 1) gate.note(delayed, 0);
    expect(gate.enter(0, 'other')).toBeGreaterThan(0);
  });

  it('opens with any answer, and when the provider is known to be there', () => {
    for (const open of ['answer', 'reset'] as const) {
      const gate = createProviderGate(() => 0);
      for (let call = 0; call < 9; call += 1) gate.note(failed, 0);
      if (open === 'answer') gate.note(answered, 1);
      else gate.reset();
      expect(gate.enter(1, 'other')).toBe(0);
      gate.note(failed, 1);
      expect(gate.enter(1, 'other')).toBe(0);
    }
  });

  it('learns nothing about the provider from a bad key, or from what never left', () => {
    const gate = createProviderGate(() => 0);
    for (let call = 0; call < 9; call += 1) gate.note({ ...failed, error: noKey }, 0);
    for (let call = 0; call < 9; call += 1) gate.note(events.frozen, 0);
    expect(gate.enter(0, 'other')).toBe(0);
    for (let call = 0; call < 4; call += 1) gate.note(failed, 0);
    gate.note(events['looked-up'], 0);
    gate.note(failed, 0);
    expect(gate.enter(0, 'other')).toBeGreaterThan(0);
  });
});
