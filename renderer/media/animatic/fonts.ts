import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import cyrillicExtended from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url';
import greekExtended from '@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import vietnamese from '@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url';

/** Files of the bundled font, with the characters each holds: only files whose characters are drawn are read. */
const files: readonly { readonly url: string; readonly unicodeRange: string }[] = [
  {
    url: latinExtended,
    unicodeRange:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
  {
    url: vietnamese,
    unicodeRange:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
  { url: greekExtended, unicodeRange: 'U+1F00-1FFF' },
  { url: greek, unicodeRange: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF' },
  { url: cyrillicExtended, unicodeRange: 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F' },
  { url: cyrillic, unicodeRange: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' },
  {
    url: latin,
    unicodeRange:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
];

const family = 'Inter Variable';
const stack = `"${family}", system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Droid Sans Fallback", sans-serif`;

export type FontWeight = 400 | 500 | 600;

/** `size` in pixels. */
export function fontOf(weight: FontWeight, size: number): string {
  return `${weight} ${size.toFixed(2)}px ${stack}`;
}

let isRegistered = false;

/** Reads what these words need. A font that can't be read is no reason to fail: the system's own stands in. */
export async function loadFonts(fonts: FontFaceSet, text: string): Promise<void> {
  if (!isRegistered) {
    isRegistered = true;
    for (const { url, unicodeRange } of files) {
      fonts.add(new FontFace(family, `url("${url}") format("woff2")`, { weight: '100 900', unicodeRange }));
    }
  }
  await Promise.allSettled(([400, 500, 600] as const).map((weight) => fonts.load(fontOf(weight, 20), `${text}A`)));
}
