import { framesPerSecond } from '#shared/domain/frame-sizes.ts';
import { words } from './words.ts';

/** Seconds without needless zeros: 3500 is "3.5". */
export function secondsNumber(ms: number): string {
  return String(Number((ms / 1_000).toFixed(1)));
}

/** "3.5 s" */
export function secondsText(ms: number): string {
  return words.t('common.seconds', { seconds: secondsNumber(ms) });
}

/** "3.5 seconds", to be spoken. */
export function secondsSpoken(ms: number): string {
  return words.t('common.secondsSpoken', { count: Number(secondsNumber(ms)) });
}

/** "0:51": minutes and seconds. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "00:09:02": minutes, seconds, frames. */
export function timecode(ms: number): string {
  // Half a millisecond forgives a time that was rounded on its way.
  const frame = Math.max(0, Math.floor(((ms + 0.5) * framesPerSecond) / 1_000));
  const seconds = Math.floor(frame / framesPerSecond);
  const parts = [Math.floor(seconds / 60), seconds % 60, frame % framesPerSecond];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
