import { holdFrame, releaseFrame } from '../held-frame.ts';
import { fastestRate, type Deck } from '../player-deck.ts';
import { filmCuts, filmLengthMs, placeInFilm, type FilmPart } from './film-plan.ts';
import { FilmSlot, seekTo, type SlotProblem } from './film-slot.ts';

export interface FilmDeckEvents {
  /** The playhead is at a time of a part. */
  readonly onMove: (part: FilmPart, localMs: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
  readonly onProblem: (problem: SlotProblem) => void;
  /** A part turned out to be longer or shorter than it was planned. */
  readonly onLength: (part: FilmPart, durationMs: number) => void;
}

/** A file that ends this much earlier or later ends as planned, in milliseconds: about a frame. */
const sameLengthMs = 45;

/**
 * All clips in a row. Two videos lie over each other: one shows a part, the other holds the next one ready, so that a
 * boundary is a change of what is visible and no loading. Each part keeps its own size.
 */
export class FilmDeck implements Deck {
  readonly #slots: readonly [FilmSlot, FilmSlot];
  readonly #events: FilmDeckEvents;
  #front = 0;
  #parts: readonly FilmPart[] = [];
  #positionMs = 0;
  #isPlaying = false;
  #isLooping = false;
  #rate = 1;
  /** Counts moves: one that took long must not undo the one after it. */
  #move = 0;
  #isClosed = false;
  #clipStart: (clipMs: number) => number = (clipMs) => clipMs;

