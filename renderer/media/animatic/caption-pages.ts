import type { ShotFrames } from './frame-plan.ts';
import { wrapBalanced, type MeasureText } from './wrap-text.ts';

export interface CaptionPage {
  readonly lines: readonly string[];
  /** First frame of the page within its shot. */
  readonly start: number;
}

/** Lines that fit under a picture without hiding it. */
const maxLinesPerPage = 2;

function pagesOf(caption: string, maxWidth: number, measure: MeasureText): string[][] {
  // Even lines, so that the last page is not one lonely word.
  const lines = wrapBalanced(caption, maxWidth, measure);
  const pages: string[][] = [];
  for (let first = 0; first < lines.length; first += maxLinesPerPage) {
    pages.push(lines.slice(first, first + maxLinesPerPage));
  }
  return pages;
}

/**
 * The dialogue of a shot, one page after the other, each as long as its share of the words: what cannot be read in
 * time here cannot be spoken in time either.
 */
export function captionPages(
  { shot, count }: Pick<ShotFrames, 'shot' | 'count'>,
  maxWidth: number,
  measure: MeasureText,
): CaptionPage[] {
  const pages = shot.captions.flatMap((caption) => pagesOf(caption, maxWidth, measure));
  const weights = pages.map((lines) => lines.join(' ').length + 8);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return pages.map((lines, index) => {
    const start = Math.round((count * before) / total);
    before += weights[index] ?? 0;
    return { lines, start };
  });
}

/** The page that shows at a frame of the shot; `null` when nobody speaks. */
export function pageAt(pages: readonly CaptionPage[], frame: number): CaptionPage | null {
  return pages.findLast((page) => page.start <= frame) ?? null;
}
