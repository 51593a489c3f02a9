import {
  AudioSampleSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  VideoSampleSource,
  type StreamTargetChunk,
} from 'mediabunny';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { MediaProblem } from '../media-problem.ts';
import { chooseAudioEncoder, chooseVideoEncoder } from '../encoders.ts';
import { FilmPainter } from './film-painter.ts';
import { FrameCamera } from './frame-camera.ts';
import { countFrames, planFrames, type ShotFrames } from './frame-plan.ts';
import { makeGuideTrack } from './guide-track.ts';
import { addSecond, shootFrame } from './shoot.ts';
import type { SlateText } from './slate-texts.ts';
import type { StereoSound } from '../sound.ts';

export interface RenderOptions {
  readonly plan: AnimaticPlan;
  /** One per shot. */
  readonly slates: readonly SlateText[];
  readonly fonts: FontFaceSet;
  /** Takes the MP4 from its first byte to its last, in pieces of at most 1 MiB. */
  readonly write: (offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}

interface Film {
  readonly output: Output;
  readonly pictures: VideoSampleSource;
  readonly track: AudioSampleSource | null;
  readonly sound: StereoSound | null;
  /** Of the file so far. */
  bytes: number;
}

/**
 * Renders a plan to an MP4 whose index stands at its front. The compressed film is held in memory until its end
 * (some 10 MB for 15 s of 720p), because only then the index is known; pictures are held one shot at a time.
 */
export async function renderAnimatic(options: RenderOptions): Promise<Result<{ bytes: number }, MediaProblem>> {
  const frames = planFrames(options.plan);
  const film = await openFilm(options, frames);
  if (!film.ok) return film;
  const { output } = film.value;
  await output.start();
  await shoot(film.value, options, countFrames(frames));
  await output.finalize();
  options.onProgress(1);
  return ok({ bytes: film.value.bytes });
}

async function openFilm(
  { plan, write }: RenderOptions,
  frames: readonly ShotFrames[],
): Promise<Result<Film, MediaProblem>> {
  const video = await chooseVideoEncoder(plan, plan.framesPerSecond);
  if (video === null) return err({ reason: 'cannot-encode', detail: `no encoder for ${plan.width} x ${plan.height}` });
  const seconds = countFrames(frames) / plan.framesPerSecond;
  const sound = plan.hasAudio ? await makeGuideTrack(plan, frames, seconds) : null;
  const audio = sound === null ? null : await chooseAudioEncoder(sound.sampleRate);
  if (sound !== null && audio === null) return err({ reason: 'cannot-encode', detail: 'no encoder for sound' });

  const writable = new WritableStream<StreamTargetChunk>({
    async write({ position, data }) {
      film.bytes = Math.max(film.bytes, position + data.byteLength);
      await write(position, data);
    },
  });
  const target = new StreamTarget(writable, { chunked: true, chunkSize: maxChunkBytes });
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const pictures = new VideoSampleSource(video);
  const track = audio === null ? null : new AudioSampleSource(audio);
  const film: Film = { output, pictures, track, sound, bytes: 0 };
  output.addVideoTrack(pictures, { frameRate: plan.framesPerSecond });
  if (track !== null) output.addAudioTrack(track);
  return ok(film);
}

async function shoot({ pictures, track, sound }: Film, options: RenderOptions, total: number): Promise<void> {
  const { framesPerSecond } = options.plan;
  const camera = new FrameCamera(options.plan, framesPerSecond);
  const painter = new FilmPainter(camera.context, options);
  await painter.prepare();
  for (let frame = 0; frame < total; frame += 1) {
    // Sound goes in beside the pictures of its second, so that neither waits for the other.
    if (track !== null && sound !== null && frame % framesPerSecond === 0) {
      await addSecond(track, sound, frame / framesPerSecond);
    }
    await shootFrame(pictures, { painter, camera }, frame);
    options.onProgress((frame + 1) / (total + 1));
  }
  painter.close();
}
