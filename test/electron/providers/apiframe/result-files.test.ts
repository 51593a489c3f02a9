import { describe, expect, it } from 'vitest';
import { findResultFiles } from '#electron/providers/apiframe/result-files.ts';

const film = 'https://cdn.apiframe.ai/a/film.mp4?signature=abc#x';
const bare = 'https://cdn.apiframe.ai/a/0f1e2d';
const other = 'https://cdn.apiframe.ai/a/other.mov';
const still = 'https://cdn.apiframe.ai/a/frame.png';
const poster = 'https://cdn.apiframe.ai/a/poster.jpg';

describe('the film in a result without a schema', () => {
  it.each<[string, unknown]>([
    ['a text', film],
    ['videoUrl', { videoUrl: film, url: other }],
    ['video_url', { video_url: film, url: other }],
    ['url', { url: film, videos: [other] }],
    ['the first of videos', { videos: [film, other] }],
    ['the first of output', { output: [film, other] }],
    ['video', { video: film }],
    ['the url of video', { video: { url: film, thumbnail: still } }],
    ['the url of the first of videos', { videos: [{ url: film }, { url: other }] }],
    ['output as a text', { output: film }],
    ['a list', [film]],
    ['an unknown name, alone', { media: [{ href: film }], poster }],
    ['an unknown name, twice the same', { media: film, download: film }],
    ['a known name with a still under it', { url: poster, media: film }],
  ])('is found as %s', (_name, result) => {
    expect(findResultFiles(result).filmUrl).toBe(film);
  });

  it('is found under a known name even without the ending of a film', () => {
    expect(findResultFiles({ videoUrl: bare }).filmUrl).toBe(bare);
    expect(findResultFiles(bare).filmUrl).toBe(bare);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['nothing at all', undefined],
    ['a number', 7],
    ['a sentence', 'done'],
    ['another scheme', 'file:///etc/passwd.mp4'],
    ['a script', 'javascript:alert(1)'],
    ['a still alone', { url: still }],
    ['two films under strange names', { first: film, second: other }],
    ['an address without an ending under a strange name', { media: bare }],
    ['an empty list', { videos: [] }],
    ['an address too long', `https://cdn.apiframe.ai/${'x'.repeat(8_000)}.mp4`],
  ])('is not made up of %s', (_name, result) => {
    expect(findResultFiles(result).filmUrl).toBeNull();
  });

  it('is not looked for without end', () => {
    const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => ({ media: inner }), film);
    expect(findResultFiles(deep).filmUrl).toBeNull();
    const loopLike = Array.from({ length: 20 }).reduce<unknown>((inner) => ({ output: inner }), film);
    expect(findResultFiles(loopLike).filmUrl).toBeNull();
    const many = { media: Array.from({ length: 5_000 }, (_unused, index) => `https://a.test/${String(index)}.png`) };
    expect(findResultFiles({ ...many, film }).filmUrl).toBeNull();
  });
});

describe('the still of the last frame', () => {
  it.each<[string, unknown]>([
    ['lastFrameUrl', { videoUrl: film, lastFrameUrl: still, poster }],
    ['last_frame without an ending', { videoUrl: film, last_frame: still }],
    ['an inner name', { videoUrl: film, frames: { lastFrame: { url: still } } }],
    ['the only further image', { videoUrl: film, image: still }],
    ['the only further image beside a poster', { videoUrl: film, image: still, thumbnail: poster }],
  ])('is found as %s', (_name, result) => {
    expect(findResultFiles(result)).toEqual({ filmUrl: film, lastFrameUrl: still });
  });

  it.each<[string, unknown]>([
    ['a poster', { videoUrl: film, posterUrl: poster }],
    ['a first frame', { videoUrl: film, firstFrameUrl: poster }],
    ['one of two images', { videoUrl: film, image: still, picture: poster }],
    ['the film itself', { videoUrl: film }],
    ['another film', { videoUrl: film, last_frame: other }],
  ])('is not taken from %s', (_name, result) => {
    expect(findResultFiles(result)).toEqual({ filmUrl: film, lastFrameUrl: null });
  });
});
