import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { minShotMs } from '#shared/domain/shot.ts';
import { placeShots, totalMs, withLengths, type PlacedShot } from './model.ts';

/** A clip lasts whole seconds, so pushing goes by whole seconds. */
const stepMs = 1_000;

function limitsOf(spec: ClipSpec, { startMs, endMs }: PlacedShot): { readonly low: number; readonly high: number } {
  const lengthMs = totalMs(spec.shots);
  const most = Math.min(endMs - startMs - minShotMs, lengthMs - minClipSeconds * stepMs);
  return {
    low: endMs - Math.max(0, Math.floor(most / stepMs)) * stepMs,
    high: endMs + maxClipSeconds * stepMs - lengthMs,
  };
}

/**
 * Where the edge after shot `index` may stand when it pushes the later shots, in milliseconds from the start of the
 * clip. Between the two it moves by whole seconds.
 */
export function pushLimits(spec: ClipSpec, index: number): { readonly low: number; readonly high: number } {
  const placed = placeShots(spec.shots)[index];
  return placed === undefined ? { low: 0, high: 0 } : limitsOf(spec, placed);
}

/**
 * Moves the edge after shot `index` to a time, by whole seconds. The later shots keep their lengths and are pushed; the
 * clip gets longer or shorter by as much.
 */
export function pushEdge(spec: ClipSpec, index: number, toMs: number): ClipSpec {
  const placed = placeShots(spec.shots)[index];
  if (placed === undefined) return spec;
  const { low, high } = limitsOf(spec, placed);
  const wanted = placed.endMs + Math.round((toMs - placed.endMs) / stepMs) * stepMs;
  const edge = Math.min(high, Math.max(low, wanted));
  return withLengths(
    spec,
    spec.shots.map(({ durationMs }, each) => (each === index ? edge - placed.startMs : durationMs)),
  );
}
