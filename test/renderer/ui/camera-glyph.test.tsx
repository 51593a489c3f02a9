import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cameraMoves } from '#shared/domain/shot.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';

const numbersOf = (path: string): number[] => (path.match(/-?\d*\.?\d+/gu) ?? []).map(Number);

describe('camera glyphs', () => {
  it('has a drawing of its own for every move', () => {
    const drawings = cameraMoves.map((move) =>
      renderToStaticMarkup(<CameraGlyph move={move} />).replace(/data-move="[^"]*"/u, ''),
    );
    expect(new Set(drawings).size).toBe(cameraMoves.length);
  });

  it.each(cameraMoves)('%s stays in its box of 16 and is silent for screen readers', (move) => {
    const markup = renderToStaticMarkup(<CameraGlyph move={move} className="text-fg-2" />);
    expect(markup).toContain('aria-hidden="true"');
    expect(markup).toContain('viewBox="0 0 16 16"');
    expect(markup).toContain('stroke-width="1.2"');
    expect(markup).toContain('shrink-0 text-fg-2');
    for (const [, path] of markup.matchAll(/ d="([^"]+)"/gu)) {
      for (const number of numbersOf(path ?? '')) expect(Math.abs(number)).toBeLessThanOrEqual(15.4);
    }
  });
});
