import { readMediaFacts, type MediaFacts } from '../provider-server/media-facts.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { Detail } from './error-bodies.ts';
import type { FalInput } from './fal-input.ts';

/** What the model finds when it fetches the files of a request. */
export interface FileCheck {
  readonly problems: readonly Detail[];
  /** All input videos together; 0 when there is none. */
  readonly videoMs: number;
}

interface FoundFile {
  readonly loc: Detail['loc'];
  readonly bytes: number;
  readonly facts: MediaFacts;
}

const megabyte = 1_000_000;
const limits = {
  imageBytes: 30 * megabyte,
  audioBytes: 15 * megabyte,
  videoTotalBytes: 50 * megabyte,
  videoTotalMs: { min: 2_000, max: 15_000 },
  videoPixels: { min: 640 * 640, max: 834 * 1_112 },
  audioTotalMs: 15_000,
};
const imageFormats = /^(?:image2|jpeg_pipe|png_pipe|webp_pipe)$/u;
const videoFormats = /\bmp4\b/u;
const audioFormats = /^(?:mp3|wav)$/u;
/** A film of 15 s may last a frame more by its container. */
const slackMs = 50;

/** Fetches every file that the input names and holds it against the limits of the endpoint's page. */
export async function checkFiles(input: FalInput, files: StoredFiles, origin: string): Promise<FileCheck> {
  const problems: Detail[] = [];
  const find = async (field: string, urls: readonly string[], isList: boolean): Promise<FoundFile[]> => {
    const found: FoundFile[] = [];
    for (const [index, url] of urls.entries()) {
      const loc = ['body', field, ...(isList ? [index] : [])];
      const file = url.startsWith(`${origin}/`) ? files.get(new URL(url).pathname) : undefined;
      const facts = file === undefined ? null : await readMediaFacts(file.bytes);
      if (file === undefined) problems.push(problem(loc, 'file_download_error', 'Failed to download the file'));
      else if (facts === null) problems.push(problem(loc, 'image_load_error', 'The file could not be read'));
      else found.push({ loc, bytes: file.bytes.length, facts });
    }
    return found;
  };
  const [first = [], last = []] = input.frameUrls.map((url) => [url]);
  const images = [
    ...(await find('image_url', first, false)),
    ...(await find('end_image_url', last, false)),
    ...(await find('image_urls', input.imageUrls, true)),
  ];
  const videos = await find('video_urls', input.videoUrls, true);
  const sounds = await find('audio_urls', input.audioUrls, true);
  problems.push(...imageProblems(images), ...videoProblems(videos), ...audioProblems(sounds));
  return { problems, videoMs: total(videos) };
}

function imageProblems(images: readonly FoundFile[]): Detail[] {
  return images.flatMap(({ loc, bytes, facts }) => [
    ...formatProblem(loc, facts, imageFormats, 'unsupported_image_format', ['jpeg', 'png', 'webp']),
    ...sizeProblem(loc, bytes, limits.imageBytes),
  ]);
}

function videoProblems(videos: readonly FoundFile[]): Detail[] {
  if (videos.length === 0) return [];
  const { min, max } = limits.videoPixels;
  const pixels = ({ size }: MediaFacts): number => (size?.width ?? 0) * (size?.height ?? 0);
  return [
    ...videos.flatMap(({ loc, facts }) => [
      ...formatProblem(loc, facts, videoFormats, 'unsupported_video_format', ['mp4', 'mov']),
      ...(pixels(facts) < min ? [problem(loc, 'image_too_small', 'The video is too small')] : []),
      ...(pixels(facts) > max ? [problem(loc, 'image_too_large', 'The video is too large')] : []),
    ]),
    ...sizeProblem(
      ['body', 'video_urls'],
      videos.reduce((sum, { bytes }) => sum + bytes, 0),
      limits.videoTotalBytes - 1,
    ),
    ...lengthProblem(['body', 'video_urls'], total(videos), limits.videoTotalMs, 'video_duration'),
  ];
}

function audioProblems(sounds: readonly FoundFile[]): Detail[] {
  return [
    ...sounds.flatMap(({ loc, bytes, facts }) => [
      ...formatProblem(loc, facts, audioFormats, 'unsupported_audio_format', ['mp3', 'wav']),
      ...sizeProblem(loc, bytes, limits.audioBytes),
    ]),
    ...lengthProblem(['body', 'audio_urls'], total(sounds), { min: 0, max: limits.audioTotalMs }, 'audio_duration'),
  ];
}

function total(found: readonly FoundFile[]): number {
  return found.reduce((sum, { facts }) => sum + facts.durationMs, 0);
}

function formatProblem(
  loc: Detail['loc'],
  { format }: MediaFacts,
  expected: RegExp,
  type: string,
  supported: readonly string[],
): Detail[] {
  if (expected.test(format)) return [];
  return [{ loc, msg: `Unsupported format: ${format}`, type, ctx: { supported_formats: supported } }];
}

function sizeProblem(loc: Detail['loc'], bytes: number, most: number): Detail[] {
  if (bytes <= most) return [];
  return [{ loc, msg: 'The file is too large', type: 'file_too_large', ctx: { max_size: most } }];
}

function lengthProblem(
  loc: Detail['loc'],
  ms: number,
  { min, max }: { readonly min: number; readonly max: number },
  kind: 'video_duration' | 'audio_duration',
): Detail[] {
  if (ms < min - slackMs) return [problem(loc, `${kind}_too_short`, 'The files together are too short')];
  return ms > max + slackMs ? [problem(loc, `${kind}_too_long`, 'The files together are too long')] : [];
}

function problem(loc: Detail['loc'], type: string, msg: string): Detail {
  return { loc, msg, type };
}
