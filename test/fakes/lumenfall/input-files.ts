import { readMediaFacts } from '../provider-server/media-facts.ts';
import { sha256Of, type ReceivedUpload } from '../provider-server/received-upload.ts';
import type { VideoInput } from './video-input.ts';

/** What the model finds when it fetches the files of a request. */
export interface InputFiles {
  /** Why it cannot go on; `null`: all is well. */
  readonly problem: string | null;
  /** All input videos together; 0 when there is none. */
  readonly videoMs: number;
  readonly received: readonly ReceivedUpload[];
}

interface Fetched {
  readonly bytes: Buffer;
  readonly contentType: string;
}

const formats = {
  image: /^(?:image2|jpeg_pipe|png_pipe|webp_pipe)$/u,
  video: /\bmp4\b/u,
  audio: /^(?:mp3|wav)$/u,
} as const;

/** Decodes what is inside the request and fetches the rest, really, over the network of this machine. */
export async function fetchFiles(input: VideoInput): Promise<InputFiles> {
  const end = input.endImageUrl === null ? [] : [input.endImageUrl];
  const wanted = [
    ...[...input.imageUrls, ...end].map((url) => ['image', url] as const),
    ...input.videoUrls.map((url) => ['video', url] as const),
    ...input.audioUrls.map((url) => ['audio', url] as const),
  ];
  const received: ReceivedUpload[] = [];
  let videoMs = 0;
  for (const [kind, url] of wanted) {
    const file = await fetchFile(url);
    const facts = file === null ? null : await readMediaFacts(file.bytes);
    if (file === null || facts === null || !formats[kind].test(facts.format)) {
      return { problem: `Failed to load the ${kind}`, videoMs, received };
    }
    if (kind === 'video') videoMs += facts.durationMs;
    const { bytes, contentType } = file;
    received.push({
      url,
      name: '',
      contentType,
      bytes: bytes.length,
      sha256: sha256Of(bytes),
      parts: 1,
      keepSeconds: null,
    });
  }
  const isLengthFine = videoMs === 0 || (videoMs >= 1_950 && videoMs <= 15_050);
  return { problem: isLengthFine ? null : 'The videos are too short or too long', videoMs, received };
}

async function fetchFile(url: string): Promise<Fetched | null> {
  const inline = /^data:([a-z/]+);base64,(.+)$/u.exec(url);
  if (inline !== null) return { contentType: inline[1] ?? '', bytes: Buffer.from(inline[2] ?? '', 'base64') };
  if (new URL(url).hostname !== '127.0.0.1') return null;
  const answer = await fetch(url).catch(() => null);
  if (answer?.ok !== true) return null;
  return { contentType: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
}
