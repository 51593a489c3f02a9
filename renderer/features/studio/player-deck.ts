/**
 * What the transport moves: the film of one clip, or all films of a sequence in a row. Times are milliseconds from the
 * start of what plays.
 */
export interface Deck {
  lengthMs(): number;
  positionMs(): number;
  isPaused(): boolean;
  /** `toMs` lies inside. */
  seek(toMs: number): void;
  play(): void;
  pause(): void;
  /** Doubles the speed, up to four times. */
  playFaster(): void;
  /** The start, every cut, and the end. */
  cuts(): readonly number[];
  /** A cut was jumped to. */
  noteCut(atMs: number): void;
  /** The place of a time of the open clip. */
  fromClipMs(clipMs: number): number;
  setLooping(isLooping: boolean): void;
  setMuted(isMuted: boolean): void;
  /** What fills the display in full screen. */
  stage(): Element | null;
}

export const fastestRate = 4;
