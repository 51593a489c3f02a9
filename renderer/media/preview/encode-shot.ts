import { Mp4OutputFormat, NullTarget, Output, VideoSampleSource, type EncodedPacket } from 'mediabunny';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { FilmPainter } from '../animatic/film-painter.ts';
import { FrameCamera } from '../animatic/frame-camera.ts';
import { shootFrame } from '../animatic/shoot.ts';
import { chooseVideoEncoder } from '../encoders.ts';
import type { MediaProblem } from '../media-problem.ts';
import type { EncodedShot } from './encoded-pieces.ts';
import type { ShotPiece } from './preview-pieces.ts';

interface EncodeOptions {
  readonly plan: AnimaticPlan;
  readonly piece: ShotPiece;
  readonly fonts: FontFaceSet;
  /** After each frame; stops with `null` once it answers false. */
  readonly goesOn: (frames: number) => Promise<boolean>;
}

/** A film of this shot alone, exactly as many frames long as it is in its place. */
function planAlone(plan: AnimaticPlan, { shot, count }: ShotPiece): AnimaticPlan {
  return { ...plan, shots: [{ ...shot, durationMs: (count * 1_000) / plan.framesPerSecond }] };
}

/** Draws and compresses one shot; `null`: stopped on the way. */
export async function encodeShot(options: EncodeOptions): Promise<Result<EncodedShot | null, MediaProblem>> {
  const { piece, fonts, goesOn } = options;
  const plan = planAlone(options.plan, piece);
  const video = await chooseVideoEncoder(plan, plan.framesPerSecond);
  if (video === null) return err({ reason: 'cannot-encode', detail: `no encoder for ${plan.width} x ${plan.height}` });
  const packets: EncodedPacket[] = [];
  let decoderConfig: VideoDecoderConfig | undefined;
  const pictures = new VideoSampleSource({
    ...video,
    onEncodedPacket(packet, meta) {
      packets.push(packet);
      decoderConfig ??= meta?.decoderConfig;
    },
  });
  // Only the packets are wanted; they are joined into a file later, with those of the other shots.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new NullTarget() });
  output.addVideoTrack(pictures, { frameRate: plan.framesPerSecond });
  await output.start();
  const camera = new FrameCamera(plan, plan.framesPerSecond);
  const painter = new FilmPainter(camera.context, { plan, slates: [piece.slate], fonts });
  try {
    await painter.prepare();
    for (let frame = 0; frame < piece.count; frame += 1) {
      await shootFrame(pictures, { painter, camera }, frame);
      if (await goesOn(frame + 1)) continue;
      await output.cancel();
      return ok(null);
    }
    await output.finalize();
    if (decoderConfig === undefined) return err({ reason: 'cannot-encode', detail: 'the encoder told no settings' });
    const isStandIn = painter.isCard && piece.shot.picture !== null;
    return ok({ codec: video.codec, decoderConfig, packets, cardAction: isStandIn ? piece.shot.action : null });
  } finally {
    painter.close();
  }
}
