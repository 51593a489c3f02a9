import { readMediaFacts } from '../provider-server/media-facts.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import { fileRefusal } from './endings.ts';
import type { SentAddress } from './prediction-input.ts';
import type { Ending } from './prediction-life.ts';

const formats = {
  image: /^(?:image2|jpeg_pipe|png_pipe|webp_pipe)$/u,
  video: /\bmp4\b/u,
  audio: /^(?:mp3|wav)$/u,
};

const maxBytes = { image: 30_000_000, video: 50_000_000, audio: 15_000_000 };

function mediaOf(field: string): keyof typeof formats {
  if (field.includes('video')) return 'video';
  return field.includes('audio') ? 'audio' : 'image';
}

/** Fetches every file of an input when the job runs; what does not fit is how the job ends. `null`: all of them do. */
export async function checkFiles(
  addresses: readonly SentAddress[],
  files: StoredFiles,
  origin: string,
): Promise<Ending | null> {
  for (const { field, url } of addresses) {
    const file = url.startsWith(`${origin}/`) ? files.get(new URL(url).pathname) : undefined;
    if (file === undefined) return fileRefusal('INPUT_DOWNLOAD_ERROR', `Failed to download ${field}`);
    const media = mediaOf(field);
    const facts = await readMediaFacts(file.bytes);
    if (facts === null || !formats[media].test(facts.format)) {
      return fileRefusal('PROVIDER_REJECTED', `${field} is not a supported ${media}`);
    }
    if (file.bytes.length > maxBytes[media]) return fileRefusal('PROVIDER_REJECTED', `${field} is too large`);
  }
  return null;
}
