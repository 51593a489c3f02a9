import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** `--bg-0: light-dark(#e9ebec, #0e1012)` */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

function colour(name: string, theme: Theme): string {
  if (name === 'white') return '#ffffff';
  const found = tokens.get(name);
  if (found === undefined) throw new Error(`no token ${name}`);
  return found[theme];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2 contrast. */
function contrast(first: string, second: string, theme: Theme): number {
  const [bright = 0, dark = 0] = [luminance(colour(first, theme)), luminance(colour(second, theme))].toSorted(
    (one, other) => other - one,
  );
  return (bright + 0.05) / (dark + 0.05);
}

const grounds = ['bg-0', 'bg-1', 'bg-2', 'bg-3', 'bg-4'];
const controlGrounds = grounds.slice(0, 4);

describe.each(themes)('contrast, %s', (theme) => {
  it.each(['fg-1', 'fg-2', 'fg-3', 'accent-text', 'danger', 'ok'])('%s can be read on every ground', (text) => {
    expect(Math.min(...grounds.map((ground) => contrast(text, ground, theme)))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['accent-fg', 'accent'],
    ['accent-fg', 'accent-hover'],
    ['accent-fg', 'accent-press'],
    ['white', 'danger-fill'],
    ['accent-text', 'accent-bg'],
    ['danger', 'danger-bg'],
    ['fg-2', 'well'],
    ['fg-1', 'select-bg'],
    ['select-fg', 'select'],
    ['fg-1', 'bg-float'],
    ['fg-3', 'bg-float'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-3', 'accent-line', 'danger-line', 'select'])('%s identifies a control', (line) => {
    expect(Math.min(...controlGrounds.map((ground) => contrast(line, ground, theme)))).toBeGreaterThanOrEqual(3);
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('chip %i can be read, and its hue seen', (hue) => {
    expect(contrast(`ref-${hue}-fg`, `ref-${hue}-bg`, theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(`ref-${hue}`, 'bg-1', theme)).toBeGreaterThanOrEqual(3);
  });

  it('tints the surround of the picture with no colour at all', () => {
    const [, red, green, blue] = /^#(..)(..)(..)$/u.exec(colour('well', theme)) ?? [];
    expect(new Set([red, green, blue]).size).toBe(1);
  });
});

describe('colours', () => {
  it.each(['theme.css', 'style.css'])('stand in tokens.css and not in %s', (file) => {
    const text = readFileSync(new URL(`../../../renderer/ui/${file}`, import.meta.url), 'utf8');
    expect(text).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|oklch\(/iu);
  });
});
