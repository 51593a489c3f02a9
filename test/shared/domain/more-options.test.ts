import { describe, expect, it } from 'vitest';
import { moreOptionsOf, moreOptionsSchema } from '#shared/domain/more-options.ts';

const off = {
  customSize: '',
  endUserId: '',
  webSearch: false,
  cameraFixed: false,
  lastFrame: false,
  keepAudio: false,
};

describe('the options that only some providers honour', () => {
  it('are off until they are set, one by one', () => {
    expect(moreOptionsOf({})).toEqual(off);
    expect(moreOptionsOf({ more: { cameraFixed: true, customSize: '1280x544' } })).toEqual({
      ...off,
      cameraFixed: true,
      customSize: '1280x544',
    });
  });

  it('are kept only as far as they were set', () => {
    expect(moreOptionsSchema.parse({ webSearch: true })).toEqual({ webSearch: true });
    expect(moreOptionsSchema.safeParse({ sharpness: 3 }).success).toBe(false);
  });

  it.each(['1280 x 544', '0x544', '1280', '1280x', '1280x544x2', '128000x544'])(
    'take no size like %s',
    (customSize) => {
      expect(moreOptionsSchema.safeParse({ customSize }).success).toBe(false);
    },
  );
});
