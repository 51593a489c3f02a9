import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBufferReader } from '#electron/assets/checks/byte-reader.ts';
import { checkStructure } from '#electron/assets/checks/check-structure.ts';
import { sniffType } from '#electron/assets/checks/sniff.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

// The demuxer tells the console what it does not know; with made-up bytes that is noise.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
});

const whole: readonly MediaFixture[] = [
  ...(['picture.jpg', 'picture.png', 'picture.webp', 'lossless.webp', 'tone.mp3', 'tone.wav'] as const),
  ...(['faststart.mp4', 'moov-at-end.mp4', 'no-audio.mp4', 'film.mov'] as const),
];

/** What the worker does with a file, on bytes in memory. */
async function inspect(bytes: Buffer): Promise<string> {
  const reader = createBufferReader(bytes);
  const sniffed = await sniffType(reader, 'file');
  const checked = sniffed.ok ? await checkStructure(reader, sniffed.value, true) : sniffed;
  return checked.ok ? 'taken' : checked.error.code;
}

describe.each(whole)('%s', (name) => {
  it('is taken whole', async () => {
    expect(await inspect(await readFile(await mediaFixture(name)))).toBe('taken');
  });

  it('row 60: is refused wherever it is cut off', async () => {
    const bytes = await readFile(await mediaFixture(name));
    const cuts = new Set([1, 3, 12, 30, 60, bytes.length - 1, bytes.length - 5]);
    for (let part = 1; part < 40; part += 1) cuts.add(Math.floor((bytes.length * part) / 40));
    // The last frame of an MP3 may miss a few bytes: encoders count them differently, and players do not mind.
    if (name === 'tone.mp3') for (const cut of [1, 5]) cuts.delete(bytes.length - cut);
    for (const cut of cuts) {
      const code = await inspect(bytes.subarray(0, cut));
      // What is left of a header may not even tell its type.
      const allowed = cut > 64 ? ['asset.truncated'] : ['asset.truncated', 'asset.unsupported-type', 'asset.damaged'];
      expect(allowed, `cut at ${String(cut)}`).toContain(code);
    }
  });
});

// 2,000 files in all. Bytes are changed where structure is: at the start, at the end, and at some places in between.
it.each(whole)('row 60: %s with bytes changed at random is taken or refused, and nothing is thrown', async (name) => {
  const bytes = await readFile(await mediaFixture(name));
  const edge = Math.min(4_096, bytes.length);
  const place = fc.oneof(
    fc.nat(edge - 1),
    fc.nat(edge - 1).map((back) => bytes.length - 1 - back),
    fc.nat(bytes.length - 1),
  );
  const value = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 12 }), async (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, byte] of changes) changed[at] = byte;
      expect(await inspect(changed)).toMatch(
        /^(taken|asset\.(unsupported-type|truncated|damaged|dimensions-too-large))$/,
      );
    }),
    { numRuns: 200 },
  );
});

it('finds the marker of a JPEG that stands across two reads', async () => {
  const picture = await readFile(await mediaFixture('picture.jpg'));
  const scan = picture.subarray(0, picture.length - 2);
  const scanHeader = picture.indexOf(Buffer.from([0xff, 0xda])) + 2;
  const scanData = scanHeader + picture.readUInt16BE(scanHeader);
  // Reads are of 1 MiB from where the picture data starts; filler without a marker moves the end marker to an edge.
  for (const extra of [-2, -1, 0, 1]) {
    const filler = Buffer.alloc(scanData + 2 ** 20 + extra - scan.length, 0x11);
    expect(await inspect(Buffer.concat([scan, filler, Buffer.from([0xff, 0xd9])]))).toBe('taken');
    expect(await inspect(Buffer.concat([scan, filler, Buffer.from([0xff])]))).toBe('asset.truncated');
  }
});

it('takes a JPEG with a trailer, as phones write them', async () => {
  const picture = await readFile(await mediaFixture('picture.jpg'));
  expect(await inspect(Buffer.concat([picture, Buffer.from('MotionPhoto_Data'.repeat(100))]))).toBe('taken');
});

it('takes an MP3 behind a large tag with a cover picture', async () => {
  const tag = Buffer.alloc(10 + 300_000);
  tag.write('ID3\x04\0\0', 0, 'latin1');
  for (const [index, shift] of [21, 14, 7, 0].entries()) tag[6 + index] = (300_000 >> shift) & 0x7f;
  const sound = await readFile(await mediaFixture('tone.mp3'));
  const plain = sound.subarray(sound.indexOf(Buffer.from([0xff, 0xfb])));
  expect(await inspect(Buffer.concat([tag, plain]))).toBe('taken');
  expect(await inspect(tag)).toBe('asset.truncated');
});
