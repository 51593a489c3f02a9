import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { ok, type Result } from '#shared/result.ts';
import type { SlateText } from '../animatic/slate-texts.ts';
import type { MediaProblem } from '../media-problem.ts';
import { ByteCache } from './byte-cache.ts';
import { bytesOf, decoderKey, type EncodedShot, type EncodedSound } from './encoded-pieces.ts';
import { encodeShot } from './encode-shot.ts';
import { encodeSound } from './encode-sound.ts';
import { joinPieces } from './join-pieces.ts';
import { shotPieces, soundPiece, type ShotPiece, type SoundPiece } from './preview-pieces.ts';

export interface PreviewOptions {
  readonly plan: AnimaticPlan;
  /** One per shot. */
  readonly slates: readonly SlateText[];
  readonly fonts: FontFaceSet;
  /** 0 to 1 of the frames that have to be drawn. */
  readonly onProgress: (share: number) => void;
  /** Asked between frames; false stops. */
  readonly goesOn: () => Promise<boolean>;
}

export interface PreviewFilm {
  readonly blob: Blob;
  readonly drawnShots: number;
}

/** Compressed pictures take some 0.5 MB a second at 720p: this holds about eight minutes of film. */
const cacheBytes = 256 * 2 ** 20;

/** Makes films of clips and keeps their shots, so that the next film draws only what has changed. */
export class PreviewFilms {
  readonly #shots: ByteCache<EncodedShot>;
  readonly #sounds = new ByteCache<EncodedSound>(cacheBytes / 16);

  constructor(limitBytes = cacheBytes) {
    this.#shots = new ByteCache(limitBytes);
  }

  /** `null`: stopped on the way. What was finished until then is kept. */
  async make(options: PreviewOptions): Promise<Result<PreviewFilm | null, MediaProblem>> {
    const pieces = shotPieces(options.plan, options.slates);
    const missing = pieces.filter((piece) => this.#find(piece) === undefined);
    const drawn = await this.#draw(options, pieces, distinct(missing));
    if (!drawn.ok || drawn.value === null) return drawn.ok ? ok(null) : drawn;
    let drawnShots = drawn.value;
    const odd = this.#oddPieces(pieces);
    if (odd.length > 0) {
      // The encoder's settings have changed since (another graphics card, say): no decoder plays both in one film.
      for (const { key } of odd) this.#shots.delete(key);
      const again = await this.#draw(options, pieces, distinct(odd));
      if (!again.ok || again.value === null) return again.ok ? ok(null) : again;
      drawnShots += again.value;
    }
    const sound = await this.#soundOf(options.plan, soundPiece(options.plan, pieces));
    if (!sound.ok) return sound;
    if (!(await options.goesOn())) return ok(null);
    const [first, ...rest] = pieces.map((piece) => ({ start: piece.start, encoded: this.#foundOf(piece) }));
    if (first === undefined) throw new RangeError('a film without shots');
    const blob = await joinPieces([first, ...rest], sound.value, options.plan.framesPerSecond);
    return ok({ blob, drawnShots });
  }

  #find({ key, shot }: ShotPiece): EncodedShot | undefined {
    const found = this.#shots.get(key);
    // A card that stands in for a reference carries words that the key leaves out.
    return found?.cardAction != null && found.cardAction !== shot.action ? undefined : found;
  }

  #foundOf(piece: ShotPiece): EncodedShot {
    const found = this.#shots.get(piece.key);
    if (found === undefined) throw new Error(`shot ${piece.shot.number} has left the cache`);
    return found;
  }

  /** Shots that were compressed for another decoder than the newest one. */
  #oddPieces(pieces: readonly ShotPiece[]): ShotPiece[] {
    const keys = pieces.map((piece) => decoderKey(this.#foundOf(piece)));
    return new Set(keys).size === 1 ? [] : [...pieces];
  }

  /** The number of shots drawn; `null`: stopped. */
  async #draw(
    { plan, fonts, onProgress, goesOn }: PreviewOptions,
    pieces: readonly ShotPiece[],
    missing: readonly ShotPiece[],
  ): Promise<Result<number | null, MediaProblem>> {
    const inUse = new Set(pieces.map(({ key }) => key));
    const total = missing.reduce((sum, { count }) => sum + count, 0);
    let before = 0;
    for (const piece of missing) {
      const encoded = await encodeShot({
        plan,
        piece,
        fonts,
        goesOn: (frames) => {
          onProgress((before + frames) / total);
          return goesOn();
        },
      });
      if (!encoded.ok) return encoded;
      if (encoded.value === null) return ok(null);
      this.#shots.set(piece.key, encoded.value, bytesOf(encoded.value), inUse);
      before += piece.count;
    }
    return ok(missing.length);
  }

  async #soundOf(plan: AnimaticPlan, piece: SoundPiece | null): Promise<Result<EncodedSound | null, MediaProblem>> {
    if (piece === null) return ok(null);
    const found = this.#sounds.get(piece.key);
    if (found !== undefined && (found.tickingAt === null || found.tickingAt === piece.cuts)) return ok(found);
    const encoded = await encodeSound(plan, piece);
    if (encoded.ok) this.#sounds.set(piece.key, encoded.value, bytesOf(encoded.value), new Set([piece.key]));
    return encoded;
  }
}

/** Shots that look the same are drawn once. */
function distinct(pieces: readonly ShotPiece[]): ShotPiece[] {
  return [...new Map(pieces.map((piece) => [piece.key, piece])).values()];
}
