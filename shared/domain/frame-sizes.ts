export const ratios = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const;
export type Ratio = (typeof ratios)[number];

export const resolutions = ['480p', '720p', '1080p'] as const;
export type Resolution = (typeof resolutions)[number];

export interface FrameSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const size = (width: number, height: number): FrameSize => ({ width, height });

/**
 * Seedance 2.0 frame sizes in pixels, as published by third-party parameter tables. A take's real size always wins
 * over this table.
 */
export const frameSizes: Readonly<Record<Resolution, Readonly<Record<Ratio, FrameSize>>>> = {
  '480p': {
    '16:9': size(864, 496),
    '9:16': size(496, 864),
    '1:1': size(640, 640),
    '4:3': size(752, 560),
    '3:4': size(560, 752),
    '21:9': size(992, 432),
  },
  '720p': {
    '16:9': size(1280, 720),
    '9:16': size(720, 1280),
    '1:1': size(960, 960),
    '4:3': size(1112, 834),
    '3:4': size(834, 1112),
    '21:9': size(1470, 630),
  },
  '1080p': {
    '16:9': size(1920, 1080),
    '9:16': size(1080, 1920),
    '1:1': size(1440, 1440),
    '4:3': size(1664, 1248),
    '3:4': size(1248, 1664),
    '21:9': size(2206, 946),
  },
};

/** Frames per second of every Seedance 2.0 result and of every animatic. */
export const framesPerSecond = 24;
