import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { ApiframeInput } from './apiframe-input.ts';
import { sniff, type SniffedType } from './sniff.ts';

/** What the model behind it says about the files of a job once it fetches them; `null`: nothing. */
export function findFileProblem(input: ApiframeInput, files: StoredFiles, origin: string): string | null {
  const { startImage, endImage, imageUrls, videoUrls, audioUrls } = input;
  const frames = [startImage, endImage].filter((url) => url !== null);
  const references = [...imageUrls, ...videoUrls, ...audioUrls];
  if (frames.length > 0 && references.length > 0)
    return 'first/last frame content cannot be mixed with reference content';
  if (endImage !== null && startImage === null) return 'last frame needs a first frame';
  if (audioUrls.length > 0 && imageUrls.length + videoUrls.length === 0)
    return 'audio reference needs an image or a video';
  const wanted: readonly (readonly [readonly string[], SniffedType['kind']])[] = [
    [[...frames, ...imageUrls], 'image'],
    [videoUrls, 'video'],
    [audioUrls, 'audio'],
  ];
  for (const [urls, kind] of wanted) {
    for (const url of urls) {
      const file = url.startsWith(`${origin}/`) ? files.get(new URL(url).pathname) : undefined;
      if (file === undefined) return 'failed to download an input file';
      if (sniff(file.bytes)?.kind !== kind) return `an input file is no ${kind}`;
    }
  }
  return null;
}
