import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { mediaFixture } from '#test/fixtures/media.ts';
import type { MediaAnswer } from './built-page.ts';

const width = 32;
const height = 18;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A small PNG that runs from one dark colour to another; both follow from the path, so that tiles can be told apart. */
function drawnPicture(path: string): Buffer {
  const colours = createHash('sha256').update(path).digest();
  const mixed = (channel: number, share: number): number =>
    Math.round(0.6 * ((1 - share) * (colours[channel] ?? 0) + share * (colours[channel + 3] ?? 0)));
  const rows = Array.from({ length: height }, (_, y) => {
    // The first byte of a row names its filter: none.
    const row = [0];
    for (let x = 0; x < width; x += 1) {
      const share = (x / width + y / height) / 2;
      row.push(mixed(0, share), mixed(1, share), mixed(2, share));
    }
    return Buffer.from(row);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A drawn picture for every thumbnail and image, one real film for every video. */
export async function drawnMedia(): Promise<MediaAnswer> {
  const film = await readFile(await mediaFixture('five-seconds-720p.mp4'));
  return async (path, accept) =>
    path.startsWith('/thumb/') || accept.startsWith('image/')
      ? { body: drawnPicture(path), type: 'image/png' }
      : { body: film, type: 'video/mp4' };
}
