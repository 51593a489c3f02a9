import type { CameraMove } from '#shared/domain/shot.ts';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import type { CaptionPage } from './caption-pages.ts';
import { drawCaption, drawSlate } from './overlay.ts';
import type { SlateText } from './slate-texts.ts';
import { createSurface, type Context } from './surface.ts';

/** The words over the picture. They change a few times per shot and are drawn once per change, not once per frame. */
export class OverlayCache {
  readonly #frame: FrameSize;
  readonly #surface: ReturnType<typeof createSurface>;
  #slate: SlateText | null = null;
  #page: CaptionPage | null = null;

  constructor(frame: FrameSize) {
    this.#frame = frame;
    this.#surface = createSurface(frame.width, frame.height);
  }

  draw(context: Context, slate: SlateText, move: CameraMove, page: CaptionPage | null): void {
    if (slate !== this.#slate || page !== this.#page) {
      this.#slate = slate;
      this.#page = page;
      this.#surface.context.clearRect(0, 0, this.#frame.width, this.#frame.height);
      if (page !== null) drawCaption(this.#surface.context, this.#frame, page.lines);
      drawSlate(this.#surface.context, this.#frame, slate, move);
    }
    context.drawImage(this.#surface.canvas, 0, 0);
  }
}