  constructor(videos: readonly [HTMLVideoElement, HTMLVideoElement], events: FilmDeckEvents) {
    this.#slots = [new FilmSlot(videos[0]), new FilmSlot(videos[1])];
    this.#events = events;
    for (const slot of this.#slots) {
      slot.video.addEventListener('ended', () => {
        if (slot === this.#shown && this.#isPlaying) this.#goOn();
      });
      this.#followFrames(slot);
    }
  }

  /** Changes the film; the playhead stays at its frame of its clip, also when clips before it grew or moved. */
  setParts(parts: readonly FilmPart[], startMs?: number): void {
    const before = placeInFilm(this.#parts, this.#positionMs);
    this.#parts = parts;
    const same = parts.find(({ clipId }) => clipId === before?.part.clipId);
    if (startMs === undefined && same !== undefined && same.key === before?.part.key && same.key === this.#shown.key) {
      // Others changed: what plays is not disturbed.
      this.#positionMs = same.startMs + Math.min(before.localMs, same.durationMs);
      this.#events.onMove(same, this.#positionMs - same.startMs);
      this.#prepareNext(parts.indexOf(same));
      return;
    }
    const at =
      startMs ??
      (same === undefined ? this.#positionMs : same.startMs + Math.min(before?.localMs ?? 0, same.durationMs));
    this.seek(Math.min(at, this.lengthMs()));
  }

  /** How a time of the open clip is found in the film. */
  setClipStart(find: (clipMs: number) => number): void {
    this.#clipStart = find;
  }

  close(): void {
    this.#isClosed = true;
    holdFrame(this.#shown.video);
    for (const slot of this.#slots) slot.close();
  }

  lengthMs(): number {
    return filmLengthMs(this.#parts);
  }

  positionMs(): number {
    return this.#positionMs;
  }

  isPaused(): boolean {
    return !this.#isPlaying;
  }

  seek(toMs: number): void {
    const place = placeInFilm(this.#parts, toMs);
    if (place === null) return;
    this.#positionMs = place.part.startMs + place.localMs;
    this.#events.onMove(place.part, place.localMs);
    void this.#show(place.index, place.localMs);
  }

  play(): void {
    this.#isPlaying = true;
    this.#events.onPlaying(true);
    if (this.#shown.key === placeInFilm(this.#parts, this.#positionMs)?.part.key) this.#start(this.#shown.video);
  }

  pause(): void {
    this.#isPlaying = false;
    this.#rate = 1;
    this.#shown.video.pause();
    this.#events.onPlaying(false);
  }

  playFaster(): void {
    this.#rate = Math.min(fastestRate, this.#rate * 2);
    this.#shown.video.playbackRate = this.#rate;
  }

  cuts(): readonly number[] {
    return filmCuts(this.#parts);
  }

  noteCut(): void {
    // Shots of other clips cannot be selected; the playhead says where it is.
  }

  fromClipMs(clipMs: number): number {
    return this.#clipStart(clipMs);
  }

  setLooping(isLooping: boolean): void {
    this.#isLooping = isLooping;
  }

  setMuted(isMuted: boolean): void {
    for (const { video } of this.#slots) video.muted = isMuted;
  }

  stage(): Element | null {
    return this.#shown.video.parentElement;
  }

  get #shown(): FilmSlot {
    return this.#slots[this.#front === 0 ? 0 : 1];
  }

  get #hidden(): FilmSlot {
    return this.#slots[this.#front === 0 ? 1 : 0];
  }

  async #show(index: number, localMs: number): Promise<void> {
    const part = this.#parts[index];
    if (part === undefined) return;
    this.#move += 1;
    const move = this.#move;
    const isMine = (): boolean => move === this.#move && !this.#isClosed;
    if (this.#shown.key !== part.key) {
      // The frame on show stays until the other one is there.
      this.#shown.video.pause();
      const slot = this.#hidden;
      const problem = await slot.load(part);
      if (!isMine()) return;
      if (problem !== null) {
        this.#events.onProblem(problem);
        return;
      }
      if (slot.key !== part.key) return;
      const durationMs = slot.video.duration * 1_000;
      if (Math.abs(durationMs - part.durationMs) > sameLengthMs) {
        // The film is planned anew, and comes back here.
        this.#events.onLength(part, durationMs);
        if (!isMine()) return;
      }
      await seekTo(slot.video, localMs);
      if (!isMine()) return;
      this.#turn();
    } else if (!this.#isPlaying || Math.abs(this.#shown.video.currentTime * 1_000 - localMs) > 20) {
      await seekTo(this.#shown.video, localMs);
      if (!isMine()) return;
    }
    releaseFrame();
    if (this.#isPlaying) this.#start(this.#shown.video);
    this.#prepareNext(index);
  }

  /** The other video comes to the front. */
  #turn(): void {
    this.#shown.video.pause();
    this.#front = 1 - this.#front;
    // Not taken out of the layout: a video that comes back into it would show nothing for a frame.
    this.#shown.video.style.visibility = 'visible';
    this.#hidden.video.style.visibility = 'hidden';
  }

  #start(video: HTMLVideoElement): void {
    video.playbackRate = this.#rate;
    video.play().catch(() => undefined);
  }

  #prepareNext(index: number): void {
    const next = this.#parts[index + 1] ?? (this.#isLooping ? this.#parts[0] : undefined);
    // A part that cannot be had tells so when its turn comes.
    if (next !== undefined && next.key !== this.#shown.key) void this.#hidden.load(next);
  }

  /** A part has ended. */
  #goOn(): void {
    const place = placeInFilm(this.#parts, this.#positionMs);
    const isLast = place === null || place.index === this.#parts.length - 1;
    if (isLast && !this.#isLooping) {
      this.#positionMs = this.lengthMs();
      if (place !== null) this.#events.onMove(place.part, place.part.durationMs);
      this.pause();
      return;
    }
    const next = isLast ? 0 : (this.#parts[place.index + 1]?.startMs ?? 0);
    this.seek(next);
  }

  #followFrames(slot: FilmSlot): void {
    slot.video.requestVideoFrameCallback((_now, frame) => {
      if (this.#isClosed) return;
      const place = placeInFilm(this.#parts, this.#positionMs);
      // While paused the playhead is where the person put it; a late frame must not pull it back.
      if (slot === this.#shown && !slot.video.paused && place !== null && slot.key === place.part.key) {
        // The last frame of a file may lie behind the length that was measured.
        const localMs = Math.min(frame.mediaTime * 1_000, place.part.durationMs - 1);
        this.#positionMs = place.part.startMs + localMs;
        this.#events.onMove(place.part, localMs);
      }
      this.#followFrames(slot);
    });
  }
}
