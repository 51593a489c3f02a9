import type { ProviderRules } from '../providers/provider.ts';

/** Longest wait between two tries, in milliseconds. */
const longestMs = 10 * 60_000;
const shortestMs = 1_000;
const longestOfflineMs = 60_000;

/** 0.9 to 1.1, so that many jobs do not call at the same moment. `random` runs from 0 to 1. */
function jitter(random: number): number {
  return 0.9 + random * 0.2;
}

/**
 * Milliseconds until the next poll: at first quickly, then as slowly as the provider's rules say; after calls without
 * an answer twice as long each time. Never gives up. Pure.
 */
export function pollDelayMs(rules: ProviderRules['poll'], ageMs: number, failedCalls: number, random: number): number {
  const calmMs = Math.min(rules.slowestMs, Math.max(rules.fastestMs, Math.max(0, ageMs) / 20));
  const delayMs = failedCalls === 0 ? calmMs : Math.min(longestMs, Math.max(calmMs, shortestMs) * 2 ** failedCalls);
  return Math.round(delayMs * jitter(random));
}

/** Milliseconds until the next try of something that failed `attempts` times. Pure. */
export function retryDelayMs(attempts: number, random: number): number {
  return Math.round(Math.min(longestMs, shortestMs * 2 ** attempts) * jitter(random));
}

/** The same while there is no way to a host of files: it costs one look-up, and a person is waiting for it. Pure. */
export function offlineDelayMs(attempts: number, random: number): number {
  return Math.min(longestOfflineMs, retryDelayMs(attempts, random));
}

/**
 * Milliseconds to wait when a provider says how long: never less than it says, up to 2 s more, and between 1 s and
 * 10 min whatever it says. Pure.
 */
export function retryAfterDelayMs(retryAfterMs: number, random: number): number {
  const askedMs = Number.isFinite(retryAfterMs) ? retryAfterMs : longestMs;
  return Math.round(Math.min(longestMs, Math.max(shortestMs, askedMs) + random * 2_000));
}
