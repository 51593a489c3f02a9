import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { cameraTransform, type CameraTransform } from './camera-transform.ts';
import { captionPages, pageAt, type CaptionPage } from './caption-pages.ts';
import { loadFonts } from './fonts.ts';
import { planFrames, progressAt, type ShotFrames } from './frame-plan.ts';
import { captionFont, captionWidth } from './overlay.ts';
import { OverlayCache } from './overlay-cache.ts';
import { PicturePainter } from './picture-painter.ts';
import { loadShotPicture, type ShotPicture } from './shot-picture.ts';
import type { SlateText } from './slate-texts.ts';
import type { Context } from './surface.ts';

interface CurrentShot {
  readonly frames: ShotFrames;
  readonly transforms: readonly CameraTransform[];
  readonly picture: ShotPicture;
  readonly pages: readonly CaptionPage[];
  readonly slate: SlateText;
}

interface FilmOptions {
  readonly plan: AnimaticPlan;
  readonly slates: readonly SlateText[];
  readonly fonts: FontFaceSet;
}

function transformsOf({ shot, count }: ShotFrames, framesPerSecond: number): CameraTransform[] {
  return Array.from({ length: count }, (_, index) =>
    cameraTransform(shot.camera, {
      progress: progressAt(index, count),
      seconds: index / framesPerSecond,
      length: count / framesPerSecond,
      seed: shot.number,
    }),
  );
}

/** Paints the frames of a film in order: the picture under its camera, and the words over it. */
export class FilmPainter {
  readonly #context: Context;
  readonly #options: FilmOptions;
  readonly #frames: readonly ShotFrames[];
  readonly #pictures: PicturePainter;
  readonly #overlay: OverlayCache;
  #shot: CurrentShot | null = null;

  constructor(context: Context, options: FilmOptions) {
    this.#context = context;
    this.#options = options;
    this.#frames = planFrames(options.plan);
    this.#pictures = new PicturePainter(options.plan);
    this.#overlay = new OverlayCache(options.plan);
  }

  /** Reads the fonts; what is drawn before that would be in another one. */
  async prepare(): Promise<void> {
    const { plan, slates, fonts } = this.#options;
    const words = plan.shots.flatMap((shot) => [shot.action, ...shot.captions]);
    await loadFonts(
      fonts,
      [...words, ...slates.flatMap(({ number, facts, soundCue }) => [number, facts, soundCue])].join(''),
    );
  }

  /** True on the first frame of a shot. */
  async paint(frame: number): Promise<boolean> {
    const shot = await this.#shotAt(frame);
    const index = frame - shot.frames.start;
    const transform = shot.transforms[index];
    if (transform === undefined) throw new RangeError(`frame ${frame} is in no shot`);
    const { bitmap, enlargement } = shot.picture;
    this.#pictures.draw(this.#context, bitmap, enlargement, transform);
    this.#overlay.draw(this.#context, shot.slate, shot.frames.shot.camera.move, pageAt(shot.pages, index));
    return index === 0;
  }

  /** Whether the shot that was painted last is a drawn card. */
  get isCard(): boolean {
    return this.#shot?.picture.isCard ?? false;
  }

  close(): void {
    this.#shot?.picture.bitmap.close();
    this.#shot = null;
  }

  async #shotAt(frame: number): Promise<CurrentShot> {
    const index = this.#frames.findLastIndex(({ start }) => start <= frame);
    const frames = this.#frames[index];
    const slate = this.#options.slates[index];
    if (frames === undefined || slate === undefined) throw new RangeError(`frame ${frame} is in no shot`);
    if (this.#shot?.frames === frames) return this.#shot;
    this.close();
    const { plan } = this.#options;
    const transforms = transformsOf(frames, plan.framesPerSecond);
    const picture = await loadShotPicture(frames.shot, plan, transforms);
    const pages = this.#pagesOf(frames);
    this.#shot = { frames, transforms, picture, pages, slate };
    return this.#shot;
  }

  #pagesOf(frames: ShotFrames): CaptionPage[] {
    const { plan } = this.#options;
    this.#context.font = captionFont(plan);
    return captionPages(frames, captionWidth(plan), (text) => this.#context.measureText(text).width);
  }
}
